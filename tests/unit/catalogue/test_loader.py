import datetime as dt
import shutil
from pathlib import Path

import pytest

import dashboard.catalogue
from dashboard.catalogue import CatalogueError, load_catalogue
from dashboard.domain.measures import Dimension, Direction, Kind, Language, Origin, Pillar

BUNDLED = Path(dashboard.catalogue.__file__).parent


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(BUNDLED, tmp_path / "catalogue", ignore=shutil.ignore_patterns("*.py"))


def edit(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


class TestBundledCatalogue:
    def test_holds_every_measure_and_indicator(self):
        catalogue = load_catalogue()

        assert len(catalogue.measures) == 40
        assert len(catalogue.indicators) == 38

    def test_lists_coverage_first_then_pillar_by_pillar(self):
        catalogue = load_catalogue()

        letters = dict.fromkeys(code[0] for code in catalogue.indicators)
        assert "".join(letters) == "VMUCKFPO"
        assert list(catalogue.measures)[:3] == ["V01", "V02", "M01"]

    def test_reads_a_measure(self):
        measure = load_catalogue().measures["P01"]

        assert measure.dimensions == (Dimension.STAGE, Dimension.ASPECT, Dimension.SEX)
        assert (measure.kind, measure.unit, measure.core) == (Kind.FLOW, "layanan", True)
        assert (measure.pillar, measure.origin) == (Pillar.PROTECTION, Origin.REPORT)
        assert measure.maximum is None
        assert measure.reviewed == dt.date(2026, 11, 24)

    def test_reads_a_ratio(self):
        indicator = load_catalogue().indicators["F03"]

        assert indicator.is_ratio
        assert (indicator.numerator, indicator.denominator) == (("F01",), ("F01", "F02"))
        assert (indicator.unit, indicator.direction) == ("%", Direction.UP)
        assert indicator.sensitive
        assert indicator.name[Language.ENGLISH] == "Share of departures that are procedural"

    def test_only_yes_or_no_measures_have_a_maximum(self):
        measures = load_catalogue().measures.values()

        assert {one.code: one.maximum for one in measures if one.maximum} == {"O02N": 1, "O05": 1}

    def test_names_pillars_and_members_in_reading_order(self):
        catalogue = load_catalogue()

        assert list(catalogue.pillars) == list(Pillar)
        assert catalogue.pillars[Pillar.COOPERATIVE].label[Language.INDONESIAN] == "Koperasi"
        assert list(catalogue.members[Dimension.STAGE]) == ["sebelum", "selama", "setelah"]
        assert catalogue.members[Dimension.SEX]["P"][Language.INDONESIAN] == "Perempuan"

    def test_says_that_it_is_a_proposal(self):
        assert load_catalogue().note[Language.INDONESIAN].startswith("Usulan")

    def test_is_read_once(self):
        assert load_catalogue() is load_catalogue()

    def test_reads_another_folder_afresh(self, copy):
        edit(copy, "measures/K02.toml", 'kind = "stock"', 'kind = "flow"')

        assert load_catalogue(copy).measures["K02"].kind is Kind.FLOW
        assert load_catalogue().measures["K02"].kind is Kind.STOCK


class TestSeries:
    def test_prefers_the_indicator(self):
        catalogue = load_catalogue()

        assert catalogue.series("F01") is catalogue.indicators["F01"]

    def test_finds_a_measure_that_no_indicator_shows(self):
        catalogue = load_catalogue()

        assert catalogue.series("O03N") is catalogue.measures["O03N"]

    def test_refuses_an_unknown_code(self):
        with pytest.raises(KeyError, match="X99"):
            load_catalogue().series("X99")


class TestPillarIndicators:
    def test_lists_one_pillar_in_order(self):
        listed = load_catalogue().pillar_indicators(Pillar.COOPERATIVE)

        assert [one.code for one in listed] == ["K01", "K02", "K03", "K04"]


MEASURE = "measures/F01.toml"
RATIO = "indicators/F03.toml"
PLAIN = "indicators/F01.toml"
REFERENCES = "references.toml"


class TestRefusals:
    @pytest.mark.parametrize(
        ("file", "old", "new", "key"),
        [
            pytest.param(MEASURE, "core = true", "core = true\nrank = 1", "rank", id="unknown key"),
            pytest.param(MEASURE, 'kind = "flow"\n', "", "kind", id="missing key"),
            pytest.param(MEASURE, "core = true", "core = 1", "core", id="number for a flag"),
            pytest.param(MEASURE, "2026-11-24", '"2026-11-24"', "reviewed", id="text for a day"),
            pytest.param(
                MEASURE, "2026-11-24", "2026-11-24T08:00:00", "reviewed", id="time for a day"
            ),
            pytest.param(MEASURE, '["sex"]', '"sex"', "dimensions", id="text for a list"),
            pytest.param(MEASURE, '["sex"]', '["age"]', "dimensions", id="unknown dimension"),
            pytest.param(MEASURE, '["sex"]', '["sex", "sex"]', "dimensions", id="dimension twice"),
            pytest.param(
                MEASURE, "core = true", "core = true\nmaximum = 0", "maximum", id="maximum of zero"
            ),
            pytest.param(
                MEASURE,
                "core = true",
                "core = true\nmaximum = true",
                "maximum",
                id="flag for a number",
            ),
            pytest.param(MEASURE, '"Procedural departures"', '" "', "name.en", id="empty text"),
            pytest.param(
                MEASURE, 'name.en = "Procedural departures"\n', "", "name.en", id="no translation"
            ),
            pytest.param(
                MEASURE, "name.en", 'name.fr = "Départs"\nname.en', "name.fr", id="language"
            ),
            pytest.param(MEASURE, 'code = "F01"', 'code = "F02"', "code", id="other file name"),
            pytest.param(MEASURE, '"orang"', '"orangg"', "unit", id="unknown unit"),
            pytest.param(MEASURE, '"flow"', '"rate"', "kind", id="unknown kind"),
            pytest.param(MEASURE, '"arus_migrasi"', '"arus"', "pillar", id="unknown pillar"),
            pytest.param(MEASURE, '"report"', '"survey"', "origin", id="unknown origin"),
            pytest.param(RATIO, '= ["F01"]', '= ["F99"]', "numerator", id="unknown numerator"),
            pytest.param(RATIO, '"F02"]', '"F99"]', "denominator", id="unknown denominator"),
            pytest.param(RATIO, '= ["F01"]', "= []", "numerator", id="ratio without numerator"),
            pytest.param(
                RATIO, '"F02"]', '"M03"]', "denominator", id="flow and stock in one ratio"
            ),
            pytest.param(RATIO, '"F02"]', '"P01"]', "denominator", id="two units in one ratio"),
            pytest.param(RATIO, '"%"', '"orang"', "unit", id="ratio that is no percentage"),
            pytest.param(RATIO, '"up"', '"rising"', "direction", id="unknown direction"),
            pytest.param(
                PLAIN, '["F01"]', '["F01", "F02"]', "numerator", id="sum as a plain measure"
            ),
            pytest.param(PLAIN, '"orang"', '"anak"', "unit", id="other unit than its measure"),
            pytest.param(
                PLAIN, '"Procedural dep', '"Legal dep', "name", id="other name, same code"
            ),
            pytest.param(
                PLAIN, '"arus_migrasi"', '"pelindungan"', "pillar", id="other pillar, same code"
            ),
            pytest.param(REFERENCES, "[note]", "[notes]", "note", id="no note"),
            pytest.param(
                REFERENCES, "[note]", "[extra]\na = 1\n[note]", "extra", id="unknown list"
            ),
            pytest.param(REFERENCES, '  "koperasi",\n', "", "order", id="pillar without a place"),
            pytest.param(
                REFERENCES,
                "[pillars.koperasi]",
                "[pillars.kop]",
                "pillars.koperasi",
                id="no pillar",
            ),
            pytest.param(
                REFERENCES,
                "[pillars.program]",
                "[pillars.extra]\na = 1\n[pillars.program]",
                "pillars.extra",
                id="unknown pillar listed",
            ),
            pytest.param(
                REFERENCES,
                '"Koperasi", en = "Cooperative"',
                '"Koperasi"',
                "pillars.koperasi.label.en",
                id="pillar not translated",
            ),
            pytest.param(
                REFERENCES,
                "[members.sex]",
                "[members.age]",
                "members.sex",
                id="dimension not listed",
            ),
            pytest.param(
                REFERENCES,
                "[members.role]",
                "[members.age]\na = 1\n[members.role]",
                "members.age",
                id="list of an unknown dimension",
            ),
            pytest.param(
                REFERENCES, 'id = "Perempuan"', 'id = ""', "members.sex.P.id", id="member not named"
            ),
        ],
    )
    def test_names_the_file_and_the_key(self, copy, file, old, new, key):
        edit(copy, file, old, new)

        with pytest.raises(CatalogueError) as refusal:
            load_catalogue(copy)

        assert (refusal.value.file, refusal.value.key) == (file, key)
        assert str(refusal.value).startswith(f"Katalog {file}: {key}: ")

    def test_an_indicator_keeps_the_unit_of_a_measure_with_another_code(self, copy):
        shutil.copy(copy / "indicators/U01.toml", copy / "indicators/U08.toml")
        edit(copy, "indicators/U08.toml", 'code = "U01"', 'code = "U08"')
        edit(copy, "indicators/U08.toml", '["U01"]', '["U07"]')

        with pytest.raises(CatalogueError, match=r"indicators/U08\.toml: unit: harus 'orang'"):
            load_catalogue(copy)

    def test_a_code_cannot_come_twice(self, copy):
        shutil.copy(copy / MEASURE, copy / "measures" / "F01-lama.toml")

        with pytest.raises(CatalogueError, match=r"measures/F01-lama\.toml: code: 'F01'"):
            load_catalogue(copy)

    @pytest.mark.parametrize("content", [b"code = ", b'code = "F01"\ncode = "F01"', b"\xff"])
    def test_names_a_file_that_is_no_toml(self, copy, content):
        (copy / MEASURE).write_bytes(content)

        with pytest.raises(CatalogueError, match=r"measures/F01\.toml: bukan TOML"):
            load_catalogue(copy)

    def test_names_a_file_that_is_absent(self, tmp_path):
        with pytest.raises(CatalogueError, match=r"references\.toml: berkas tidak dapat dibaca"):
            load_catalogue(tmp_path)

    def test_names_a_folder_without_files(self, copy):
        shutil.rmtree(copy / "indicators")

        with pytest.raises(CatalogueError, match=r"indicators: .*tidak ada berkas"):
            load_catalogue(copy)

    def test_offers_the_known_words(self, copy):
        edit(copy, MEASURE, '"flow"', '"rate"')

        with pytest.raises(CatalogueError, match="'rate' tidak dikenal; pilih dari flow, stock"):
            load_catalogue(copy)
