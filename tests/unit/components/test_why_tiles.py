import datetime as dt

import pytest

from dashboard.components import tiles as overview
from dashboard.components import why_tiles as tiles
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Dimension, Kind, Origin
from dashboard.domain.periods import Month
from dashboard.domain.regions import Region
from dashboard.domain.sending import Submission
from dashboard.domain.views.village import Receipt, VillageFacts
from dashboard.domain.views.why import (
    Around,
    Attended,
    Inside,
    Observed,
    ReceivedReport,
    Share,
    Use,
    WhyView,
)
from tests.support.html_reader import Reader, links, words
from tests.unit.sample_comparisons import framed
from tests.unit.sample_views import (
    CILACAP,
    ENGLISH,
    INDICATORS,
    NATION,
    PROVINCE,
    VILLAGE,
    no_number,
    number,
    sample_view,
)

TILES = (tiles.formula, tiles.villages, tiles.districts, tiles.missing, tiles.origins)
RATIO = {"numerator": 48.0, "denominator": 52.0, "code": "F03", "reported": 8, "due": 10}
FACTS = VillageFacts(
    code=VILLAGE.code,
    cohort_year=2017,
    ended=None,
    programme="ministry",
    confidence="stated",
    source_url="https://example.org/berita",
    source_date="2017",
)


def share(region=VILLAGE, received=8, **changes):
    value = number(92.3, region=region.code, **(RATIO | changes))
    return Share(region=region, district=CILACAP, value=value, received=received)


def around(**changes):
    told = {
        "districts": (share(CILACAP),),
        "searched": 1,
        "all_districts": 1,
        "villages": (share(),),
        "contributing": 1,
        "missing": (share(),),
        "lacking": 1,
    }
    return Around(**(told | changes))


def sent(**changes):
    told = {
        "id": 12,
        "kind": "report",
        "file_name": "Laporan Oktober.xlsx",
        "received_at": dt.datetime(2026, 11, 8, 3, 0, tzinfo=dt.UTC),
        "upload_id": 5,
        "rows": 1,
        "version": 4,
        "undone_in": None,
        "sheet": "Laporan",
        "submitter": "Dinas Cilacap",
        "reason": None,
    }
    return Submission(**(told | changes))


def observed(**changes):
    told = {
        "month": Month(2026, 10),
        "measure": "F01",
        "members": {Dimension.SEX: "P"},
        "value": 3.0,
        "row": 12,
        "column": 6,
        "version": 4,
        "demo": False,
        "sent": sent(),
    }
    return Observed(**(told | changes))


def wide(code="F03", *, origin=Origin.REPORT, kind=Kind.FLOW, **changes):
    told = {"figure": number(92.3, **RATIO), "around": around()}
    return WhyView(
        **framed(indicator=code),
        indicator=INDICATORS[code],
        origin=origin,
        kind=kind,
        **(told | changes),
    )


def narrow(inside, code="F03", *, origin=Origin.REPORT, kind=Kind.FLOW, **filters):
    frame = framed(indicator=code, region=VILLAGE.code, **filters)
    return WhyView(
        **frame | {"path": (NATION, PROVINCE, CILACAP, VILLAGE)},
        indicator=INDICATORS[code],
        figure=number(92.3, **RATIO),
        origin=origin,
        kind=kind,
        inside=inside,
    )


def inside(*values, **changes):
    told = {"counted": True, "facts": FACTS, "observed": values or ((observed(), Use.COUNTED),)}
    return Inside(**(told | changes))


class TestFormula:
    def test_tells_the_formula_with_its_numbers(self):
        page = words(tiles.formula(wide()))

        assert "92,3 % = 48 ÷ 52 × 100" in page
        assert "48 orang F01 Keberangkatan prosedural" in page
        assert "F01 Keberangkatan prosedural + F02" in page
        assert "8 dari 10 laporan" in page

    def test_a_count_has_no_division(self):
        page = words(tiles.formula(wide("F01", figure=number(412.0, code="F01"))))

        assert "412 orang = jumlah dari 96 laporan" in page
        assert "÷" not in page

    @pytest.mark.parametrize(
        ("code", "kind", "told"),
        [
            ("F01", Kind.FLOW, "laporan semua bulan dan semua desa dijumlahkan"),
            ("C02", Kind.STOCK, "bulan terbaru yang melapor"),
            ("F03", Kind.FLOW, "hanya desa dan bulan yang melaporkan semua bagiannya"),
            ("C04", Kind.STOCK, "bulan terbaru yang melaporkan semua bagiannya"),
        ],
    )
    def test_tells_its_rule(self, code, kind, told):
        assert told in words(tiles.formula(wide(code, kind=kind)))

    @pytest.mark.parametrize(
        ("code", "origin", "told"),
        [
            ("O03", Origin.SUBMISSIONS, "dibagi semua laporan wajib"),
            ("V01", Origin.REGISTER, "desa yang berjalan"),
            ("V02", Origin.REGISTER, "dihitung sekali"),
            ("O04", Origin.MEETINGS, "undangan yang hadir"),
        ],
    )
    def test_what_is_computed_tells_from_what(self, code, origin, told):
        view = wide(code, origin=origin, kind=Kind.STOCK, around=None)

        assert told in words(tiles.formula(view))

    def test_without_a_number_it_says_why(self):
        view = wide(figure=no_number(code="F03"))

        assert "Tidak ada angka: belum ada laporan" in words(tiles.formula(view))


class TestTables:
    def test_a_village_opens_the_same_page_for_itself(self):
        target = links(tiles.villages(wide()))[f"villages-{VILLAGE.code}"]

        assert f"wilayah={VILLAGE.code}" in target
        assert "indikator=F03" in target

    def test_a_village_tells_its_district_and_its_parts(self):
        page = words(tiles.villages(wide()))

        assert "Desa Grugu Kab. Cilacap 48 52 92,3 %" in page

    def test_what_is_not_shown_is_counted(self):
        view = wide(around=around(contributing=301, all_districts=514, searched=6, lacking=41))

        assert "300 desa lain" in words(tiles.villages(view))
        assert "6 dari 514 kab/kota" in words(tiles.villages(view))
        assert "513 kab/kota lain" in words(tiles.districts(view))
        assert "40 desa lain" in words(tiles.missing(view))

    def test_demo_values_are_marked_among_others(self):
        other = Region(code="33.01.01.2002", name="Ujungmanik", kind="desa")
        mixed = around(villages=(share(demo=True), share(other)))

        assert tiles.villages(wide(around=mixed)).count("DATA CONTOH") == 1

    def test_nobody_is_said(self):
        empty = around(villages=(), contributing=0)

        assert "Belum ada yang menyumbang" in tiles.villages(wide(around=empty))

    @pytest.mark.parametrize(
        ("received", "told"),
        [
            (8, "2 laporan tidak masuk"),
            (10, "2 laporan masuk tanpa ukuran ini"),
            (9, "1 laporan tidak masuk, 1 laporan masuk tanpa ukuran ini"),
        ],
    )
    def test_a_report_that_never_came_differs_from_one_without_the_measure(self, received, told):
        view = wide(around=around(missing=(share(received=received),)))

        assert told in words(tiles.missing(view))

    @pytest.mark.parametrize(
        ("received", "told"),
        [(0, "tidak ada laporan"), (3, "3 laporan masuk, tanpa ukuran ini")],
    )
    def test_a_stock_lacks_villages(self, received, told):
        lacking = Share(
            region=VILLAGE,
            district=CILACAP,
            value=no_number(code="C02", due=1),
            received=received,
        )
        view = wide("C02", kind=Kind.STOCK, around=around(missing=(lacking,)))

        assert told in words(tiles.missing(view))

    def test_the_register_owes_nothing(self):
        assert not tiles.missing(wide("V01", origin=Origin.REGISTER))


class TestOrigins:
    def test_a_value_tells_its_cell_file_and_sender(self):
        page = words(tiles.origins(narrow(inside())))

        for told in ("F12", "Laporan Oktober.xlsx, lembar Laporan", "Dinas Cilacap", "no. 12"):
            assert told in page
        assert "Perempuan" in page
        assert "berlaku sejak versi data 4" in page

    def test_the_submission_can_be_opened(self):
        (link,) = (
            one["href"]
            for one in Reader(tiles.origins(narrow(inside()))).find("a")
            if one["href"].startswith("/kirim")
        )

        assert link.startswith("/kirim/5?")

    def test_without_a_kept_file_there_is_no_link(self):
        values = (observed(sent=sent(upload_id=None, sheet=None, submitter=None), row=None),)
        page = tiles.origins(narrow(inside(*((one, Use.COUNTED) for one in values))))

        assert "/kirim" not in page
        assert "pengirim tidak tercatat" in page

    def test_demo_values_say_so_and_name_no_file(self):
        one = observed(demo=True, sent=sent(kind="demo", file_name="demo --seed 1", upload_id=None))
        page = words(tiles.origins(narrow(inside((one, Use.COUNTED)))))

        assert "DATA CONTOH" in page
        assert "--seed" not in page

    def test_a_correction_tells_its_reason(self):
        one = observed(sent=sent(kind="correction", reason="salah ketik"))
        page = words(tiles.origins(narrow(inside((one, Use.COUNTED)))))

        assert "Koreksi no. 12" in page
        assert "salah ketik" in page

    @pytest.mark.parametrize(
        ("use", "told"), [(Use.OLDER, "ada bulan lebih baru"), (Use.INCOMPLETE, "bagian lain")]
    )
    def test_a_value_that_is_not_used_says_why(self, use, told):
        page = words(tiles.origins(narrow(inside((observed(), use)))))

        assert told in page
        assert "0 dari 1 angka" in page

    def test_months_that_lack_something_are_named(self):
        page = words(tiles.origins(narrow(inside(missing=(Month(2026, 2), Month(2026, 3))))))

        assert "Belum lengkap: Februari 2026, Maret 2026" in page

    def test_computed_parts_tell_from_what(self):
        view = narrow(inside(), "O01", kind=Kind.STOCK)

        assert "O01D Formasi petugas (2 per desa berjalan): dihitung dari daftar desa" in words(
            tiles.origins(view)
        )

    def test_receipts_are_told_month_by_month(self):
        receipts = (
            ReceivedReport(
                month=Month(2026, 1),
                state=Receipt.LATE,
                received_on=dt.date(2026, 2, 12),
                sent=sent(),
            ),
            ReceivedReport(month=Month(2026, 2), state=Receipt.MISSING),
        )
        view = narrow(inside(receipts=receipts), "O03", origin=Origin.SUBMISSIONS)
        page = words(tiles.origins(view))

        assert "0 dari 2 laporan diterima tepat waktu" in page
        assert "Januari 2026 terlambat 12 Februari 2026 Laporan no. 12" in page
        assert "Februari 2026 tidak ada laporan – –" in page

    def test_a_village_that_is_not_counted_is_explained(self):
        alien = Inside(counted=False, facts=None)

        assert "bukan desa Desmigratif" in tiles.origins(narrow(alien))
        assert "program lain" in tiles.origins(narrow(Inside(counted=False, facts=FACTS)))

    def test_meetings_are_listed(self):
        meetings = (Attended(start=dt.date(2022, 8, 8), role="pusat", invited=None, present=18),)
        view = wide("O04", origin=Origin.MEETINGS, around=None, meetings=meetings)
        page = words(tiles.origins(view))

        assert "8 Agustus 2022 Pusat tidak disebut sumber 18" in page

    def test_meetings_belong_to_the_country(self):
        view = narrow(None, "O04", origin=Origin.MEETINGS)

        assert "hanya dihitung untuk seluruh Indonesia" in tiles.origins(view)


@pytest.mark.parametrize("build", TILES)
@pytest.mark.parametrize(
    "view",
    [
        wide(),
        wide(around=around(villages=(), districts=(), missing=(), contributing=0, lacking=0)),
        wide("V02", origin=Origin.REGISTER, kind=Kind.STOCK),
        wide("O04", origin=Origin.MEETINGS, around=None),
        narrow(inside()),
        narrow(inside(), language=ENGLISH),
    ],
)
class TestEveryTile:
    def test_is_well_formed_with_ids_used_once(self, build, view):
        ids = [one["id"] for _, one in Reader(build(view)).elements if "id" in one]

        assert len(ids) == len(set(ids))


def test_what_senders_wrote_is_escaped():
    evil = sent(file_name="<b>x</b>.xlsx", submitter="<script>", reason="<i>")
    page = tiles.origins(narrow(inside((observed(sent=evil), Use.COUNTED))))

    assert not {"<b>", "<script>", "<i>"} & set(page.split(">"))
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("code", ["M01", "C03"])
def test_every_headline_number_leads_here(code):
    view = sample_view(filters=Filters(year=2025, month=3, region="33"))
    target = links(overview.kpi_row(view))[f"kpi-{code}-why"]

    assert target == f"/mengapa?tahun=2025&bulan=3&wilayah=33&indikator={code}"
