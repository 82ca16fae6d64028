import plotly.graph_objects as go
import pytest

from dashboard.domain.notes import NoteBoard
from dashboard.figures.notes import note_marks
from dashboard.figures.theme import LIGHT
from dashboard.figures.trend import trend_figure
from tests.unit.sample_views import note, sample_view


def marks(*notes):
    return note_marks(sample_view(notes=NoteBoard(notes=notes)), LIGHT, 50)


def test_a_mark_stands_at_its_month_on_the_line_of_its_year():
    now, before = marks(note("Panen", 2026, 2), note("Libur", 2025, 12))

    assert (now["x"], now["y"], now["text"]) == (1, 20, "<b>1</b>")
    assert (before["x"], before["y"], before["text"]) == (11, 40, "<b>2</b>")


@pytest.mark.parametrize("month", [3, 12])
def test_a_month_without_a_number_has_its_mark_on_the_axis(month):
    (mark,) = marks(note("Belum ada laporan", 2026, month))

    assert (mark["x"], mark["y"]) == (month - 1, 0)


def test_a_mark_near_the_top_hangs_below():
    low, high = marks(note("Rendah", 2026, 2), note("Tinggi", 2026, 9))

    assert low["yshift"] > 0 > high["yshift"]


def test_notes_of_one_month_share_a_mark():
    (mark,) = marks(note("Satu", 2026, 2), note("Dua", 2026, 2))

    assert mark["text"] == "<b>1</b>, <b>2</b>"
    assert mark["hovertext"] == "1. Satu (Koordinator)<br>2. Dua (Koordinator)"


def test_a_note_on_the_year_is_only_in_the_list_and_keeps_its_number():
    (mark,) = marks(note("Setahun", 2026), note("Februari", 2026, 2))

    assert mark["text"] == "<b>2</b>"


def test_what_people_type_is_no_markup():
    (mark,) = marks(note('<a href="https://example.org">klik</a> & lihat', 2026, 2))

    assert "<a" not in mark["hovertext"]
    assert "&amp;" in mark["hovertext"]


def test_long_words_break_into_lines():
    (mark,) = marks(note("kata " * 60, 2026, 2))

    assert max(map(len, mark["hovertext"].split("<br>"))) <= 60


def test_the_trend_carries_the_marks():
    view = sample_view(notes=NoteBoard(notes=(note("Panen", 2026, 2),)))

    figure = go.Figure(trend_figure(view, LIGHT))

    assert figure.layout.annotations[-1].hovertext == "1. Panen (Koordinator)"
