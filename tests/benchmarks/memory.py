"""What a reader who goes from page to page for long leaves in the memory of browser and server."""

from __future__ import annotations

from itertools import cycle, islice
from math import ceil
from typing import TYPE_CHECKING

from tests.benchmarks.interaction import MOST_HEAP_GROWTH_MB
from tests.benchmarks.measured import Measured
from tests.benchmarks.tab import open_page, read_heap_mb
from tests.support.browser import PAINTED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.product import Server

MENU = "nav.menu a[id]"
OPEN_GROUP = "(link) => { const group = link.closest('details'); if (group) group.open = true; }"
FORGET_PAINTED = "() => { delete document.documentElement.dataset.painted; }"


def measure_memory(browser: Browser, server: Server, start: str, changes: int) -> list[Measured]:
    """Walk through all pages by the menu, in whole rounds that end on the menu's first page.

    Args:
        browser: Opens the page.
        server: Its workers' memory is read before and after, too.
        start: Address of the first page, one on which the menu lists every page.
        changes: How many changes of page at least; the first round, which fills caches, is extra.
    """
    with open_page(browser) as page:
        page.goto(server.url + start)
        page.wait_for_selector(PAINTED)
        first, *others = (link.get_attribute("id") or "" for link in page.locator(MENU).all())
        entries = [*others, first]
        _walk(page, entries, rounds=1)
        heap, workers = read_heap_mb(page), server.worker_memory_mb()
        rounds = ceil(changes / len(entries))
        _walk(page, entries, rounds)
        after = read_heap_mb(page)
        what = f"{rounds * len(entries)} changes of page"
        return [
            Measured("JS heap before", "MB", [heap]),
            Measured(f"JS heap after {what}", "MB", [after]),
            Measured("JS heap: growth", "MB", [after - heap], MOST_HEAP_GROWTH_MB),
            Measured("resident memory of a worker before", "MB", workers),
            Measured(f"resident memory of a worker after {what}", "MB", server.worker_memory_mb()),
        ]


def _walk(page: Page, entries: list[str], rounds: int) -> None:
    for entry in islice(cycle(entries), rounds * len(entries)):
        link = page.locator(f"#{entry}")
        link.evaluate(OPEN_GROUP)
        page.evaluate(FORGET_PAINTED)
        link.click()
        page.wait_for_selector(PAINTED)
