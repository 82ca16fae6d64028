"""The menu of pages: the same on every page, and it keeps the reader's filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.domain.measures import MAIN_PILLARS
from dashboard.domain.regions import Level, level_of
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.components.page import MenuPlace, Page
    from dashboard.domain.views import PageView


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
    one pillar is a group of the four.
    """
    is_village = level_of(view.filters.region) is Level.VILLAGE
    return [
        _entry(view, page, place)
        for place in page.menu
        if is_village or "<wilayah>" not in place.path
    ]


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
