"""What has changed since a page was shared: the figures of then beside those of now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.components.frame import period
from dashboard.components.handout import list_exhibits
from dashboard.domain.exhibits import Figure
from dashboard.domain.values import breakdown_key
from dashboard.domain.views import Notice
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.components.page import Page, V
    from dashboard.domain.values import Value
    from dashboard.domain.viewer import Viewer
    from dashboard.domain.views import PageView

_MOST_TOLD = 3

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of an exhibit, and the words that name its row."""

    name: str
    figure: Figure


def read_view(page: Page[V], viewer: Viewer, search: str, **variables: str) -> V:
    """Read a page; one that is held to older data or an older day says what has changed since.

    Args:
        page: Which page.
        viewer: Who asks.
        search: Query of the address.
        variables: Variables of the path.

    Raises:
        NotFoundError: When the variables name nothing.
        StoreUnavailableError: When the database is locked or away.
    """
    view = page.read(viewer, search, **variables)
    if not view.filters.fixed():
        return view
    newest = replace(view.filters, version=None, as_of=None).to_query()
    notice = _since(page, view, page.read(viewer, newest, **variables))
    return replace(view, notices=(notice, *view.notices))


def _since(page: Page[Any], then: PageView, now: PageView) -> Notice:
    words = Wording(then.filters.language)
    seen = {
        "version": str(then.stamp.version),
        "day": day(words.language, then.stamp.day),
        "newest": str(now.stamp.version),
    }
    before, after = _figures(page, then), _figures(page, now)
    changed = [key for key in before if key in after and _differ(before[key], after[key])]
    if then.window != now.window:
        seen |= {"then": period(then), "now": period(now)}
        return Notice(key="since_period", values=seen | _count(changed, before, after, words))
    if not changed:
        return Notice(key="since_nothing", values=seen)
    return Notice(key="since", values=seen | _count(changed, before, after, words))


def _count(
    changed: list[_Key], before: dict[_Key, _Told], after: dict[_Key, _Told], words: Wording
) -> dict[str, str]:
    told = [_tell(before[key], after[key], words) for key in changed[:_MOST_TOLD]]
    more = ["…"] if changed[_MOST_TOLD:] else []
    return {
        "count": words.count(len(changed)),
        "all": words.count(len(before)),
        "changes": "; ".join([*told, *more]),
    }


def _figures(page: Page[Any], view: PageView) -> dict[_Key, _Told]:
    """Every counted figure of a page once, in reading order."""
    found: dict[_Key, _Told] = {}
    for key, told in _list_figures(page, view):
        found.setdefault(key, told)
    return found


def _list_figures(page: Page[Any], view: PageView) -> Iterator[tuple[_Key, _Told]]:
    words = Wording(view.filters.language)
    for exhibit in list_exhibits(page, view):
        for row in exhibit.rows:
            for cell in row:
                if isinstance(cell, Figure) and cell.value:
                    name = _name(cell.value, str(row[exhibit.label]), words)
                    yield _key(cell.value), _Told(name, cell)


def _key(value: Value) -> _Key:
    return value.code, value.region, value.period, breakdown_key(value.breakdown or {})


def _name(value: Value, row: str, words: Wording) -> str:
    measured = words.catalogue.series(value.code).name[words.language]
    return measured if row == measured else f"{measured}, {row}"


def _differ(one: _Told, other: _Told) -> bool:
    return one.figure.number != other.figure.number or one.figure.state != other.figure.state


def _tell(before: _Told, after: _Told, words: Wording) -> str:
    return f"{before.name} {_number(before.figure, words)} → {_number(after.figure, words)}"


def _number(figure: Figure, words: Wording) -> str:
    if figure.number is None:
        return figure.state
    return words.amount(figure.number, figure.unit)
