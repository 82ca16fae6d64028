"""How much and how long the first visit takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.measured import Measured
from tests.benchmarks.tab import open_page
from tests.support.browser import PAINTED, SCREEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOW_LINK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOW_PROCESSOR = 4
FIRST_TILE = ".page-main > :first-child"
TIMES = """() => ({
  fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  lcp: bench.lcp,
  cls: bench.cls,
  painted: performance.getEntriesByName("desmigratif:painted")[0].startTime,
})"""


class Traffic:
    """Bytes on the wire, headers included, of what did not come from the browser's cache."""

    def __init__(self, page: Page) -> None:
        self.kilobytes = 0.0
        self._cached: set[str] = set()
        self.protocol = page.context.new_cdp_session(page)
        self.protocol.on("Network.requestServedFromCache", self._note)
        self.protocol.on("Network.responseReceived", self._received)
        self.protocol.on("Network.loadingFinished", self._finished)
        self.protocol.send("Network.enable")

    def _note(self, event: dict[str, Any]) -> None:
        self._cached.add(event["requestId"])

    def _received(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._note(event)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._cached:
            self.kilobytes += event["encodedDataLength"] / 1000


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit; times in ms from the start of navigation."""

    kilobytes: float
    times: dict[str, float]


def measure_first_load(browser: Browser, url: str, runs: int) -> list[Measured]:
    """Visit a page with an empty cache, as the machine is and on a slow link and processor."""
    words = [size for _ in range(runs) if (size := _until_readable(browser, url))]
    fast = [_visit(browser, url, is_slow=False) for _ in range(runs)]
    slow = [_visit(browser, url, is_slow=True) for _ in range(runs)]
    return [
        Measured("bytes until its numbers are readable (HTML and CSS)", "kB", words, 250),
        Measured("bytes of everything", "kB", [one.kilobytes for one in fast], 1200),
        *_tell("", fast),
        *_tell(", slow", slow),
    ]


def measure_reload(browser: Browser, url: str, runs: int) -> Measured:
    """Load a page once more that is in the cache."""
    return Measured("bytes of a reload", "kB", [_reload(browser, url) for _ in range(runs)])


def _tell(condition: str, visits: list[Visit]) -> list[Measured]:
    names = {
        "fcp": ("words on screen (first contentful paint)", "ms", None),
        "lcp": ("largest contentful paint", "ms", None),
        "painted": ("all charts painted", "ms", None),
        "cls": ("layout shift (CLS)", "", 0.1),
    }
    return [
        Measured(what + condition, unit, [one.times[name] for one in visits], budget)
        for name, (what, unit, budget) in names.items()
    ]


def _until_readable(browser: Browser, url: str) -> float:
    """Bytes that a browser without scripts loads; 0 when the first tile shows no number."""
    context = browser.new_context(viewport=SCREEN, java_script_enabled=False)
    try:
        page = context.new_page()
        traffic = Traffic(page)
        page.goto(url)
        words = page.locator(FIRST_TILE).all_inner_texts()
        is_readable = any(letter.isdigit() for letter in "".join(words))
        return traffic.kilobytes if is_readable else 0
    finally:
        context.close()


def _visit(browser: Browser, url: str, *, is_slow: bool) -> Visit:
    with open_page(browser) as page:
        traffic = Traffic(page)
        if is_slow:
            traffic.protocol.send("Network.emulateNetworkConditions", SLOW_LINK)
            traffic.protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
        page.goto(url)
        _settle(page)
        return Visit(traffic.kilobytes, page.evaluate(TIMES))


def _reload(browser: Browser, url: str) -> float:
    with open_page(browser) as page:
        page.goto(url)
        _settle(page)
        traffic = Traffic(page)
        page.reload()
        _settle(page)
        return traffic.kilobytes


def _settle(page: Page) -> None:
    page.wait_for_selector(PAINTED)
    page.wait_for_load_state("networkidle")
