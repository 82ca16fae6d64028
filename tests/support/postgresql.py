"""A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket in it."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg


def find_programs():
    """Folder of ``initdb`` and ``pg_ctl``: the one on the path, or Debian's newest."""
    on_path = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = on_path or (installed[-1] if installed else None)
    return Path(found).resolve().parent if found else None


@dataclass
class PostgreSQL:
    """A server that forgets durability for speed."""

    programs: Path
    folder: Path
    user: str | None
    _numbers: itertools.count = field(default_factory=itertools.count)

    @classmethod
    @contextmanager
    def running(cls, programs):
        """Make a server, run it, and remove all of it afterwards."""
        # The folder of pytest is closed to other users, and too deep for the path of a socket.
        folder = Path(tempfile.mkdtemp(prefix="desmigratif-pg-"))
        server = cls(programs, folder, _unprivileged_user())
        if server.user:
            shutil.chown(folder, server.user)
        try:
            server._run("initdb", "--username=test", "--auth=trust", "--no-sync", "--no-locale",
                        "--encoding=UTF8")  # fmt: skip
            server.start()
            yield server
        finally:
            server.stop()
            shutil.rmtree(folder, ignore_errors=True)

    def start(self):
        options = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off"
        sockets = f"-c full_page_writes=off -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "--wait", "--log", log, "--options", f"{options} {sockets}", "start")

    def stop(self):
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "--wait", "--mode=fast", "stop")

    def create(self, template="template1"):
        """Make a database like another one.

        Returns:
            Its name.
        """
        name = f"test_{next(self._numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name):
        self._say(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def url(self, name):
        return f"postgresql://test@/{name}?host={self.folder}"

    def _say(self, statement):
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _run(self, program, *arguments):
        command = [str(self.programs / program), "--pgdata", str(self.folder / "data"), *arguments]
        subprocess.run(  # noqa: S603  # programs and arguments are this module's own
            command, user=self.user, cwd=self.folder, check=True, stdout=subprocess.DEVNULL
        )


def _unprivileged_user():
    """PostgreSQL refuses to run as root; anybody else runs it as themselves."""
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
