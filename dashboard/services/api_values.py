"""Values for other programs: many codes and regions at once, each with its coverage."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from dashboard.domain.errors import NotFoundError
from dashboard.domain.regions import NATION, Level
from dashboard.domain.values import breakdown_key
from dashboard.queries.regions import find_region
from dashboard.services.figures import Question
from dashboard.storage.formulas import list_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Dimension
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.register import Register
    from dashboard.domain.values import Breakdown, Value
    from dashboard.domain.viewer import Viewer
    from dashboard.services.figures import Figures
    from dashboard.services.store import Store

MOST_VALUES = 20_000


class TooManyValuesError(Exception):
    """More values asked for than one answer may hold.

    Attributes:
        count: How many were asked for.
    """

    def __init__(self, count: int) -> None:
        """Remember the count."""
        super().__init__(count)
        self.count = count


class BreakdownError(Exception):
    """A code that is not reported in the wanted breakdown.

    Attributes:
        code: Indicator or measure.
        possible: Breakdowns that it has, in order; empty when it has none.
    """

    def __init__(self, code: str, possible: tuple[Dimension, ...]) -> None:
        """Remember the code and what would be possible."""
        super().__init__(code)
        self.code = code
        self.possible = possible


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesQuestion:
    """Which values are wanted.

    Attributes:
        codes: Indicators and measures, in the order of the answer, each once.
        region: Kemendagri code of any level; empty for the country.
        year: ``None`` for the year of the newest month that is due.
        month: One month of the year; ``None`` for the year to its last due month.
        children: Answer for the register's regions of this level inside the region instead of for
            the region itself.
        dimensions: Answer for the reported members of these instead of for the totals.
        version: Data version; ``None`` for the newest.
    """

    codes: tuple[str, ...]
    region: str = NATION
    year: int | None = None
    month: int | None = None
    children: Level | None = None
    dimensions: tuple[Dimension, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesAnswer:
    """Values of one data version, by code as asked, then region code, then breakdown."""

    version: int
    values: tuple[Value, ...]

    @property
    def demo(self) -> bool:
        """Whether any value holds demo values."""
        return any(value.demo for value in self.values)


@dataclass(slots=True)
class ValuesService:
    """Answers questions for many values."""

    store: Store
    figures: Figures
    catalogue: Catalogue
    _dimensions: Mapping[str, tuple[Dimension, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """List the breakdowns of every code once; computed codes have none."""
        codes = {**self.catalogue.measures, **self.catalogue.indicators}
        known = {one.code: one.dimensions for one in list_formulas(self.catalogue)}
        self._dimensions = {code: known.get(code, ()) for code in codes}

    @property
    def calendar(self) -> ReportingCalendar:
        """Calendar of the day."""
        return self.figures.today()

    def breakdowns_of(self, code: str) -> tuple[Dimension, ...]:
        """Dimensions in which a known code can be broken down, in order."""
        return self._dimensions[code]

    def read(self, viewer: Viewer, question: ValuesQuestion) -> ValuesAnswer:
        """Read values.

        Where nobody reported a member of a breakdown, the answer has no row for it.

        Raises:
            NotFoundError: When a code, the region (for this viewer) or the version does not exist;
                it names the parameter ``indikator``, ``wilayah`` or ``versi``.
            BreakdownError: When a code does not have the breakdown.
            TooManyValuesError: When the answer would be too long.
            StoreUnavailableError: When the database is locked or away.
        """
        self._check_codes(question)
        year = question.year or self.calendar.last_due.year
        with self.store.reading() as connection:
            edition = self.store.edition(connection, question.version)
            region = question.region
            if not viewer.may_read(region) or find_region(connection, region) is None:
                raise NotFoundError(parameter="wilayah", value=region)
            regions = _regions(edition.register, question)
            self._check_size(question, regions)
            wanted = Question(
                codes=question.codes,
                regions=regions,
                years=[year],
                breakdowns=bool(question.dimensions),
            )
            figures = self.figures.read(connection, edition, wanted)
        window = figures.calendar.window(year, question.month)
        present = {key[:3] for key in figures.cells}
        values = tuple(
            figures.value(code, region, window, breakdown)
            for code, region in product(question.codes, regions)
            for breakdown in self._breakdowns(question)
            if not breakdown or (code, breakdown_key(breakdown), region) in present
        )
        return ValuesAnswer(version=edition.version, values=values)

    def _check_codes(self, question: ValuesQuestion) -> None:
        for code in question.codes:
            if code not in self._dimensions:
                raise NotFoundError(parameter="indikator", value=code)
            if not set(question.dimensions) <= set(self._dimensions[code]):
                raise BreakdownError(code, self._dimensions[code])

    def _check_size(self, question: ValuesQuestion, regions: Sequence[str]) -> None:
        each = sum(1 for _ in self._breakdowns(question))
        count = len(question.codes) * len(regions) * each
        if count > MOST_VALUES:
            raise TooManyValuesError(count)

    def _breakdowns(self, question: ValuesQuestion) -> Iterator[Breakdown]:
        """Every combination of members, in reading order; one empty one for the totals."""
        members = (self.catalogue.members[dimension] for dimension in question.dimensions)
        for chosen in product(*members):
            yield dict(zip(question.dimensions, chosen, strict=True))


def _regions(register: Register, question: ValuesQuestion) -> list[str]:
    if question.children is None:
        return [question.region]
    if question.children is Level.DISTRICT:
        return register.districts(question.region)
    return [term.code for term in register.villages(question.region)]
