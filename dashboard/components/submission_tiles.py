"""The tiles of the page of one acceptance: what it was, what it changed, how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.rendering import render
from dashboard.components.sending import MOST_ROWS, changed_values
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from markupsafe import Markup

    from dashboard.domain.views.sending import SubmissionView


def summary(view: SubmissionView) -> Markup:
    """When it was accepted, from whom and as which data version."""
    return render("submission_summary.html", view, one=view.submission)


def changes(view: SubmissionView) -> Markup:
    """Old and new value of everything that it changed."""
    words = Wording(view.filters.language)
    shown = list(changed_values(words, view.differences, view.places))
    title = words.text(
        "submission.changes" if shown else "submission.changes_none",
        count=words.count(view.submission.rows),
    )
    hidden = max(0, view.submission.rows - len(shown)) if shown else 0
    return render("submission_changes.html", view, title=title, differences=shown, hidden=hidden)


def undo(view: SubmissionView) -> Markup:
    """What taking it back would change, and the button that does it."""
    words = Wording(view.filters.language)
    back = view.undo
    key = "undo" if back is not None else "undone" if view.submission.undone_in else "undo_never"
    return render(
        "submission_undo.html",
        view,
        title=words.text(f"submission.{key}", version=view.submission.undone_in),
        may_undo=back is not None,
        differences=list(changed_values(words, back or (), view.places)),
        hidden=max(0, len(back or ()) - MOST_ROWS),
    )
