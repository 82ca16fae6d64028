"""What is shown at a meeting: saved views in their order, with what the presenter wants to say."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

LONGEST_NAME = 100
LONGEST_NOTES = 5_000
MOST_ITEMS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One saved view.

    Attributes:
        address: Path and query of a page, without data version and day.
        tile: Name of the one tile that is shown; empty for all of the page, one after the other.
        title: What the presenter calls it.
        about: What it shows in words: page, place, months.
        notes: What only the presenter sees; may be empty.
    """

    address: str
    tile: str = ""
    title: str
    about: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The views of one meeting, as they stood after one change.

    Attributes:
        number: Of the agenda; 0 while it is not stored.
        edition: Grows with every change of any agenda; 0 while it is not stored.
        version: Data version that it shows, whatever is accepted later.
        day: Whose calendar says what is due.
        written_at: In UTC; ``None`` while it is not stored.
    """

    number: int = 0
    edition: int = 0
    name: str
    items: tuple[Item, ...] = ()
    version: int
    day: dt.date
    written_at: dt.datetime | None = None

    def with_item(self, item: Item) -> Self:
        """The same with one more view at its end."""
        return replace(self, items=(*self.items, item))

    def without(self, place: int) -> Self:
        """The same without the view at a place, from 0.

        Raises:
            IndexError: When no view is there.
        """
        self._check(place)
        return replace(self, items=(*self.items[:place], *self.items[place + 1 :]))

    def moved(self, place: int, to: int) -> Self:
        """The same with a view at another place; beyond an end is that end.

        Raises:
            IndexError: When no view is at the place it moves from.
        """
        rest = list(self.without(place).items)
        rest.insert(min(max(to, 0), len(rest)), self.items[place])
        return replace(self, items=tuple(rest))

    def reworded(self, place: int, title: str, notes: str) -> Self:
        """The same with other words for the view at a place.

        Raises:
            IndexError: When no view is there.
        """
        self._check(place)
        item = replace(self.items[place], title=title, notes=notes)
        return replace(self, items=(*self.items[:place], item, *self.items[place + 1 :]))

    def frozen(self, version: int, day: dt.date) -> Self:
        """The same on other data."""
        return replace(self, version=version, day=day)

    def _check(self, place: int) -> None:
        if not 0 <= place < len(self.items):
            raise IndexError(place)


def write_items(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Write views as the store keeps them."""
    return [asdict(item) for item in items]


def read_items(stored: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    """Read views from the store."""
    return tuple(Item(**item) for item in stored)
