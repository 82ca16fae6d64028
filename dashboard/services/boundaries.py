"""Which boundaries the maps draw: imported official ones, or those that come with the product."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.domain.geography import Geography

BUNDLED = Path(__file__).parents[2] / "assets" / "geo"
BUNDLED_URL = "/assets/geo/"
OWN_URL = "/aset/geo/"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundaries:
    """The boundaries that come with the product, and a folder that may hold others.

    Attributes:
        own: Folder of imported layers; ``None``, or without a manifest, there are none.
    """

    own: Path | None = None

    def current(self) -> Geography:
        """The boundaries to draw now; a server sees an import without a restart."""
        return self.drawn()[0]

    def drawn(self) -> tuple[Geography, Path]:
        """The same, with the folder of their layers."""
        if self.own:
            manifest = self.own / MANIFEST
            with suppress(FileNotFoundError):
                return _read(manifest, manifest.stat().st_mtime_ns, OWN_URL), self.own
        return _read(BUNDLED / MANIFEST, 0, BUNDLED_URL), BUNDLED


@lru_cache(maxsize=4)
def _read(manifest: Path, _written: int, url: str) -> Geography:
    content = json.loads(manifest.read_text("utf-8"))
    return Geography(
        url=url,
        files=content["files"],
        boxes={code: tuple(box) for code, box in content["boxes"].items()},
        source=content.get("source"),
    )
