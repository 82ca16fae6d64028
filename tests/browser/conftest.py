"""The product as people meet it: the real server on bundled data, read in the system's Chromium."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.support.browser import SCREEN, open_browser
from tests.support.product import Product
from tests.support.sending import make_agenda, send_example

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.register_assert_rewrite("tests.browser.reading")
# A machine that is busy with other tests is slow, not wrong.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser():
    """Chromium; skips where there is none, and fails in CI."""
    if not shutil.which("chromium") and not shutil.which("google-chrome"):
        give_up = pytest.fail if os.getenv("CI") == "true" else pytest.skip
        give_up("Chromium is not installed: neither chromium nor google-chrome is on the path")
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    """Bundled data with demo values, today being 2026-11-24."""
    return Product(tmp_path_factory.mktemp("product"))


@pytest.fixture(scope="session")
def server(product):
    """A server that was sent one file, of which nothing is accepted."""
    with product.serve() as server:
        send_example(server)
        make_agenda(server)
        yield server


@pytest.fixture
def database(product):
    """File of the database, back in its place after the test."""
    file = product.folder / "desmigratif.sqlite3"
    away = file.with_suffix(".away")
    yield file
    if away.exists():
        away.rename(file)


@pytest.fixture(scope="session")
def ask(server):
    """Ask the server for a path, past the browser: status and content."""
    with server.connection() as connection:

        def ask(path, **query):
            known = {name: value for name, value in query.items() if value not in (None, "")}
            answer = connection.request("GET", f"{path}?{urlencode(known, safe=',')}")
            return answer.status, answer.json()

        yield ask


@pytest.fixture
def api(ask):
    """Ask the API for something that it must know."""

    def api(resource, **query):
        status, content = ask(f"/api/v1/{resource}", **query)
        assert status == 200, content
        return content

    return api


@dataclass
class Watch:
    """Everything a tab said or asked for that it should not have."""

    origin: str
    outside: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    expected: str | None = None

    @property
    def elsewhere(self):
        """Addresses that are not the server's."""
        return re.compile(rf"^(?!{re.escape(self.origin)}/)https?:|^wss?:")

    def over(self, page):
        page.on("request", lambda request: self._note(request.url))
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def _note(self, url):
        if self.elsewhere.search(url):
            self.outside.append(url)

    def close(self):
        surprising = [
            one for one in self.said if not (self.expected and re.search(self.expected, one))
        ]
        assert not self.outside, "the page asked other servers"
        assert not surprising, "the page complained"


@dataclass
class Tabs:
    """Opens tabs with empty caches that reach nothing but one server."""

    browser: Browser
    watch: Watch
    contexts: ExitStack

    def open(self, **options):
        """Open a tab; options as of a context."""
        usual = {"base_url": self.watch.origin, "viewport": SCREEN, "reduced_motion": "reduce"}
        context = self.browser.new_context(**usual | options)
        self.contexts.callback(context.close)
        context.route(self.watch.elsewhere, lambda route: route.abort())
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        self.watch.over(page)
        return page


@pytest.fixture(scope="session")
def tabs_of(browser):
    """Tabs of the server at an address, until a block ends; then all must have been well."""

    @contextmanager
    def tabs_of(url):
        watch = Watch(url)
        with ExitStack() as contexts:
            yield Tabs(browser, watch, contexts)
        watch.close()

    return tabs_of


@pytest.fixture
def tabs(tabs_of, server):
    with tabs_of(server.url) as tabs:
        yield tabs


@pytest.fixture
def watch(tabs):
    """What the tabs of this test may say: set ``expected`` to a pattern of their complaints."""
    return tabs.watch


@pytest.fixture
def open_tab(tabs):
    """Open tabs of this test; options as of a context."""
    return tabs.open


@pytest.fixture
def page(open_tab):
    return open_tab()
