"""The product as its user runs it: commands and the server, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import urllib3

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
TODAY = "2026-11-24"
START_SECONDS = 1200
STOP_SECONDS = 30
PAUSE = 0.02


class TrialError(Exception):
    """The product cannot be tried; the message says what and what helps (Indonesian)."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command that was done.

    Attributes:
        seconds: From its start to its end, start of Python included.
        peak_mb: Most memory that it held at once, in MB.
    """

    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers.

    Attributes:
        pid: Of the main process; the workers are its children.
        seconds: From its start to the first answer of ``/health``.
    """

    port: int
    pid: int
    seconds: float

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    def connection(self) -> urllib3.HTTPConnectionPool:
        """One connection that stays open, as a browser's does."""
        return urllib3.HTTPConnectionPool(HOST, self.port, maxsize=1, retries=False)

    def memory_mb(self) -> float:
        """Resident memory of all its processes, in MB; pages that they share count repeatedly."""
        return _resident_mb(self.pid) + sum(self.worker_memory_mb())

    def worker_memory_mb(self) -> list[float]:
        """Resident memory of each worker, in MB, oldest worker first."""
        return [_resident_mb(pid) for pid in self._workers()]

    def worker_peak_mb(self) -> list[float]:
        """Most resident memory that each worker ever held, in MB, oldest worker first."""
        return [_peak_mb(pid) for pid in self._workers()]

    def _workers(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        return sorted(map(int, children.split()))


@dataclass(frozen=True, slots=True)
class Product:
    """The product with all that it writes in one folder, the SQLite database too."""

    folder: Path

    def run(self, *arguments: str) -> Run:
        """Run a command of the product.

        Raises:
            TrialError: When the command refuses; with what it said.
        """
        watch = str(Path(__file__).with_name("watch.py"))
        with self._start(*arguments, watch=(watch, sys.executable)) as process:
            told = process.communicate()[0].split()
        if process.returncode:
            raise TrialError(self._complaint(" ".join(arguments), process.returncode))
        return Run(float(told[0]), int(told[1]) * 1024 / 1e6)

    @contextmanager
    def serve(self) -> Iterator[Server]:
        """Serve on a free port until the block ends.

        Raises:
            TrialError: When the server stops or never answers; with what it said.
        """
        port, start = _free_port(), time.perf_counter()
        process = self._start("serve", port=port)
        try:
            self._wait_for_health(process, Server(port, process.pid, 0))
            yield Server(port, process.pid, time.perf_counter() - start)
        except Exception as error:
            if process.poll() is None:
                raise
            raise TrialError(self._complaint("serve", process.returncode)) from error
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def copy(self, folder: Path) -> Product:
        """The same data in another folder, which must not exist."""
        return Product(shutil.copytree(self.folder, folder))

    def _start(
        self, *arguments: str, port: int = 0, watch: tuple[str, ...] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a command; what it says goes to the log, what `watch` says to a pipe."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = (sys.executable, *watch, "-m", "dashboard", *arguments)
        environment = self._environment(port)
        with self._log.open("wb") as log:
            told = subprocess.PIPE if watch else log
            return subprocess.Popen(  # noqa: S603 (own command)
                command, cwd=ROOT, env=environment, stdout=told, stderr=log
            )

    def _environment(self, port: int) -> dict[str, str]:
        inherited = {
            name: value
            for name, value in os.environ.items()  # noqa: TID251 (a child needs PATH and the like)
            if not name.startswith("DESMIGRATIF_") and name not in {"HOST", "PORT"}
        }
        own = {"LOCAL_FOLDER": str(self.folder), "TODAY": TODAY, "PORT": str(port or 8050)}
        return inherited | {f"DESMIGRATIF_{name}": value for name, value in own.items()}

    def _wait_for_health(self, process: subprocess.Popen[bytes], server: Server) -> None:
        deadline = time.perf_counter() + START_SECONDS
        while process.poll() is None and time.perf_counter() < deadline:
            if _is_healthy(server):
                return
            time.sleep(PAUSE)
        raise TrialError(self._complaint("serve", process.poll()))

    @property
    def _log(self) -> Path:
        return self.folder / "bench.log"

    def _complaint(self, command: str, status: int | None) -> str:
        said = self._log.read_text(encoding="utf-8", errors="replace")[-2000:].strip()
        how = "tidak menjawab" if status is None else f"berhenti dengan status {status}"
        return f"Perintah `{command}` {how}. Katanya:\n{said}"


def _is_healthy(server: Server) -> bool:
    try:
        return server.connection().request("GET", "/health").status == 200
    except urllib3.exceptions.HTTPError:
        return False


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _resident_mb(pid: int) -> float:
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _peak_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(peak) * 1024 / 1e6
