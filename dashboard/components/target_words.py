"""Targets in words: what was agreed, how it spreads over the year, and as one types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.status import USUAL_TOLERANCE
from dashboard.domain.targets import STEPPED
from dashboard.i18n.formats import month_label, plain_number

if TYPE_CHECKING:
    from dashboard.domain.measures import Indicator
    from dashboard.domain.targets import Target
    from dashboard.figures.wording import Wording

_THOUSAND = 1000


def target_told(words: Wording, target: Target | None, indicator: Indicator) -> str:
    """A target in full: its amount, its path, and whether it is made up; empty without one."""
    if target is None:
        return ""
    detail, steps = target_detail(words, target, indicator), _steps(words, target, indicator)
    amount = words.amount(target.value, indicator.unit, full=True)
    mark = f" {words.text('stamp.demo')}" if target.demo else ""
    return f"{amount} ({detail}: {steps}){mark}" if steps else f"{amount} ({detail}){mark}"


def target_detail(words: Wording, target: Target, indicator: Indicator) -> str:
    """How a target spreads over the year, its base and its tolerance."""
    parts = [words.text(f"targets.phasing_{target.phasing}")]
    if target.base is not None:
        base = words.amount(target.base, indicator.unit, full=True)
        parts.append(words.text("targets.from_base", value=base))
    if target.tolerance is not None:
        parts.append(words.text("targets.tolerates", value=tolerance(words, target, indicator)))
    return ", ".join(parts)


def tolerance(words: Wording, target: Target | None, indicator: Indicator) -> str:
    """Tolerance of a target, or the usual one: per cent, or points of a percentage."""
    given = target.tolerance if target and target.tolerance is not None else USUAL_TOLERANCE
    digits = 0 if float(given).is_integer() else 1
    if not indicator.is_ratio:
        return words.percentage(given, digits=digits)
    return f"{plain_number(words.language, given, digits=digits)} {words.text('unit.points')}"


def _steps(words: Wording, target: Target, indicator: Indicator) -> str:
    """The months of a target that gives every month; empty for others."""
    if target.phasing not in STEPPED:
        return ""
    return "; ".join(
        f"{month_label(words.language, month)} {words.number(step, indicator.unit, full=True)}"
        for month, step in enumerate(target.steps, start=1)
    )


def typed(number: float | None) -> str:
    """A number as a form takes it: no mark sets off thousands, and none could be taken for one."""
    if number is None:
        return ""
    text = f"{number:.15f}".rstrip("0").rstrip(".") if number < _THOUSAND else f"{number:.15g}"
    whole, _, decimals = text.partition(".")
    return f"{whole},{decimals:0<4}" if len(decimals) == len("000") else text.replace(".", ",")
