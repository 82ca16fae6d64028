"""The menu of pages: the same on every page, and it keeps the reader's filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.domain.measures import MAIN_PILLARS
from dashboard.domain.regions import Level, level_of
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.components.page import MenuPlace, Page
    from dashboard.domain.views import PageView


FOLLOW_UP, DATA = "follow_up", "data"
_GROUPS = {
    "scorecard": FOLLOW_UP,
    "attention": FOLLOW_UP,
    "targets": FOLLOW_UP,
    "quality": DATA,
    "send": DATA,
    "dictionary": DATA,
}
"""Which pages stand in a group, by slug, so that the menu fits on one line; a group stands where
the first of its pages does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """One line of the menu.

    Attributes:
        href: Where it leads; empty for a group.
        current: Whether the reader is there.
        entries: What the group holds.
    """

    slug: str
    label: str
    href: str = ""
    current: bool
    entries: tuple[MenuEntry, ...] = ()


def list_entries(view: PageView, page: Page[Any]) -> list[MenuEntry]:
    """List where a reader can go from a page, in menu order.

    A page of one village is listed while a village is chosen, since no other has one; a page of
    one pillar is a group of the four, and some pages stand together in a group.
    """
    is_village = level_of(view.filters.region) is Level.VILLAGE
    entries: dict[str, MenuEntry] = {}
    for place in page.menu:
        if not is_village and "<wilayah>" in place.path:
            continue
        entry, group = _entry(view, page, place), _GROUPS.get(place.slug, "")
        entries[group or place.slug] = _joined(view, group, entries, entry) if group else entry
    return list(entries.values())


def _joined(
    view: PageView, group: str, entries: Mapping[str, MenuEntry], entry: MenuEntry
) -> MenuEntry:
    """A group with one more page."""
    before = entries[group].entries if group in entries else ()
    return MenuEntry(
        slug=group,
        label=Wording(view.filters.language).text(f"menu.{group}"),
        current=entry.current or any(one.current for one in before),
        entries=(*before, entry),
    )


def _entry(view: PageView, page: Page[Any], place: MenuPlace) -> MenuEntry:
    words, here = Wording(view.filters.language), place.slug == page.slug
    label = words.text(f"menu.{place.slug}")
    if "<pilar>" in place.path:
        pillars = tuple(_pillars(view, place, here=here))
        return MenuEntry(slug=place.slug, label=label, current=here, entries=pillars)
    href = view.filters.to_address(place.path)
    return MenuEntry(slug=place.slug, label=label, href=href, current=here)


def _pillars(view: PageView, place: MenuPlace, *, here: bool) -> Iterator[MenuEntry]:
    words = Wording(view.filters.language)
    for pillar in MAIN_PILLARS:
        yield MenuEntry(
            slug=f"{place.slug}-{pillar}",
            label=words.catalogue.pillars[pillar].label[words.language],
            href=replace(view.filters, pillar=pillar).to_address(place.path),
            current=here and view.filters.pillar is pillar,
        )
