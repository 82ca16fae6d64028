"""The tiles on what must be looked after: how much, what, and what became of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.components.rendering import place_name, render
from dashboard.domain.attention.concern import Rule
from dashboard.domain.attention.tracking import CLOSED, LONGEST_NAME, LONGEST_TEXT, Progress
from dashboard.domain.region_names import short_name
from dashboard.figures.concerns import SYMBOLS, ConcernLinks, ConcernWording
from dashboard.figures.links import region_links
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from dashboard.domain.periods import Month
    from dashboard.domain.views import PageView
    from dashboard.domain.views.attention import AttentionView, TopConcerns, WatchedConcern

PATH = "/perhatian"
RECORD = "/perhatian/catat"
_FORM_WORDS = (
    "state",
    "owner",
    "due_on",
    "author",
    "text",
    "button",
    "follow_up",
    "history",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One concern in words.

    Attributes:
        key: Names it in ids.
        path: Names and addresses of its province and district, below the chosen region.
        symbol: Of its severity; empty where its rule says nothing any more.
        say: What the rule found.
        href: Where that is shown.
        origin: Where the number comes from; empty where no indicator shows it.
        since: First month, and how long that is.
    """

    watched: WatchedConcern
    key: str
    path: tuple[tuple[str, str], ...]
    symbol: str = ""
    severity: str = ""
    say: str = ""
    coverage: str = ""
    href: str = ""
    origin: str = ""
    since: str


def summary(view: AttentionView) -> Markup:
    """How many concerns there are, by rule and progress."""
    words = Wording(view.filters.language)
    opened = sum(count for (_, state), count in view.counts.items() if state not in CLOSED)
    return render(
        "attention_summary.html",
        view,
        title=concerns_title(words, opened, place_name(view)),
        subtitle=judged(view, words, view.month),
        states=list(Progress),
        rules=[
            (rule, [view.counts.get((rule, state), 0) for state in Progress])
            for rule in Rule
            if any(view.counts.get((rule, state)) for state in Progress)
        ],
        totals=[
            sum(count for (_, known), count in view.counts.items() if known is state)
            for state in Progress
        ],
        meeting=told_meeting(view, words),
    )


def concerns(view: AttentionView) -> Markup:
    """Open concerns, the gravest first, each with what was agreed and a form to go on."""
    words = Wording(view.filters.language)
    return render(
        "attention_list.html",
        view,
        rows=list(_rows(words, view, view.still)),
        rules=ConcernWording(words).rules(),
        **_form(view),
    )


def carried(view: AttentionView) -> Markup:
    """Open concerns that are no longer detected, and the closed ones."""
    words = Wording(view.filters.language)
    return render(
        "attention_carried.html",
        view,
        gone=list(_rows(words, view, view.gone)),
        closed=list(_rows(words, view, view.closed)),
        **_form(view),
    )


def top(view: PageView, found: TopConcerns) -> Markup:
    """The gravest open concerns, for a tile of another page."""
    words = Wording(view.filters.language)
    return render(
        "attention_top.html",
        view,
        title=concerns_title(words, found.open, place_name(view)),
        subtitle=judged(view, words, found.month),
        rows=list(_rows(words, view, found.first)),
        href=view.filters.to_address(PATH),
        rest=found.open - len(found.first),
    )


def concerns_title(words: Wording, opened: int, place: str) -> str:
    """How many concerns are open in a place."""
    key = "attention.title" if opened else "attention.title_none"
    return words.text(key, count=words.count(opened), place=place)


def judged(view: PageView, words: Wording, month: Month | None) -> str:
    """As of which month; every year is judged at its newest due month."""
    if month is None:
        return words.text("period.none_due", year=view.filters.year)
    return words.text("attention.judged", month=ConcernWording(words).month(month))


def _form(view: AttentionView) -> dict[str, object]:
    """What the forms of all concerns share, written once."""
    words = Wording(view.filters.language)
    return {
        "form": {
            "action": RECORD + view.filters.to_query(),
            "states": [(state, words.text(f"attention.state_{state}")) for state in Progress],
            "failed": words.text("correction.failed"),
            **{name: words.text(f"attention.{name}") for name in _FORM_WORDS},
            "longest_name": LONGEST_NAME,
            "longest_text": LONGEST_TEXT,
        },
    }


def told_meeting(view: AttentionView, words: Wording) -> str:
    """How many concerns the newest technical meeting could have known already."""
    if view.meeting is None:
        return ""
    opened = sum(count for (_, state), count in view.counts.items() if state not in CLOSED)
    return words.text(
        "attention.meeting",
        day=day(words.language, view.meeting),
        known=words.count(view.known),
        new=words.count(opened - view.known),
    )


def _rows(words: Wording, view: PageView, some: Iterable[WatchedConcern]) -> Iterator[_Row]:
    said, links = ConcernWording(words), ConcernLinks(words.catalogue, view.filters)
    for one in some:
        subject, concern = one.tracked.subject, one.tracked.concern
        since = one.tracked.since
        key = "-".join((*subject, str(since.number))).replace(".", "-")
        path = concern_path(view, one)
        if concern is None:
            yield _Row(
                watched=one,
                key=key,
                path=path,
                since=words.text("attention.since_one", month=said.month(since)),
            )
            continue
        alarm = concern.alarm
        yield _Row(
            watched=one,
            key=key,
            path=path,
            symbol=SYMBOLS[alarm.severity],
            severity=alarm.severity.name.lower(),
            say=said.say(concern),
            coverage=said.coverage(concern),
            href=links.shown(concern),
            origin=links.origin(concern),
            since=said.since(concern),
        )


def concern_path(view: PageView, one: WatchedConcern) -> tuple[tuple[str, str], ...]:
    """What lies below the chosen region, and at least the district itself."""
    here, known = region_links(view.filters), {region.code for region in view.path}
    below = [region for region in one.path if region.code not in known] or one.path[-1:]
    return tuple((short_name(region), here(region.code)) for region in below)
