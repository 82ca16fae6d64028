"""Tiles on how a number compares in time: with the year before, and with its first release."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.fair import TOLERANCE, Basis
from dashboard.domain.measures import Origin
from dashboard.figures.wording import Wording, way_of
from dashboard.i18n.formats import day, moment, window_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.fair import FairChange
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading
    from dashboard.domain.views.why import Released, Revision, WhyView
    from dashboard.figures.wording import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """One way to compare a number with the year before, in words."""

    basis: Basis
    label: str
    current: Value
    previous: Value
    change: Change
    counted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Release:
    """One release of a number, in words."""

    label: str
    href: str
    version: int
    made: str
    value: Value


def change(view: WhyView) -> Markup:
    """The number against the year before, from all reports and like for like."""
    reading = view.change
    if reading is None or reading.fair is None:
        return Markup()
    words, fair = Wording(view.filters.language), reading.fair
    return render(
        "why_change.html",
        view,
        title=change_title(view, fair),
        subtitle=change_subtitle(view),
        rows=list(compare_years(words, reading, fair)),
        rule=change_rule(view, words, fair),
    )


def change_title(view: WhyView, fair: FairChange) -> str:
    """How the number changed, with what that rests on."""
    told = Wording(view.filters.language).fair_change(fair, view.indicator)
    title = f"{told.words[:1].upper()}{told.words[1:]}"
    return f"{title} ({told.note})" if told.note else title


def change_subtitle(view: WhyView) -> str:
    """What is compared, of where, and which months."""
    words = Wording(view.filters.language)
    return words.text(
        "why.change_subtitle",
        name=words.name(view.indicator),
        place=place_name(view),
        now=period(view, short=True),
        before=window_phrase(words.language, view.window.shifted(-1), short=True),
    )


def revision(view: WhyView) -> Markup:
    """The number as it was first released, and as it is now."""
    if view.revision is None:
        return Markup()
    words, known = Wording(view.filters.language), view.revision
    return render(
        "why_revision.html",
        view,
        title=revision_title(view, words, known),
        subtitle=revision_subtitle(view, known),
        rows=list(list_releases(view, words, known)),
        in_time=known.in_time,
    )


def revision_subtitle(view: WhyView, known: Revision) -> str:
    """What was released, of where and which months, and when it was due."""
    words = Wording(view.filters.language)
    return words.text(
        "why.revision_subtitle",
        name=words.name(view.indicator),
        place=place_name(view),
        period=period(view, short=True),
        due=day(words.language, known.due_on),
    )


def compare_years(words: Wording, reading: Reading, fair: FairChange) -> Iterator[_Compared]:
    """Each way to compare the number with the year before; the last one counts."""
    indicator = reading.indicator
    sides = [(Basis.ALL, "all", reading.current, reading.previous)]
    if fair.basis is Basis.ALIKE:
        kind = words.catalogue.measures[indicator.numerator[0]].kind
        sides.append((Basis.ALIKE, f"alike_{kind}", fair.current, fair.previous))
    for basis, key, current, previous in sides:
        yield _Compared(
            basis=basis,
            label=words.text(f"why.change_{key}", villages=words.count(fair.villages)),
            current=current,
            previous=previous,
            change=words.change(current, previous, indicator),
            counted=words.text(
                "why.change_against",
                now=words.count(current.reported),
                before=words.count(previous.reported),
            ),
        )


def change_rule(view: WhyView, words: Wording, fair: FairChange) -> str:
    """Why the two years are compared in this way."""
    key = str(fair.basis)
    if fair.current.value is None or fair.previous.value is None:
        key = "none"
    elif view.origin is not Origin.REPORT:
        key = "counted"
    return words.text(f"why.change_rule_{key}", tolerance=words.percentage(TOLERANCE))


def revision_title(view: WhyView, words: Wording, known: Revision) -> str:
    """How often the number changed, and by how much in all."""
    if not known.changes:
        return words.text("why.revision_none")
    now, before = known.newest.value.value, known.first.value.value
    if now is None or before is None:
        difference = words.state(known.newest.value)
    else:
        way = way_of(now, before)
        amount = words.difference(now, before, view.indicator)
        difference = words.text(f"why.revision_{way}", amount=amount)
    return words.text(
        "why.revision_some", changes=words.count(known.changes), difference=difference
    )


def list_releases(view: WhyView, words: Wording, known: Revision) -> Iterator[_Release]:
    """The first release, and the newest where that is another."""
    yield _release(view, words, known.first, "first")
    if known.changes:
        yield _release(view, words, known.newest, "newest")


def _release(view: WhyView, words: Wording, released: Released, name: str) -> _Release:
    return _Release(
        label=words.text(f"why.revision_{name}"),
        href=replace(view.filters, version=released.version).to_query(),
        version=released.version,
        made=moment(words.language, released.made_at),
        value=released.value,
    )
