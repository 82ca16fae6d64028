"""DHIS2 data value sets become the long layout, or say what the mapping leaves open."""

import json

import pytest

from tests.support.faults import line_of, message_of, remedy_of

MAPPING = """
jenis = "dhis2"
abaikan = ["lain*"]
[wilayah]
ouA = "32.12.16.2004"
ouB = "32.12.09.2003"
[ukuran]
deF01 = "F01"
deF01P = "F01 P"
deM01 = "M01 L"
deU04 = "U04"
[rincian]
cocAll = ""
cocL = "L"
cocP = "P"
cocBefore = "sebelum"
[jawaban]
true = 1
"""
TITLES = "dataelement,period,orgunit,catoptcombo,attroptcombo,value,storedby,lastupd,comment"


def values_text(*values, **beside):
    return json.dumps({**beside, "dataValues": list(values)})


def value(**changed):
    usual = {"dataElement": "deF01", "period": "202601", "orgUnit": "ouA", "value": "5"}
    return {key: cell for key, cell in {**usual, **changed}.items() if cell is not None}


class TestCsv:
    def test_keeps_rows_and_columns_where_they_are(self, read_text, rows_of):
        raw = read_text(
            "data.csv",
            f"{TITLES}\ndeF01,202601,ouA,cocL,,5,admin,2026-02-03,catatan\n"
            "lain1,202601,ouX,cocX,aocX,x,,,\ndeU04,202602,ouB,cocAll,default,7,,,\n",
            MAPPING,
        )

        assert raw.rows.tolist() == [2, 4]
        assert raw.titles[:6] == ("kode_ukuran", "periode", "kode_desa", "", "", "nilai")
        assert rows_of(raw) == [
            {
                "kode_ukuran": "F01",
                "periode": "2026-01",
                "kode_desa": "32.12.16.2004",
                "nilai": "5",
                "jenis_kelamin": "L",
            },
            {
                "kode_ukuran": "U04",
                "periode": "2026-02",
                "kode_desa": "32.12.09.2003",
                "nilai": "7",
            },
        ]

    def test_takes_the_day_of_the_chosen_time_stamp(self, read_text, rows_of):
        raw = read_text(
            "data.csv",
            "dataelement,period,orgunit,value,lastupdated\n"
            "deF01,202601,ouA,5,2026-02-03T23:59:00.000+0000\n",
            f'diterima = "lastUpdated"{MAPPING}',
        )

        assert rows_of(raw)[0]["diterima"] == "2026-02-03"

    def test_counts_what_the_mapping_leaves_open(self, refuse_text):
        faults = refuse_text(
            "data.csv",
            f"{TITLES}\ndeX,202601,ouA,,,5,,,\ndeX,2026Q1,ouX,cocX,aocX,5,,,\n"
            "deF01,2026Q1,ouA,,,5,,,\n",
            MAPPING,
        )

        assert [(fault.row, fault.column, fault.value) for fault in faults] == [
            (2, "dataelement", "deX"),
            (3, "period", "2026Q1"),
            (3, "orgunit", "ouX"),
            (3, "attroptcombo", "aocX"),
            (3, "catoptcombo", "cocX"),
        ]
        assert line_of(faults[0]) == (
            'data.csv baris 2, kolom dataelement, "deX": dataElement tidak ada dalam peta (2 kali).'
            " Tambahkan ke [ukuran] di peta.toml."
        )

    @pytest.mark.parametrize("period", ["2026", "2026Q3", "2026W35", "20260831", "202613"])
    def test_takes_months_only(self, refuse_text, period):
        (fault,) = refuse_text("data.csv", f"{TITLES}\ndeF01,{period},ouA,,,5,,,\n", MAPPING)

        assert fault.code == "exchange_period"

    def test_names_what_is_missing(self, refuse_text):
        (fault,) = refuse_text(
            "data.csv", "period,value\n202601,5\n", f'diterima = "created"{MAPPING}'
        )

        assert "tidak ada: orgUnit, dataElement, created" in message_of(fault)

    @pytest.mark.parametrize("title", ["nama", "value"])
    def test_refuses_columns_that_are_no_data_value(self, refuse_text, title):
        (fault,) = refuse_text(
            "data.csv",
            f"dataelement,period,orgunit,value,{title}\ndeF01,202601,ouA,5,x\n",
            MAPPING,
        )

        assert (fault.code, fault.position) == ("exchange_column_unknown", 5)

    def test_refuses_persons_in_what_is_not_stored(self, refuse_text):
        (fault,) = refuse_text(
            "data.csv", f"{TITLES}\ndeF01,202601,ouA,,,5,siti@contoh.id,,\n", MAPPING
        )

        assert (fault.code, fault.column, fault.value) == ("column_personal", "storedby", None)


class TestJson:
    def test_takes_what_stands_beside_the_values(self, read_text, rows_of):
        text = values_text(
            value(period=None, orgUnit=None, value="true"),
            value(period="202602", dataElement="deU04", value=1.5, comment=None),
            period="202601",
            orgUnit="ouA",
            completeDate="2026-02-03T00:00:00.000",
            dataSet="ds",
        )
        raw = read_text("data.json", text, f'diterima = "completeDate"{MAPPING}')

        assert (raw.sheet, raw.rows.tolist()) == ("dataValues", [1, 2])
        assert rows_of(raw) == [
            {
                "kode_ukuran": "F01",
                "periode": "2026-01",
                "kode_desa": "32.12.16.2004",
                "nilai": 1,
                "diterima": "2026-02-03",
            },
            {
                "kode_ukuran": "U04",
                "periode": "2026-02",
                "kode_desa": "32.12.16.2004",
                "nilai": 1.5,
                "diterima": "2026-02-03",
            },
        ]

    def test_joins_members_of_element_and_combination(self, read_text, rows_of):
        text = values_text(value(dataElement="deM01", categoryOptionCombo="cocBefore"))
        (row,) = rows_of(read_text("data.json", text, MAPPING))

        assert (row["jenis_kelamin"], row["tahap"]) == ("L", "sebelum")

    def test_refuses_members_named_twice(self, refuse_text):
        text = values_text(value(), value(dataElement="deF01P", categoryOptionCombo="cocP"))
        (fault,) = refuse_text("data.json", text, MAPPING)

        assert (fault.code, fault.row) == ("exchange_members", 2)

    def test_refuses_deleted_values_by_their_number(self, refuse_text):
        text = values_text(value(deleted=False), value(deleted=True))
        (fault,) = refuse_text("data.json", text, MAPPING)

        assert line_of(fault).startswith("data.json lembar dataValues baris 2, kolom deleted")

    def test_takes_the_attribute_combinations_that_are_listed(self, read_text, refuse_text):
        text = values_text(value(attributeOptionCombo="aoc"), value(attributeOptionCombo="default"))
        (fault,) = refuse_text("data.json", text, MAPPING)

        assert (fault.value, "atribut" in remedy_of(fault)) == ("aoc", True)
        assert len(read_text("data.json", text, f'atribut = ["aoc"]{MAPPING}').rows) == 2

    def test_says_that_everything_is_ignored(self, refuse_text):
        (fault,) = refuse_text("data.json", values_text(value(dataElement="lain1")), MAPPING)

        assert fault.code == "file_no_data"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "file_not_json"),
            ("{", "file_not_json"),
            ('{"dataValues": [{"value": NaN}]}', "file_not_json"),
            ("[" * 100_000, "file_not_json"),
            ("[]", "file_no_data"),
            ("{}", "file_no_data"),
            ('{"dataValues": []}', "file_no_data"),
            ('{"dataValues": {}}', "file_no_data"),
            ('{"dataValues": [3]}', "data_value_shape"),
            ('{"dataValues": [{"value": {}}]}', "data_value_shape"),
            ('{"dataValues": [{}]}', "exchange_column_missing"),
            ('{"importStrategy": "DELETE", "dataValues": [{}]}', "data_values_key"),
            ('{"period": ["202601"], "dataValues": [{}]}', "data_values_key"),
        ],
    )
    def test_refuses_what_is_no_data_value_set(self, refuse_text, text, code):
        (fault,) = refuse_text("data.json", text, MAPPING)

        assert fault.code == code

    def test_says_what_no_file_could_hold(self, refuse_text):
        (fault,) = refuse_text("data.json", values_text(value(orgUnit="\ud800")), MAPPING)

        assert 'orgUnit, "?":' in line_of(fault)

    def test_stops_at_too_many_keys(self, refuse_text):
        (fault,) = refuse_text(
            "data.json", values_text(value(**dict.fromkeys(map(str, range(99)), "x"))), MAPPING
        )

        assert fault.code == "file_columns"

    def test_stops_at_too_many_values(self, refuse_text):
        (fault,) = refuse_text("data.json", values_text(*[value()] * 1001), MAPPING)

        assert fault.code == "file_rows"
