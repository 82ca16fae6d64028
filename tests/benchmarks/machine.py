"""On which machine the figures were taken."""

from __future__ import annotations

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("dash", "plotly", "flask", "gunicorn", "sqlalchemy", "pandas", "playwright")


def describe_machine(browser_version: str) -> str:
    """Day, processor, memory, system, versions and load, as a Markdown list."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = ", ".join(f"{average:.2f}" for average in os.getloadavg())
    lines = (
        f"Taken: {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC",
        f"Machine: {_processor()}, {os.cpu_count()} cores, {_memory():.0f} GiB memory,"
        f" {platform.freedesktop_os_release()['PRETTY_NAME']} {platform.machine()}",
        f"Versions: Python {platform.python_version()}, {packages}, Chromium {browser_version}",
        f"Load average over 1, 5, 15 minutes before: {load}",
    )
    return "\n".join(f"- {line}" for line in lines)


def _processor() -> str:
    """Model as Linux tells it; some virtual machines tell none."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
