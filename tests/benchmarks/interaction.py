"""How long a reader waits after each choice, in a real browser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from tests.benchmarks.choices import seeded
from tests.benchmarks.measured import Measured
from tests.benchmarks.tab import open_page, read_heap_mb
from tests.support.browser import PAINTED
from tests.support.product import TrialError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from playwright.sync_api import Browser, Page

SEED = 20261124
PATIENCE_MS = 5_000
MOST_WITHOUT_EFFECT = 10
MOST_HEAP_GROWTH_MB = 20
LINKS = {
    "indicator": ".page-kpis a[data-state], .page-pillars a[data-state]",
    "drill in the ranking": ".page-ranking a[data-state]",
    "other link of a tile": ".page-main > :not(.page-kpis, .page-pillars, .page-ranking)"
    " a[data-state]",
    "up the path": ".page-sentence a[data-state]",
}
FIELDS = {"year": "#filter-year", "month": "#filter-month", "pillar": "#filter-pillar"}
OTHER_LINKS = """(selector) => [...document.querySelectorAll(selector)]
  .map((link, place) => [link, place])
  .filter(([link]) => link.checkVisibility() && link.search !== location.search)
  .map(([, place]) => place)"""
OTHER_OPTIONS = """(selector) => [...(document.querySelector(selector)?.options ?? [])]
  .filter((option) => !option.selected).map((option) => option.value)"""
MAP_POINTS = """() => [...document.querySelectorAll("[id$=map-graph] .scattergeo .point")]
  .map((point) => point.getBoundingClientRect())
  .map((box) => [box.x + box.width / 2, box.y + box.height / 2])
  .filter(([x, y]) => y < innerHeight && document.elementFromPoint(x, y)?.closest(".chart"))"""


@dataclass(slots=True)
class Walk:
    """A reader on the page.

    Attributes:
        years: Years that the reader looks at.
        depth: How often Back stays on the page.
    """

    page: Page
    chance: Random
    years: Sequence[int]
    depth: int = 0
    first: dict[str, list[float]] = field(default_factory=dict)
    painted: dict[str, list[float]] = field(default_factory=dict)
    without_effect: Counter[str] = field(default_factory=Counter)

    def step(self) -> None:
        """Make one random choice and note how long the answer took."""
        action = self.chance.choice((*FIELDS, *LINKS, "map", "back"))
        before = self.page.url
        self.page.evaluate("bench.expect()")
        if not self._act(action):
            return
        answer = self.page.evaluate(f"bench.outcome({PATIENCE_MS})")
        if answer is None or self.page.url == before:
            self.without_effect[action] += 1
            return
        self.depth += -1 if action == "back" else 1
        self.first.setdefault(action, []).append(answer["first"])
        self.painted.setdefault(action, []).append(answer["painted"])

    def _act(self, action: str) -> bool:
        """Do it; false when the page offers nothing of the kind now."""
        if action in FIELDS:
            return self._choose_option(action)
        if action in LINKS:
            return self._follow_link(action)
        return self._click_map() if action == "map" else self._go_back()

    def _choose_option(self, action: str) -> bool:
        options = self.page.evaluate(OTHER_OPTIONS, FIELDS[action])
        if action == "year":
            options = [option for option in options if int(option) in self.years]
        if options:
            self.page.select_option(FIELDS[action], self.chance.choice(options))
        return bool(options)

    def _follow_link(self, action: str) -> bool:
        links = self.page.evaluate(OTHER_LINKS, LINKS[action])
        if links:
            link = self.page.locator(LINKS[action]).nth(self.chance.choice(links))
            link.click(timeout=PATIENCE_MS)
        return bool(links)

    def _click_map(self) -> bool:
        self.page.evaluate("scrollTo(0, 0)")
        points = self.page.evaluate(MAP_POINTS)
        if points:
            x, y = self.chance.choice(points)
            self.page.mouse.move(x - 3, y)
            self.page.mouse.move(x, y)
            self.page.mouse.click(x, y)
        return bool(points)

    def _go_back(self) -> bool:
        if self.depth:
            self.page.evaluate("history.back()")
        return bool(self.depth)


def measure_interaction(
    browser: Browser, url: str, years: Sequence[int], steps: int, *, by_kind: bool
) -> list[Measured]:
    """Make random choices on a page until enough were answered.

    Args:
        browser: Opens the page.
        url: Where the page is.
        years: Years that the reader looks at.
        steps: How many answered choices.
        by_kind: Whether each kind of choice is told alone, too.

    Raises:
        TrialError: When the page answers too seldom to be measured.
    """
    with open_page(browser) as page:
        page.goto(url)
        page.wait_for_selector(PAINTED)
        heap = read_heap_mb(page)
        walk = Walk(page, seeded(SEED), years)
        while (done := sum(map(len, walk.first.values()))) < steps:
            walk.step()
            if walk.without_effect.total() > MOST_WITHOUT_EFFECT + done:
                message = f"{url} tidak menjawab: {dict(walk.without_effect)} tanpa hasil."
                raise TrialError(message)
        grown = read_heap_mb(page) - heap
    return _tell(walk, grown, by_kind=by_kind)


def _tell(walk: Walk, grown_mb: float, *, by_kind: bool) -> list[Measured]:
    """All kinds together, then each alone where asked."""
    kinds = walk.painted if by_kind else {}
    vain = walk.without_effect.total()
    return [
        Measured("input → first visible change", "ms", _all(walk.first), 100),
        Measured("input → all tiles repainted", "ms", _all(walk.painted), 250),
        *(Measured(f"… {kind}", "ms", times, 250) for kind, times in kinds.items()),
        *([Measured("choices without effect", "", [float(vain)])] if vain else []),
        Measured("JS heap: growth over the choices", "MB", [grown_mb], MOST_HEAP_GROWTH_MB),
    ]


def _all(times: dict[str, list[float]]) -> list[float]:
    return list(chain.from_iterable(times.values()))
