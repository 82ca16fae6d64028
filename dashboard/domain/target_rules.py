"""What makes a target nonsense: the same for a file, a form, and what a preview brings back."""

from __future__ import annotations

from itertools import pairwise
from math import isclose
from typing import TYPE_CHECKING

from dashboard.domain.faults import Problem
from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.measures import LARGEST_VALUE, Direction, Kind
from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import NATION
from dashboard.domain.targets import STEPPED, Phasing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.domain.measures import Indicator
    from dashboard.domain.targets import Target

    Rule = Callable[[Target, Indicator, Kind], Problem | None]

LAST_YEAR = 2100
WHOLE = 100.0
NATIONAL_ONLY = "O04"
_CLOSE = 1e-9

_NEUTRAL = Problem(
    "target_neutral",
    "indikator ini tidak punya arah baik atau buruk, jadi tidak ada yang dapat ditargetkan",
    "Pilih indikator yang arahnya naik atau turun; lihat kamus",
)
_NATIONAL = Problem(
    "target_national",
    "kehadiran rapat hanya dihitung untuk Indonesia",
    "Tulis Indonesia sebagai wilayah",
)
_YEAR = Problem(
    "target_year",
    f"tahun di luar {FIRST_YEAR} sampai {LAST_YEAR}",
    "Tulis tahun empat angka, seperti 2026",
)
_NEGATIVE = Problem("target_negative", "target di bawah nol", "Tulis 0 atau lebih")
_OVER = Problem("target_over_whole", "persentase di atas 100", "Tulis 0 sampai 100")
_FRACTION = Problem(
    "target_fraction",
    "persentase di antara 0 dan 1",
    "Tulis 85 untuk 85 persen, bukan 0,85; sel berformat persen ubah menjadi angka",
)
_LARGE = Problem(
    "target_large", "nilai terlalu besar untuk satu target", "Periksa satuan dan banyaknya nol"
)
_SEASONAL = Problem(
    "target_seasonal",
    "pentahapan musiman hanya untuk jumlah yang bertambah tiap bulan",
    "Pakai merata, kumulatif, atau bulanan",
)
_NO_STEPS = Problem(
    "target_steps_missing",
    "pentahapan ini perlu angka untuk 12 bulan",
    "Isi kolom jan sampai des semuanya, atau pakai merata",
)
_SPARE_STEPS = Problem(
    "target_steps_spare",
    "angka per bulan diisi, sedangkan pentahapannya bukan bulanan atau kumulatif",
    "Tulis bulanan atau kumulatif sebagai pentahapan, atau kosongkan kolom bulan",
)
_NEGATIVE_STEP = Problem("target_step_negative", "angka bulan di bawah nol", "Tulis 0 atau lebih")
_OVER_STEP = Problem("target_step_over", "angka bulan di atas 100 persen", "Tulis 0 sampai 100")
_FALLING = Problem(
    "target_steps_falling",
    "angka kumulatif turun dari satu bulan ke bulan berikutnya",
    "Tulis jumlah sejak Januari; untuk angka tiap bulan pakai bulanan",
)
_BASE = Problem(
    "target_base",
    "titik awal hanya untuk keadaan (seperti jumlah kelompok) dengan pentahapan merata",
    "Kosongkan titik awal",
)
_BASE_NEGATIVE = Problem("target_base_negative", "titik awal di bawah nol", "Tulis 0 atau lebih")
_TOLERANCE = Problem(
    "target_tolerance",
    "toleransi di luar 0 sampai 100",
    "Tulis angka persen (poin untuk persentase), seperti 5; kosong berarti 5",
)


def find_problems(
    target: Target, indicator: Indicator, kind: Kind
) -> Iterator[tuple[str, Problem]]:
    """Everything that is wrong with a target, each with the name of the field that it is about.

    Args:
        target: As somebody wrote it.
        indicator: What it is for.
        kind: How the indicator's first measure adds.
    """
    for part, rule in _RULES:
        if problem := rule(target, indicator, kind):
            yield part, problem


def _judge_indicator(target: Target, indicator: Indicator, _kind: Kind) -> Problem | None:
    if indicator.direction is Direction.NEUTRAL:
        return _NEUTRAL
    is_misplaced = indicator.code == NATIONAL_ONLY and target.region != NATION
    return _NATIONAL if is_misplaced else None


def _judge_year(target: Target, _indicator: Indicator, _kind: Kind) -> Problem | None:
    return None if FIRST_YEAR <= target.year <= LAST_YEAR else _YEAR


def _judge_value(target: Target, indicator: Indicator, _kind: Kind) -> Problem | None:
    if target.value < 0:
        return _NEGATIVE
    if indicator.is_ratio and target.value > WHOLE:
        return _OVER
    if indicator.is_ratio and 0 < target.value < 1:
        return _FRACTION
    return _LARGE if target.value > LARGEST_VALUE else None


def _judge_phasing(target: Target, indicator: Indicator, kind: Kind) -> Problem | None:
    flows = kind is Kind.FLOW and not indicator.is_ratio
    return _SEASONAL if target.phasing is Phasing.SEASONAL and not flows else None


def _judge_steps(target: Target, indicator: Indicator, kind: Kind) -> Problem | None:
    steps = target.steps
    if target.phasing not in STEPPED:
        return _SPARE_STEPS if steps else None
    if len(steps) != MONTHS:
        return _NO_STEPS
    if min(steps) < 0:
        return _NEGATIVE_STEP
    if indicator.is_ratio and max(steps) > WHOLE:
        return _OVER_STEP
    flows = kind is Kind.FLOW and not indicator.is_ratio
    return _judge_end(target, adds=flows and target.phasing is Phasing.MONTHLY, rises=flows)


def _judge_end(target: Target, *, adds: bool, rises: bool) -> Problem | None:
    """Steps lead to the target: by their sum, or by the last of them."""
    steps, total = target.steps, sum(target.steps)
    if adds:
        return None if isclose(total, target.value, rel_tol=_CLOSE) else _sums_to(total)
    if rises and any(later < earlier for earlier, later in pairwise(steps)):
        return _FALLING
    return None if isclose(steps[-1], target.value, rel_tol=_CLOSE) else _ends_at(steps[-1])


def _judge_base(target: Target, indicator: Indicator, kind: Kind) -> Problem | None:
    if target.base is None:
        return None
    fits = kind is Kind.STOCK and not indicator.is_ratio and target.phasing is Phasing.EVEN
    if not fits:
        return _BASE
    return _BASE_NEGATIVE if target.base < 0 else None


def _judge_tolerance(target: Target, _indicator: Indicator, _kind: Kind) -> Problem | None:
    return None if target.tolerance is None or 0 <= target.tolerance <= WHOLE else _TOLERANCE


def _sums_to(total: float) -> Problem:
    return Problem(
        "target_steps_sum",
        f"12 bulan berjumlah {_written(total)}, tidak sama dengan nilai target",
        "Samakan jumlah kolom jan sampai des dengan kolom nilai",
    )


def _ends_at(level: float) -> Problem:
    return Problem(
        "target_steps_end",
        f"angka Desember {_written(level)} tidak sama dengan nilai target",
        "Samakan kolom des dengan kolom nilai",
    )


def _written(number: float) -> str:
    return f"{round(number, 6):.15g}".replace(".", ",")


_RULES: tuple[tuple[str, Rule], ...] = (
    ("indicator", _judge_indicator),
    ("year", _judge_year),
    ("value", _judge_value),
    ("phasing", _judge_phasing),
    ("steps", _judge_steps),
    ("base", _judge_base),
    ("tolerance", _judge_tolerance),
)
