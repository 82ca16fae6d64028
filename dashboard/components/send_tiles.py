"""The tiles of the page that takes reports in: template, file, what came, what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.rendering import render
from dashboard.components.sending import SYMBOLS, file_state, month_words
from dashboard.domain.faults import Severity
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level, district_of, level_of
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import full_month
from dashboard.ingest.sources.base import MEGABYTE, UPLOAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from dashboard.domain.sending import Findings
    from dashboard.domain.views.sending import SendView, SentFile


def steps(view: SendView) -> Markup:
    """How to report in three steps, and a form that asks for the template of a district."""
    region, words = view.filters.region, Wording(view.filters.language)
    named = {one.code: short_name(one) for one in view.districts}
    return render(
        "send_steps.html",
        view,
        districts=sorted(named.items(), key=lambda one: one[1]),
        chosen=district_of(region) if level_of(region) >= Level.DISTRICT else "",
        months=[
            (str(month), month_words(words, month), full_month(words.language, month))
            for month in view.months
        ],
    )


def upload(view: SendView) -> Markup:
    """A form that takes a file, the name of its sender and the way numbers are written."""
    most = UPLOAD.file_size
    return render("send_upload.html", view, most=most, megabytes=most // MEGABYTE)


def files(view: SendView) -> Markup:
    """Files that came last, each with its state, its faults and its sender."""
    words = Wording(view.filters.language)
    return render(
        "send_files.html",
        view,
        title=words.text("send.files" if view.files else "send.files_none"),
        rows=[(file, *_state(file), list(_counts(words, file.findings))) for file in view.files],
    )


def history(view: SendView) -> Markup:
    """What was accepted last, with its data version."""
    words = Wording(view.filters.language)
    title = words.text("send.history" if view.submissions else "send.history_none")
    return render("send_history.html", view, title=title)


def _state(file: SentFile) -> tuple[str, str]:
    state = file_state(file)
    return state, SYMBOLS[state]


def _counts(words: Wording, findings: Findings) -> Iterator[str]:
    """Number of faults by severity, gravest first."""
    for severity in Severity:
        count = findings.counts.get(severity, 0)
        if count:
            yield words.text(f"send.count_{severity}", count=words.count(count))
