"""LibreOffice without a window: what a second spreadsheet program makes of a workbook."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def convert(path, kind, folder):
    """Let LibreOffice open a file and save it as another kind: ``pdf``, ``xlsx``, ``xls``, ``ods``.

    Skips where there is no LibreOffice, and fails in CI.

    Returns:
        Path of the new file, in ``folder``.
    """
    program = shutil.which("soffice")
    if program is None:
        give_up = pytest.fail if os.getenv("CI") == "true" else pytest.skip
        give_up("LibreOffice is not installed: soffice is not on the path")
    # A profile of its own, for two that share one refuse to run at the same time.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--convert-to", kind, "--outdir", str(folder))
    subprocess.run(  # noqa: S603  # program and arguments are this module's own
        [program, profile, *options, str(path)], check=True, capture_output=True, timeout=120
    )
    return folder / f"{path.stem}.{kind}"
