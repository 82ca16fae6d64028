"""A tab that times itself, and what can be read from it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.browser import PAINTED, SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

    from tests.benchmarks.choices import Address
    from tests.support.product import Server

RECORDER = Path(__file__).with_name("recorder.js")
PATIENCE_MS = 120_000


@dataclass(frozen=True, slots=True)
class Callback:
    """A request as the browser sent it, to be sent again for other choices."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    def content(self, address: Address) -> bytes:
        """The request's content for another address of the same page."""
        state, *others = self.body["inputs"]
        changed = {**state, "value": {**state["value"], **address._asdict()}}
        return json.dumps({**self.body, "inputs": [changed, *others]}).encode()


@contextmanager
def open_page(browser: Browser) -> Iterator[Page]:
    """Open a tab with an empty cache that times itself."""
    context = browser.new_context(viewport=SCREEN)
    context.add_init_script(path=RECORDER)
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context.new_page()
    finally:
        context.close()


def record_callback(browser: Browser, server: Server, path: str) -> Callback:
    """Record what a page asks the server when it is opened."""
    with open_page(browser) as page:
        with page.expect_request(_tells_state) as asked:
            page.goto(server.url + path)
        page.wait_for_selector(PAINTED)
        sent = asked.value
        names = ("accept", "accept-encoding", "content-type", "user-agent")
        headers = {name: value for name, value in sent.all_headers().items() if name in names}
        return Callback(sent.url.removeprefix(server.url), headers, sent.post_data_json or {})


def read_heap_mb(page: Page) -> float:
    """Memory that the page's scripts hold after all that can go is gone, in MB."""
    protocol = page.context.new_cdp_session(page)
    try:
        protocol.send("HeapProfiler.collectGarbage")
        used: float = protocol.send("Runtime.getHeapUsage")["usedSize"]
        return used / 1e6
    finally:
        protocol.detach()


def _tells_state(request: Request) -> bool:
    """Whether a page asks for the choices of its address; Dash's own requests do not."""
    return '--state"' in (request.post_data or "")
