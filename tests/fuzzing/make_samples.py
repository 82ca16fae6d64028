"""Lets LibreOffice write its samples: ``python -m tests.fuzzing.make_samples``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.fuzzing.samples import FOLDER, write_wide
from tests.support.libreoffice import convert

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "laporan.xlsx")
        path.write_bytes(write_wide())
        for kind in ("xls", "ods"):
            convert(path, kind, Path(name)).replace(FOLDER / f"laporan.{kind}")
