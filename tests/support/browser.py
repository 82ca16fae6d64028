"""The system's Chromium, driven by tests and measurements."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, sync_playwright

from tests.support.product import TrialError

if TYPE_CHECKING:
    from collections.abc import Iterator

SCREEN: Any = {"width": 1366, "height": 768}
PAINTED = "html[data-painted]"
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


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Run the system's Chromium without a window.

    Raises:
        TrialError: When there is none.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        message = "Chromium tidak ditemukan. Pasang paket chromium, lalu ulangi."
        raise TrialError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
