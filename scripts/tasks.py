"""Every `make` target, in plain Python, so that a machine without make runs the same steps.

Runs on the system's Python with its standard library only: it makes the virtual environment in
which everything else runs. What is there already is not done again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
WINDOWS: Final = sys.platform == "win32"
PYTHON: Final = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STATIC: Final = ROOT / "data" / "local" / "static"
RUN_REQUIREMENTS: Final = ("scripts/constraints.txt", "requirements.txt")
TEST_REQUIREMENTS: Final = (*RUN_REQUIREMENTS, "requirements-dev.txt")
CACHES: Final = (
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)
CHECKS: Final = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-m", "not benchmark and not fuzzing"),
)
OLD_PYTHON: Final = (
    f"Perlu Python 3.11 atau lebih baru, yang ditemukan {sys.version.split()[0]}."
    " Sebut Python lain, misalnya: make run PYTHON=python3.12"
)


class TaskError(Exception):
    """A step cannot be done; the message says why and what helps (Indonesian)."""


def main(arguments: Sequence[str]) -> int:
    """Run the one task that `arguments` names; 0 done, 1 failed, 2 wrong usage."""
    if sys.version_info < (3, 11):  # noqa: UP036 (the system's Python can be older than ours)
        say(OLD_PYTHON)
        return 1
    task = TASKS.get(arguments[0]) if len(arguments) == 1 else None
    if task is None:
        say(f"Pemakaian: python scripts/tasks.py {'|'.join(TASKS)}")
        return 2
    try:
        return task()
    except TaskError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def run() -> int:
    """Serve in the foreground, set up first where needed."""
    install(RUN_REQUIREMENTS)
    build_static()
    command = (str(PYTHON), "-m", "dashboard", "serve")
    os.chdir(ROOT)
    if not WINDOWS:
        os.execv(PYTHON, command)  # noqa: S606 (no shell wanted: signals must reach the server)
    return call(command)


def test() -> int:
    """Check style, types, imports and behaviour; stop at the first that fails."""
    prepare_tests()
    for number, (program, *options) in enumerate(CHECKS, start=1):
        stage = f"{number}/{len(CHECKS)}: {' '.join((program, *options))}"
        say(f"\n== Tahap {stage}")
        status = call((str(PYTHON.with_name(program)), *options))
        if status:
            say(f"== Gagal pada tahap {stage}")
            return status
    return 0


def bench() -> int:
    """Measure the speed budgets."""
    prepare_tests()
    return call((str(PYTHON), "-m", "tests.benchmarks"))


def screenshots() -> int:
    """Take the pictures of all pages."""
    prepare_tests()
    return call((str(PYTHON), "-m", "scripts.screenshots"))


def static() -> int:
    """Build the static files anew."""
    install(RUN_REQUIREMENTS)
    (STATIC / ".built").unlink(missing_ok=True)
    build_static()
    return 0


def clean() -> int:
    """Remove what the other tasks made, never the data in data/local."""
    for folder in (VENV, STATIC, *(ROOT / name for name in CACHES)):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def prepare_tests() -> None:
    """Set up everything that tests need, system programs included."""
    install(TEST_REQUIREMENTS)
    build_static()
    if not shutil.which("chromium"):
        apt_install("Chromium (untuk uji peramban)", ("chromium", "fonts-dejavu-core"))
    if not has_office():
        packages = ("libreoffice-calc-nogui", "libreoffice-impress-nogui")
        apt_install("LibreOffice (untuk uji buku kerja dan paparan)", packages)
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) and not shutil.which("initdb"):
        try:
            install_postgresql()
        except TaskError as error:
            # The tests on PostgreSQL are skipped with this reason, or fail where CI demands them.
            say(str(error))


def has_office() -> bool:
    """Whether LibreOffice is there; on Debian its workbooks and its decks are two packages."""
    program = shutil.which("soffice")
    parts = Path("/usr/lib/libreoffice/program")
    return bool(program) and (not parts.exists() or (parts / "libsdlo.so").exists())


def install(requirements: Sequence[str]) -> None:
    """Make the virtual environment and install the pins, unless these very pins are in it.

    Raises:
        TaskError: the environment cannot be made, or a package cannot be had.
    """
    done = VENV / f".{requirements[-1]}.done"
    state = digest(ROOT / name for name in requirements)
    if holds(done, state):
        return
    say("Menyiapkan lingkungan Python di .venv (sekali saja, beberapa menit) …")
    if importlib.util.find_spec("ensurepip") is None:
        apt_install("Modul venv", (f"python3.{sys.version_info.minor}-venv",))
    if call((sys.executable, "-m", "venv", str(VENV))):
        message = f"Folder {VENV} tidak dapat disiapkan. Hapus folder itu, lalu ulangi."
        raise TaskError(message)
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if call((*pip, "--requirement", requirements[-1])):
        message = (
            "Paket Python tidak dapat dipasang (alasannya di atas). Periksa sambungan ke PyPI, lalu"
            " ulangi."
        )
        raise TaskError(message)
    done.write_text(state)


def build_static() -> None:
    """Build the static files, unless they were built from these very sources.

    Raises:
        TaskError: not even the stock files could be put in place.
    """
    sources = (ROOT / "scripts" / "plotly_bundle").iterdir()
    state = digest((ROOT / "requirements.txt", ROOT / "scripts/build_static.py", *sorted(sources)))
    if holds(STATIC / ".built", state):
        return
    say("Membuat berkas statis …")
    if call((str(PYTHON), "scripts/build_static.py")):
        message = f"Berkas statis tidak dapat dibuat. Periksa hak tulis pada {STATIC}, lalu ulangi."
        raise TaskError(message)
    (STATIC / ".built").write_text(state)


def install_postgresql() -> None:
    """Install PostgreSQL's programs without a running server: tests start their own.

    Raises:
        TaskError: no right, or no such package.
    """
    apt_install("PostgreSQL (untuk uji basis data)", ("postgresql-common",))
    configuration = "/etc/postgresql-common/createcluster.conf"
    call((*as_root(), "pg_conftool", configuration, "set", "create_main_cluster", "false"))
    apt_install("PostgreSQL (untuk uji basis data)", ("postgresql",))


def apt_install(what: str, packages: Sequence[str]) -> None:
    """Install Debian `packages`; `what` names them for the reader.

    Raises:
        TaskError: no apt-get, no right, or no such package.
    """
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        message = f"{what} belum ada. Pasang {names} dengan pengelola paket sistem, lalu ulangi."
        raise TaskError(message)
    say(f"{what} belum ada: memasang {names} …")
    apt = (*as_root(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y")
    call((*apt, "update"))
    if call((*apt, "--no-install-recommends", "install", *packages)):
        message = (
            f"{what} tidak dapat dipasang. Jalankan `apt-get install {names}` sebagai root, lalu"
            " ulangi."
        )
        raise TaskError(message)


def as_root() -> tuple[str, ...]:
    """What to put before a command that needs root; without sudo the command itself refuses."""
    if os.geteuid() == 0 or not shutil.which("sudo"):
        return ()
    return ("sudo",) if sys.stdin.isatty() else ("sudo", "--non-interactive")


def digest(paths: Iterable[Path]) -> str:
    """Return a fingerprint of the files and of the Python that reads them."""
    fingerprint = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in paths:
        fingerprint.update(path.read_bytes())
    return fingerprint.hexdigest()


def holds(path: Path, state: str) -> bool:
    """Tell whether the file at `path` says that `state` was reached."""
    return path.is_file() and path.read_text() == state


def call(command: Sequence[str]) -> int:
    """Run `command` in the project's root, its output shown; return its exit status."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 (own commands)


def say(sentence: str) -> None:
    """Show one sentence at once, in order with the output of the programs called."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


TASKS: Final[dict[str, Callable[[], int]]] = {
    task.__name__: task for task in (run, test, bench, screenshots, static, clean)
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
