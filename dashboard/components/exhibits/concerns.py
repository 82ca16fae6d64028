"""What must be looked after: one row a concern, with what was agreed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.attention_tiles import concern_path
from dashboard.components.exhibits.parts import Part, fill, headings, words_of
from dashboard.domain.exhibits import Column, Exhibit
from dashboard.figures.concerns import SYMBOLS, ConcernWording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.views import PageView
    from dashboard.domain.views.attention import WatchedConcern
    from dashboard.figures.wording import Wording


def concerns_exhibit(
    view: PageView, name: str, *, title: str, subtitle: str, some: Sequence[WatchedConcern]
) -> Exhibit:
    """Concerns as a table, in the order given."""
    parts = _concern_parts(view)
    codes = [one.tracked.subject.indicator for one in some]
    return Exhibit(
        name=name,
        title=title,
        subtitle=subtitle,
        columns=headings(parts),
        rows=fill(parts, some),
        label=2,
        indicators=tuple(dict.fromkeys(codes)),
    )


def _concern_parts(view: PageView) -> list[Part[WatchedConcern]]:
    words = words_of(view)
    text = words.text
    return [
        (Column(text("export.severity")), lambda one: _severity(one, words)),
        (Column(text("export.code")), lambda one: one.tracked.subject.region),
        (Column(text("ranking.region")), lambda one: _place(view, one)),
        (Column(text("attention.rule")), lambda one: _rule(one, words)),
        (Column(text("export.finding")), lambda one: _finding(one, words)),
        (Column(text("export.since")), lambda one: _since(one, words)),
        (Column(text("attention.state")), lambda one: _state(one, words)),
        (Column(text("export.owner")), lambda one: _owner(one, words)),
        (Column(text("attention.due_on")), lambda one: one.tracked.due_on),
        (Column(text("export.remark")), _remark),
    ]


def _severity(one: WatchedConcern, words: Wording) -> str:
    """Symbol and word; empty where the rule says nothing any more."""
    if one.tracked.concern is None:
        return ""
    severity = one.tracked.concern.alarm.severity
    return f"{SYMBOLS[severity]} {words.text(f'attention.severity_{severity.name.lower()}')}"


def _place(view: PageView, one: WatchedConcern) -> str:
    """District, then its province where that is not chosen already."""
    return ", ".join(name for name, _ in reversed(concern_path(view, one)))


def _rule(one: WatchedConcern, words: Wording) -> str:
    return words.text(f"attention.rule_{one.tracked.subject.rule}")


def _finding(one: WatchedConcern, words: Wording) -> str:
    """What the rule found and on how much that rests, or that it says nothing any more."""
    concern, said = one.tracked.concern, ConcernWording(words)
    if concern is None:
        return words.text("attention.gone_say")
    return " · ".join(filter(None, (said.say(concern), said.coverage(concern))))


def _since(one: WatchedConcern, words: Wording) -> str:
    said = ConcernWording(words)
    if one.tracked.concern:
        return said.since(one.tracked.concern)
    return words.text("attention.since_one", month=said.month(one.tracked.since))


def _state(one: WatchedConcern, words: Wording) -> str:
    return words.text(f"attention.state_{one.tracked.state}")


def _owner(one: WatchedConcern, words: Wording) -> str:
    nobody = words.text("attention.nobody") if one.tracked.is_open else ""
    return one.tracked.owner or nobody


def _remark(one: WatchedConcern) -> str:
    return one.tracked.steps[0].text if one.tracked.steps else ""
