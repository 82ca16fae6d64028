"""Chromium, and the request that a page sends when a reader chooses something."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.benchmarks.measured import BenchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.product import Server

RECORDER = Path(__file__).with_name("recorder.js")
SCREEN: Any = {"width": 1366, "height": 768}
PAINTED = "html[data-painted]"
PATIENCE_MS = 120_000
# Without these Chromium looks for its maker's servers, at the cost of the page's own time.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Callback:
    """A request as the browser sent it, to be sent again for other choices."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    def content(self, search: str) -> bytes:
        """The request's content for another address."""
        state, *others = self.body["inputs"]
        changed = {**state, "value": {**state["value"], "search": search}}
        return json.dumps({**self.body, "inputs": [changed, *others]}).encode()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Run the system's Chromium without a window.

    Raises:
        BenchError: When there is none.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        message = "Chromium tidak ditemukan. Pasang paket chromium, lalu ulangi."
        raise BenchError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


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


def _tells_state(request: Request) -> bool:
    """Whether a page asks for the choices of its address; Dash's own requests do not."""
    return '--state"' in (request.post_data or "")
