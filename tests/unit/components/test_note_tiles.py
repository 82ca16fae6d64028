"""Notes in words, with their forms."""

import pytest

from dashboard.components.note_tiles import trend_notes
from dashboard.domain.filters import Filters
from dashboard.domain.notes import NoteBoard
from tests.support.html_reader import words
from tests.unit.sample_views import CILACAP, ENGLISH, note, sample_view


def write(*notes, view=None, **board):
    view = view or sample_view()
    return trend_notes(
        sample_view(filters=view.filters, notes=NoteBoard(notes=notes, **board)), "/"
    )


def test_a_note_says_what_about_when_who_and_of_which_data():
    told = words(write(note("Panen raya", 2026, 2)))

    assert "Panen raya Februari 2026 · Koordinator · " in told
    assert "Versi data 4" in told


def test_a_note_on_a_year_says_so():
    assert "tahun 2026" in words(write(note("Panen raya", 2026)))


def test_a_changed_note_shows_its_history_newest_first():
    told = words(write(note("Pertama", 2026, 2, then=["Kedua"])))

    assert "riwayat (2)" in told
    assert told.index("Kedua Koordinator") < told.index("Pertama Koordinator")


def test_a_note_with_one_wording_has_no_history():
    assert "riwayat" not in words(write(note("Pertama", 2026, 2)))


def test_a_withdrawn_note_is_only_in_its_trace():
    written = write(withdrawn=(note("Salah angka", 2026, 2, then=[None]),))

    assert "1 catatan ditarik Februari 2026 Catatan ditarik Koordinator" in words(written)
    assert "note-list" not in written


def test_on_one_screen_the_list_is_folded_under_its_count():
    view = sample_view(notes=NoteBoard(notes=(note("Panen raya", 2026, 2),)))

    folded = trend_notes(view, "/", folded=True)

    assert "1 catatan Panen raya" in words(folded)
    assert "note-shown" not in trend_notes(view, "/")


def test_regions_inside_lead_to_their_notes():
    written = write(below=((CILACAP, 2),))

    assert "Catatan di wilayah di dalamnya: Kab. Cilacap (2)" in words(written)
    assert "wilayah=33.01" in written


def test_more_notes_are_behind_the_figure():
    written = write(note("Panen", 2026, 2), more=3)

    assert "3 catatan lain" in words(written)
    assert "/mengapa?tahun=2026&amp;indikator=U07" in written


@pytest.mark.parametrize(("month", "chosen"), [(None, "2026"), (8, "2026-08")])
def test_the_form_offers_what_the_reader_looks_at(month, chosen):
    view = sample_view(filters=Filters(year=2026, month=month))

    assert f'<option value="{chosen}" selected>' in write(view=view)


def test_speaks_english():
    view = sample_view(ENGLISH)
    told = words(write(note("Harvest", 2026, 2, then=["Late harvest"]), view=view))

    assert "Late harvest February 2026" in told
    assert "history (2)" in told
