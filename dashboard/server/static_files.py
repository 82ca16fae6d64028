"""Static files: small on the wire, and kept by browsers for ever where the address tells content.

Copies of the files, compressed as hard as possible, lie in a folder under the hash of what they
compress. Whatever static file leaves the server, a copy of these very bytes goes in its place when
there is one: copies cannot be stale, and without any the plain file is served.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli  # type: ignore[import-untyped]  # it comes without types
from flask import Blueprint, Response, abort, request, send_file, send_from_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dash import Dash

OWN: Final = "/aset/"
PREFIXES: Final = (OWN, "/assets/", "/_dash-component-suites/")
YEAR_SECONDS: Final = 31_536_000
SMALLEST: Final = 500
ICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#0b5c78" d="M0 0h16v16'
    'H0z"/><path fill="#fff" d="M3 9h2v4H3zm3-3h2v7H6zm3 2h2v5H9zm3-5h2v10h-2z"/></svg>'
)

_COMPRESSORS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "br": brotli.compress,
    # Browsers take brotli over HTTPS and from this machine only.
    "gzip": lambda content: gzip.compress(content, mtime=0),
}
_TYPES: Final = {".css": "text/css", ".geojson": "application/geo+json", ".js": "text/javascript"}
_COMPRESSIBLE: Final = {*_TYPES, ".json", ".svg"}
_SELDOM_LOADED: Final = re.compile(r"(^|/)async-(?!graph\.js)|/plotly\.min\.js$")
_TELLS_CONTENT: Final = re.compile(r"-[0-9a-f]{8,}\.|\.v[\w-]+m[0-9a-fA-F]+\.")


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """Where static files and their compressed copies lie.

    Attributes:
        bundles: Folder with the built ``plotly-<hash>.min.js``; plotly's own file stands in.
        copies: Folder of the compressed copies; need not exist.
        boundaries: Folder of imported boundary layers; need not exist.
    """

    bundles: Path
    copies: Path
    boundaries: Path

    def own(self) -> dict[str, Path]:
        """Files under ``/aset/`` by name."""
        bootstrap = Path(str(files("flask_bootstrap"))) / "static/bootstrap5/css/bootstrap.min.css"
        stock = Path(str(files("plotly"))) / "package_data/plotly.min.js"
        built = sorted(self.bundles.glob("plotly-*.min.js"))
        return {"bootstrap.min.css": bootstrap, "plotly.min.js": built[-1] if built else stock}

    def url(self, name: str) -> str:
        """Address of a file under ``/aset/``; it changes with the content."""
        return f"{OWN}{name}?m={_digest(self.own()[name].read_bytes())[:12]}"

    def copy(self, digest: str, encoding: str) -> Path:
        """Where the compressed copy of a content lies, or would."""
        return self.copies / f"{digest}.{encoding}"


def add_static_files(app: Dash, static: StaticFiles) -> None:
    """Serve the files under ``/aset/`` and the icon, and shrink every static file of the app.

    Register it after Flask-Compress (``Dash(compress=True)``), which then leaves alone what is
    compressed already.
    """
    for suffix, kind in _TYPES.items():
        # Windows takes these from its registry, where other programs may have changed them.
        mimetypes.add_type(kind, suffix)
    own = static.own()
    blueprint = Blueprint("aset", __name__)

    @blueprint.get(f"{OWN}<path:name>")
    def _own(name: str) -> Response:
        return send_file(own[name]) if name in own else abort(404)

    @blueprint.get(f"{OWN}geo/<name>")
    def _boundaries(name: str) -> Response:
        return send_from_directory(static.boundaries, name)

    @blueprint.get("/favicon.ico")
    def _icon() -> Response:
        response = Response(ICON, mimetype="image/svg+xml")
        response.cache_control.max_age = YEAR_SECONDS
        return response

    app.server.register_blueprint(blueprint)
    app.server.after_request(lambda response: _shrink(static, response))


def precompress(app: Dash, static: StaticFiles) -> int:
    """Make the compressed copies that are missing of all files that pages load.

    Call it before the server forks. It opens no connection to the database.

    Returns:
        How many files were compressed; 0 when all copies were there.
    """
    return compress(static, _contents(app, static))


def compress(static: StaticFiles, bodies: Iterable[bytes]) -> int:
    """Make the compressed copies that are missing of some contents.

    Returns:
        How many were compressed.
    """
    static.copies.mkdir(parents=True, exist_ok=True)
    contents = {_digest(content): content for content in bodies}
    missing = [
        (static.copy(digest, encoding), shrink, content)
        for digest, content in contents.items()
        for encoding, shrink in _COMPRESSORS.items()
        if not static.copy(digest, encoding).exists()
    ]
    with ThreadPoolExecutor() as pool:
        return len(set(pool.map(lambda job: _write(*job), missing)))


def _contents(app: Dash, static: StaticFiles) -> Iterator[bytes]:
    # Dash registers the files of the component libraries at the first request.
    app.server.test_client().get("/_dash-dependencies")
    libraries = [
        Path(str(sys.modules[package].__file__)).parent / name
        for package, names in app.registered_paths.items()
        for name in names
        if not _SELDOM_LOADED.search(name)
    ]
    assets = Path(app.config.assets_folder).rglob("*")
    own = (*static.own().values(), *static.boundaries.glob("*"))
    for path in (*own, *assets, *libraries):
        if path.suffix in _COMPRESSIBLE and path.stat().st_size >= SMALLEST:
            yield path.read_bytes()


def _write(target: Path, shrink: Callable[[bytes], bytes], content: bytes) -> str:
    draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    draft.write_bytes(shrink(content))
    draft.replace(target)
    return target.stem


def _shrink(static: StaticFiles, response: Response) -> Response:
    """Put the compressed copy in place of a static file, and say how long it may be kept."""
    if response.status_code != HTTPStatus.OK or not request.path.startswith(PREFIXES):
        return response
    response.direct_passthrough = False
    digest = _digest(response.get_data())
    encoding = request.accept_encodings.best_match(_COMPRESSORS)
    if encoding and static.copy(digest, encoding).is_file():
        response.set_data(static.copy(digest, encoding).read_bytes())
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.set_etag(f"{digest[:16]}-{response.content_encoding or 'plain'}")
    response.headers["Cache-Control"] = _lifetime()
    response.make_conditional(request)
    return response


def _lifetime() -> str:
    forever = "m" in request.args or _TELLS_CONTENT.search(request.path)
    return f"public, max-age={YEAR_SECONDS}, immutable" if forever else "no-cache"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
