"""Agendas: what each change makes of their views."""

import datetime as dt

import pytest

from dashboard.domain.agenda import Agenda, Item, read_items, write_items

DAY = dt.date(2026, 11, 24)


def _item(title, notes=""):
    return Item(address=f"/?indikator={title}", title=title, about="Ringkasan", notes=notes)


def _agenda(titles="ABC"):
    items = tuple(map(_item, titles))
    return Agenda(number=1, edition=7, name="Rapat", items=items, version=3, day=DAY)


def _titles(agenda):
    return "".join(item.title for item in agenda.items)


@pytest.mark.parametrize(
    ("place", "to", "after"),
    [(0, 1, "BAC"), (2, 0, "CAB"), (1, 1, "ABC"), (0, -1, "ABC"), (2, 9, "ABC"), (0, 9, "BCA")],
)
def test_a_view_moves_and_stops_at_the_ends(place, to, after):
    assert _titles(_agenda().moved(place, to)) == after


def test_a_view_is_added_at_the_end_and_taken_out():
    grown = _agenda().with_item(_item("D"))

    assert _titles(grown) == "ABCD"
    assert _titles(grown.without(1)) == "ACD"


def test_other_words_leave_the_view_itself_alone():
    changed = _agenda().reworded(1, "Judul", "Sebut Cilacap.").items[1]

    assert (changed.title, changed.notes) == ("Judul", "Sebut Cilacap.")
    assert (changed.address, changed.about) == ("/?indikator=B", "Ringkasan")


def test_other_data_leave_the_views_alone():
    later = _agenda().frozen(9, DAY + dt.timedelta(days=1))

    assert (later.version, later.day, _titles(later)) == (9, dt.date(2026, 11, 25), "ABC")


@pytest.mark.parametrize("place", [-1, 3])
def test_a_place_without_a_view_is_an_error(place):
    agenda = _agenda()
    for change in (
        lambda: agenda.without(place),
        lambda: agenda.moved(place, 0),
        lambda: agenda.reworded(place, "A", ""),
    ):
        with pytest.raises(IndexError):
            change()


def test_the_store_gives_back_what_it_got():
    items = (_item("A", "dua\nbaris"), Item(address="/peta", tile="map", title="B", about="Peta"))

    assert read_items(write_items(items)) == items
