import datetime as dt
import re
from dataclasses import replace

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.components import quality_tiles
from dashboard.domain.filters import Filters
from dashboard.domain.periods import Month, Window
from dashboard.domain.quality_rules import Rule
from dashboard.domain.values import State
from dashboard.domain.views import Reading, Stamp
from dashboard.domain.views.quality import BoardRow, FoundValue, QualityView, Reminder
from tests.support.html_reader import words
from tests.unit.sample_views import (
    BANYUMAS,
    CILACAP,
    ENGLISH,
    INDICATORS,
    NATION,
    PROVINCE,
    UNPLACED,
    VILLAGE,
    no_number,
    number,
)

MEASURES = load_catalogue().measures


def receipts(received, due, *, late=0, **more):
    return number(received, code="O03N", reported=received, due=due, late=late, **more)


def row(region, *months):
    waiting = [no_number(State.NOT_DUE, due=0)] * (12 - len(months))
    received, due = (sum(getattr(one, name) for one in months) for name in ("reported", "due"))
    return BoardRow(region=region, months=(*months, *waiting), window=receipts(received, due))


def on_time(now, before):
    return Reading(indicator=INDICATORS["O03"], current=now, previous=before)


def found(code="C03", rule=Rule.BROKEN, value=45, low=None, high=40):
    return FoundValue(
        village=VILLAGE,
        district=CILACAP,
        month=Month(2026, 2),
        measure=MEASURES[code],
        rule=rule,
        value=value,
        low=low,
        high=high,
    )


REMINDER = Reminder(
    district=CILACAP,
    missing={
        VILLAGE: (Month(2026, 1), Month(2026, 2), Month(2026, 3), Month(2026, 5)),
        UNPLACED: (Month(2026, 5),),
    },
    asked_on=dt.date(2026, 11, 24),
    due_day=10,
    newest=Month(2026, 5),
    due_on=dt.date(2026, 6, 10),
)


def view(**changes):
    made = QualityView(
        filters=Filters(year=2026),
        path=(NATION,),
        window=Window(2026, 10),
        newest_year=2026,
        stamp=Stamp(version=3, created_at=None, demo=False, day=dt.date(2026, 11, 24)),
        reports=receipts(1000, 1200),
        choices=(CILACAP, BANYUMAS),
        on_time=on_time(receipts(1000, 1200, late=90), receipts(900, 1200, late=10, period="2025")),
        board=(
            row(CILACAP, receipts(3, 5, late=1), receipts(0, 5), receipts(5, 5)),
            row(BANYUMAS, receipts(1, 1, late=1), receipts(0, 1), receipts(4, 4, late=2)),
        ),
        found=(found(),),
        counts={Rule.BROKEN: 1},
        reminders=(REMINDER,),
        late_districts=1,
    )
    return replace(made, **changes)


class TestSummary:
    def test_tells_due_received_late_and_missing_with_the_year_before(self):
        told = words(quality_tiles.summary(view()))

        assert "Laporan wajib 1.200 laporan 2025: 1.200" in told
        assert "Laporan diterima 1.000 laporan 2025: 900" in told
        assert "Diterima terlambat 90 laporan 2025: 10" in told
        assert "Belum masuk 200 laporan 2025: 300" in told

    def test_counts_values_to_check_by_rule(self):
        told = words(quality_tiles.summary(view(counts={Rule.BROKEN: 2, Rule.JUMP: 1200})))

        assert "Angka perlu diperiksa 1.202 angka 2 melanggar aturan, 1.200 loncatan" in told


class TestBoard:
    def cells(self, html):
        return re.findall(r'<td class="report-state (\w+)" title="([^"]+)">', str(html))

    def test_every_cell_tells_its_state_in_words(self):
        cells = self.cells(quality_tiles.board(view()))

        assert cells[:4] == [
            ("partly", "sebagian diterima, 3 dari 5 laporan, 1 terlambat"),
            ("missing", "belum masuk, 0 dari 5 laporan"),
            ("received", "diterima tepat waktu, 5 dari 5 laporan"),
            ("not_due", "belum wajib"),
        ]

    def test_a_lone_village_needs_no_counts(self):
        cells = self.cells(quality_tiles.board(view()))

        assert cells[12:15] == [
            ("late", "diterima terlambat"),
            ("missing", "belum masuk"),
            ("late", "lengkap, ada yang terlambat, 4 dari 4 laporan, 2 terlambat"),
        ]

    def test_title_names_who_misses_most(self):
        assert "200 laporan belum masuk, terbanyak Kab. Cilacap (7)" in quality_tiles.board(view())

    @pytest.mark.parametrize(
        ("now", "title"),
        [
            (receipts(1200, 1200, late=4), "Semua 1.200 laporan sudah masuk, 4 terlambat"),
            (no_number(State.NOT_DUE, due=0), "Belum ada laporan yang jatuh tempo"),
        ],
    )
    def test_title_without_a_missing_report(self, now, title):
        assert title in quality_tiles.board(view(on_time=on_time(now, now), board=()))

    def test_rows_lead_to_the_region_and_months_to_the_month(self):
        html = quality_tiles.board(view())

        assert 'href="?tahun=2026&amp;wilayah=33.01"' in html
        assert 'href="?tahun=2026&amp;bulan=3"' in html

    def test_the_chosen_month_leads_back_to_all(self):
        html = str(quality_tiles.board(view(filters=Filters(year=2026, month=3))))

        (chosen,) = re.findall(r'<a [^>]*id="board-month-3"[^>]*>', html)
        assert 'href="?tahun=2026"' in chosen
        assert 'aria-label="Maret, kembali ke semua bulan"' in chosen

    def test_says_how_many_regions_are_not_shown(self):
        html = quality_tiles.board(view(board=view().board[:1]))

        assert "1 wilayah lain" in html

    def test_outside_the_programme_it_offers_the_way_out(self):
        html = quality_tiles.board(
            view(
                filters=Filters(year=2026, region="33"),
                path=(NATION, PROVINCE),
                board=(),
                choices=(),
            )
        )

        assert "Tampilkan seluruh Indonesia" in html


class TestFindings:
    @pytest.mark.parametrize(
        ("one", "reason"),
        [
            (found(), "Melanggar aturan : lebih dari Anak PMI terdata (40)"),
            (found("O01N", value=20, high=2), "Melanggar aturan : paling banyak 2"),
            (
                found("M04", Rule.UNUSUAL, 1500, 900, 1200),
                "Tak biasa : menurut gerak biasanya 900–1.200",
            ),
            (found("F01", Rule.UNUSUAL, 50, 0, 16.2), "Tak biasa : biasanya 0–16"),
            (
                found("M04", Rule.JUMP, 400, 20, 80),
                "Loncatan : dari bulan sebelumnya wajarnya 20–80",
            ),
            (found("U06", Rule.JUMP, 9e7, None, 3e6), "Loncatan : paling banyak Rp3.000.000"),
        ],
    )
    def test_every_value_tells_its_reason(self, one, reason):
        assert reason in words(quality_tiles.findings(view(found=(one,))))

    def test_a_value_is_named_in_full_and_leads_to_the_village(self):
        html = quality_tiles.findings(view())

        assert 'href="/desa/33.01.01.2001?tahun=2026"' in html
        assert "Desa Grugu Kab. Cilacap Feb 2026" in words(html)
        assert "45 anak" in html

    def test_says_how_many_are_not_shown(self):
        html = quality_tiles.findings(view(counts={Rule.JUMP: 41}))

        assert "41 angka perlu diperiksa" in html
        assert "40 angka lain tidak ditampilkan" in html

    def test_none_is_a_finding_too(self):
        html = quality_tiles.findings(view(found=(), counts={}))

        assert "Tidak ada angka janggal" in html
        assert "<table" not in html

    def test_rules_name_their_thresholds(self):
        told = words(quality_tiles.findings(view()))

        assert "C03 > C02; U05N > U05D; U01 > U05D; K02 > K01; O01N > 2" in told
        assert "Lebih dari 6 simpangan" in told
        assert "24 bulan sebelumnya, sedikitnya 12 laporan" in told


class TestReminders:
    def texts(self, made):
        html = str(quality_tiles.reminders(made))
        return re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)

    def test_names_villages_months_and_the_due_date(self):
        (text,) = self.texts(view())

        assert text.startswith("Yth. Koordinator Desmigratif Kabupaten Cilacap\n")
        assert "Sampai 24 November 2026 kami belum menerima 5 laporan" in text
        assert "- Desa Grugu (33.01.01.2001): Januari–Maret, Mei 2026\n" in text
        assert "- Desa Ujungmanik (33.01.01.2002): Mei 2026\n" in text
        assert "laporan Mei 2026 jatuh tempo pada 10 Juni 2026." in text

    def test_is_indonesian_whoever_reads(self):
        english = view(filters=Filters(year=2026, language=ENGLISH))

        assert self.texts(english) == self.texts(view())
        assert "The text is in Indonesian" in quality_tiles.reminders(english)

    def test_a_name_cannot_end_the_text_field(self):
        odd = replace(CILACAP, name="</textarea><script>")

        (text,) = self.texts(view(reminders=(replace(REMINDER, district=odd),)))

        assert "&lt;/textarea&gt;&lt;script&gt;" in text

    def test_the_button_copies_the_text_beside_it(self):
        html = str(quality_tiles.reminders(view()))

        (source,) = re.findall(r'data-copy="([^"]+)"', html)
        assert f'id="{source}"' in html

    def test_nobody_to_remind(self):
        html = quality_tiles.reminders(view(reminders=(), late_districts=0))

        assert "Tidak ada yang perlu diingatkan" in html
        assert "<textarea" not in html
