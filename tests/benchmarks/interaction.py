"""How long a reader waits after each choice, in a real browser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.benchmarks.browser import PAINTED, open_page
from tests.benchmarks.measured import BenchError, Measured
from tests.benchmarks.states import seeded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from playwright.sync_api import Browser, Page

    from tests.benchmarks.product import Server

SEED = 20261124
PATIENCE_MS = 5_000
MOST_WITHOUT_EFFECT = 10
LINKS = {
    "indicator": ".page-kpis a[data-state], .page-pillars a[data-state]",
    "drill in the ranking": ".page-ranking a[data-state]",
    "up the path": ".page-sentence a[data-state]",
}
FIELDS = {"year": "#filter-year", "month": "#filter-month", "pillar": "#filter-pillar"}
OTHER_LINKS = """(selector) => [...document.querySelectorAll(selector)]
  .filter((link) => link.id && link.getAttribute("href") !== location.search)
  .map((link) => link.id)"""
OTHER_OPTIONS = """(selector) => [...document.querySelector(selector).options]
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
            self.page.click(f'[id="{self.chance.choice(links)}"]', timeout=PATIENCE_MS)
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
    browser: Browser, server: Server, years: Sequence[int], steps: int
) -> list[Measured]:
    """Make random choices until enough were answered.

    Raises:
        BenchError: When the page answers too seldom to be measured.
    """
    with open_page(browser) as page:
        page.goto(server.url)
        page.wait_for_selector(PAINTED)
        walk = Walk(page, seeded(SEED), years)
        while (done := sum(map(len, walk.first.values()))) < steps:
            walk.step()
            if walk.without_effect.total() > MOST_WITHOUT_EFFECT + done:
                message = f"Halaman tidak menjawab: {dict(walk.without_effect)} tanpa hasil."
                raise BenchError(message)
    return _tell(walk)


def _tell(walk: Walk) -> list[Measured]:
    """All kinds together, then each alone."""
    first = [time for times in walk.first.values() for time in times]
    painted = [time for times in walk.painted.values() for time in times]
    without_effect = float(walk.without_effect.total())
    return [
        Measured("input → first visible change", "ms", first, 100),
        Measured("input → all tiles repainted", "ms", painted, 250),
        *(Measured(f"… {kind}", "ms", times, 250) for kind, times in walk.painted.items()),
        Measured("choices without effect", "", [without_effect]),
    ]
