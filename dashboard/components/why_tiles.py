"""The tiles of the page that traces a number back to what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.measures import Kind, Origin
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import NATION, Level, level_of
from dashboard.domain.views.why import Use
from dashboard.figures.links import region_links
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day, full_month, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.domain.sending import Submission
    from dashboard.domain.values import Breakdown
    from dashboard.domain.views.why import Around, Observed, Share, WhyView

NOTHING = "–"
_DISTRICTS = "V02"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One region of a table, in words.

    Attributes:
        demo: Whether it must be marked: it holds demo values, and others do not.
    """

    code: str
    name: str
    district: str
    href: str
    value: str
    numerator: str
    denominator: str
    reports: str
    coverage: str
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One reported value, in words.

    Attributes:
        told: In which submission, by whom, when and since which data version.
        href: Address of the submission; empty where no file was kept.
        place: File and sheet.
    """

    month: str
    code: str
    name: str
    members: str
    value: str
    full: float
    use: Use
    told: str
    href: str
    place: str
    cell: str


def formula(view: WhyView) -> Markup:
    """The formula in words and numbers, its rule, and how much of what is due is in it."""
    words = Wording(view.filters.language)
    return render(
        "why_formula.html",
        view,
        finding=why_finding(view, words),
        subtitle=f"{place_name(view)} · {period(view)}",
        parts=list(_parts(view, words)),
        rule=words.text(f"why.rule.{rule_key(view)}"),
        dictionary=view.filters.to_address("/indikator"),
    )


def villages(view: WhyView) -> Markup:
    """Villages whose reports are in the number; nothing for a village itself."""
    if view.around is None:
        return Markup()
    around = view.around
    notes = villages_left(around, Wording(view.filters.language))
    return _table(view, "villages", around.villages, around.contributing, notes)


def districts(view: WhyView) -> Markup:
    """Districts with their figures, as the way down; nothing from a district on."""
    if view.around is None or not view.around.districts:
        return Markup()
    around = view.around
    notes = districts_left(around, Wording(view.filters.language))
    return _table(view, "districts", around.districts, around.all_districts, notes)


def missing(view: WhyView) -> Markup:
    """Villages that owe more than is in the number; nothing where villages owe nothing for it."""
    if view.around is None or view.origin is Origin.REGISTER:
        return Markup()
    words, around = Wording(view.filters.language), view.around
    return render(
        "why_missing.html",
        view,
        title=missing_title(around, words),
        subtitle=f"{place_name(view)} · {period(view)}",
        rows=list(zip(_rows(view, words, around.missing), told_reasons(view, words), strict=True)),
        notes=missing_left(around, words),
    )


def missing_title(around: Around, words: Wording) -> str:
    """How many villages owe more than is in the number."""
    key = "why.missing" if around.lacking else "why.missing_none"
    return words.text(key, count=words.count(around.lacking))


def villages_left(around: Around, words: Wording) -> list[str]:
    """Which contributing villages are not listed, and which were not read."""
    hidden, notes = around.contributing - len(around.villages), []
    if hidden:
        notes.append(words.text("why.villages_hidden", count=words.count(hidden)))
    if around.searched < around.all_districts:
        searched, known = words.count(around.searched), words.count(around.all_districts)
        notes.append(words.text("why.searched", searched=searched, all=known))
    return notes


def districts_left(around: Around, words: Wording) -> list[str]:
    """How many districts are not listed."""
    hidden = around.all_districts - len(around.districts)
    return [words.text("why.districts_hidden", count=words.count(hidden))] if hidden else []


def missing_left(around: Around, words: Wording) -> list[str]:
    """How many of the villages that owe something are not listed."""
    hidden = around.lacking - len(around.missing)
    return [words.text("why.missing_hidden", count=words.count(hidden))] if hidden else []


def origins(view: WhyView) -> Markup:
    """What one village sent, value by value; or the meetings; nothing for a wider region."""
    words = Wording(view.filters.language)
    if view.origin is Origin.MEETINGS:
        return render("why_meetings.html", view, title=meetings_title(view, words))
    inside = view.inside
    if inside is None:
        return Markup()
    return render(
        "why_origins.html",
        view,
        title=origins_title(view, words),
        subtitle=f"{place_name(view)} · {period(view)}",
        values=[told_value(view, words, one, use) for one, use in inside.observed],
        missing=", ".join(full_month(words.language, month) for month in inside.missing),
        receipts=list(told_receipts(view, words)),
        computed=list(told_computed(view, words)),
    )


def why_finding(view: WhyView, words: Wording) -> str:
    """The number as the result of its formula, or why there is none."""
    figure, unit = view.figure, view.indicator.unit
    if figure.value is None:
        key = "why.none_invited" if view.meetings else "why.none"
        return words.text(key, state=words.state(figure))
    value = words.amount(figure.value, unit, full=True)
    if view.indicator.is_ratio:
        return words.text("why.ratio", value=value, **_sums(view, words))
    return words.text(
        f"why.finding.{rule_key(view)}", value=value, reported=words.count(figure.reported)
    )


def _sums(view: WhyView, words: Wording) -> dict[str, str]:
    unit = words.catalogue.measures[view.indicator.numerator[0]].unit
    numbers = {"part": view.figure.numerator, "whole": view.figure.denominator}
    return {
        name: NOTHING if number is None else words.number(number, unit, full=True)
        for name, number in numbers.items()
    }


def _parts(view: WhyView, words: Wording) -> Iterator[tuple[str, list[tuple[str, str]], str, str]]:
    """Numerator and denominator: label, measures by code, number, and the same to compute with."""
    sides = (
        ("numerator", view.indicator.numerator, view.figure.numerator),
        ("denominator", view.indicator.denominator, view.figure.denominator),
    )
    for side, codes, number in sides:
        if not codes:
            continue
        measures = [words.catalogue.measures[code] for code in codes]
        yield (
            words.text(f"dictionary.term.{side}" if view.indicator.is_ratio else "why.measure"),
            [(one.code, one.name[words.language]) for one in measures],
            NOTHING if number is None else words.amount(number, measures[0].unit, full=True),
            "" if number is None else str(number),
        )


def rule_key(view: WhyView) -> str:
    """Which rule the number obeys: a key of the texts."""
    if view.origin is not Origin.REPORT:
        return "districts" if view.indicator.code == _DISTRICTS else str(view.origin)
    return f"ratio_{view.kind}" if view.indicator.is_ratio else str(view.kind)


def _table(
    view: WhyView, name: str, shares: Sequence[Share], count: int, notes: Iterable[str]
) -> Markup:
    words = Wording(view.filters.language)
    return render(
        "why_table.html",
        view,
        name=name,
        title=words.text(f"why.{name}" if shares else "why.nobody", count=words.count(count)),
        subtitle=words.text("why.largest", place=place_name(view), period=period(view)),
        rows=list(_rows(view, words, shares)),
        notes=list(notes),
    )


def _rows(view: WhyView, words: Wording, shares: Sequence[Share]) -> Iterator[_Row]:
    link, indicator = region_links(view.filters), view.indicator
    mixed = len({one.value.demo for one in shares}) > 1
    part_unit = words.catalogue.measures[indicator.numerator[0]].unit
    narrow = level_of(view.filters.region) >= Level.DISTRICT
    for one in shares:
        value = one.value
        # The villages of a district are counted as one district together.
        once = indicator.code == _DISTRICTS and one.region != one.district
        running = words.text("village.running") if once else ""
        yield _Row(
            code=one.region.code,
            name=short_name(one.region),
            district="" if narrow or one.district == one.region else short_name(one.district),
            href=link(one.region.code),
            value=running or words.reading(value, indicator, full=True),
            numerator=_number(words, value.numerator, part_unit),
            denominator=_number(words, value.denominator, part_unit),
            reports=f"{words.count(value.reported)}/{words.count(value.due)}",
            coverage=words.coverage(value, indicator),
            demo=value.demo and mixed,
        )


def _number(words: Wording, number: float | None, unit: str) -> str:
    return NOTHING if number is None else words.number(number, unit, full=True)


def told_reasons(view: WhyView, words: Wording) -> Iterator[str]:
    """Why a village is not, or not wholly, in the number."""
    for one in view.around.missing if view.around else ():
        if view.kind is Kind.STOCK:
            counts = {"never": int(not one.received), "without": one.received}
        else:
            never = min(max(one.value.due - one.received, 0), one.missing)
            counts = {"never": never, "without": one.missing - never}
        yield ", ".join(
            words.text(f"why.{key}_{view.kind}", count=words.count(count))
            for key, count in counts.items()
            if count
        )


def origins_title(view: WhyView, words: Wording) -> str:
    """What the number of one village is counted from."""
    inside = view.inside
    if inside is None or not inside.counted:
        return words.text("why.not_counted")
    if view.origin is Origin.REGISTER:
        return words.text("why.from_register")
    if view.origin is Origin.SUBMISSIONS:
        on_time = sum(one.is_counted for one in inside.receipts)
        return words.text(
            "why.receipts", count=words.count(on_time), all=words.count(len(inside.receipts))
        )
    used = sum(use is Use.COUNTED for _, use in inside.observed)
    return words.text(
        "why.values" if inside.observed else "why.values_none",
        used=words.count(used),
        all=words.count(len(inside.observed)),
    )


def meetings_title(view: WhyView, words: Wording) -> str:
    """Which meetings are counted."""
    if view.filters.region != NATION:
        return words.text("why.meetings_elsewhere")
    return words.text("why.meetings" if view.meetings else "why.meetings_none", period=period(view))


def told_value(view: WhyView, words: Wording, one: Observed, use: Use) -> _Value:
    """One reported value in words, with where it was read."""
    measure = words.catalogue.measures[one.measure]
    sent = one.sent
    return _Value(
        month=full_month(words.language, one.month),
        code=one.measure,
        name=measure.name[words.language],
        members=_members(words, one.members),
        value=words.amount(one.value, measure.unit, full=True),
        full=one.value,
        use=use,
        told=_told(words, sent, one.version, demo=one.demo),
        href=_submission(view, sent),
        place=NOTHING if sent is None or one.demo else _place(words, sent),
        cell=one.cell or NOTHING,
    )


def _members(words: Wording, members: Breakdown) -> str:
    names = words.catalogue.members
    return ", ".join(names[key][member][words.language] for key, member in members.items())


def _told(words: Wording, sent: Submission | None, version: int, *, demo: bool) -> str:
    """Number and kind, who, when, since which data version, and why where somebody said so."""
    since = words.text("why.since", version=version)
    if sent is None:
        return since
    kind = words.text("stamp.demo") if demo else _kind(words, sent)
    who = sent.submitter or ("" if demo else words.text("why.nobody_named"))
    parts = (kind, who, moment(words.language, sent.received_at), since, sent.reason or "")
    return " · ".join(filter(None, parts))


def _kind(words: Wording, sent: Submission) -> str:
    known = {"report", "correction"}
    name = words.text(f"why.kind_{sent.kind}") if sent.kind in known else sent.kind
    return words.text("why.submission", kind=name, number=sent.id)


def _submission(view: WhyView, sent: Submission | None) -> str:
    if sent is None or sent.upload_id is None:
        return ""
    return view.filters.to_address(f"/kirim/{sent.upload_id}")


def _place(words: Wording, sent: Submission) -> str:
    if not sent.sheet:
        return sent.file_name
    return words.text("why.sheet", file=sent.file_name, sheet=sent.sheet)


def told_receipts(view: WhyView, words: Wording) -> Iterator[tuple[str, str, str, str, str]]:
    """Month, state, its words, day of receipt, and with what it came."""
    for one in view.inside.receipts if view.inside else ():
        state = words.text(f"village.receipt.{one.state}")
        on = day(words.language, one.received_on) if one.received_on else NOTHING
        told = words.text("stamp.demo") if one.demo else ""
        if one.sent and not one.demo:
            told = f"{_kind(words, one.sent)} · {_place(words, one.sent)}"
        yield full_month(words.language, one.month), str(one.state), state, on, told or NOTHING


def told_computed(view: WhyView, words: Wording) -> Iterator[tuple[str, str, str]]:
    """Parts that the system counts itself: code, name, and from what."""
    for code in (*view.indicator.numerator, *view.indicator.denominator):
        measure = words.catalogue.measures[code]
        if measure.origin is not Origin.REPORT:
            told = words.text(f"dictionary.origin.{measure.origin}")
            yield code, measure.name[words.language], told
