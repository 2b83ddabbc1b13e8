"""A real PostgreSQL server of the tests' own: in a directory that goes with it, on a socket in there."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psycopg

DEBIAN: Final = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs of each version, off the path."""

# The server refuses to run as root.
_USER: Final = "postgres" if os.geteuid() == 0 else None
# Nothing here has to outlast a loss of power.
_OPTIONS: Final = "-c fsync=off -c listen_addresses='' -c unix_socket_directories='{directory}'"


def find_programs() -> Path | None:
    """The directory of the server's programs, or None where there is no server."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda program: int(program.parts[-3]))
    return versions[-1].parent if versions else None


@dataclass(frozen=True, slots=True)
class Server:
    """A server.

    Attributes:
        programs: the directory of its programs.
        directory: the directory of its socket and its data.
    """

    programs: Path
    directory: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def pid(self) -> int:
        """The id of its first process, whose children are all others."""
        lines = (self.directory / "data" / "postmaster.pid").read_text(encoding="ascii").split("\n")
        return int(lines[0])

    def create_database(self) -> str:
        """The address of a new, empty database, as the ledger takes it."""
        name = f"ledger_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.directory}"

    def execute(self, statement: str) -> None:
        """Carries out a statement as the server's administrator."""
        with psycopg.connect(
            host=str(self.directory), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        """Starts it; returns once it takes connections."""
        self._control(
            "start", "-l", str(self.directory / "log"), "-o", _OPTIONS.format(directory=self.directory)
        )

    def stop(self) -> None:
        """Stops it at once, as a crash would."""
        self._control("stop", "-m", "immediate")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Stands still for as long as the context lasts, as one does whose disk or network hangs."""
        first = int((self.directory / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        processes = [first, *map(int, children)]
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)

    def _control(self, *arguments: str) -> None:
        self.run("pg_ctl", "-w", "-D", str(self.directory / "data"), *arguments)

    def run(self, program: str, *arguments: str) -> None:
        """Runs one of its programs, which must succeed."""
        subprocess.run(
            [self.programs / program, *arguments],
            user=_USER,
            cwd=self.directory,
            stdout=subprocess.DEVNULL,
            check=True,
        )


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """A server for as long as the context lasts."""
    with TemporaryDirectory(prefix="meshwise-") as name:
        server = Server(programs, Path(name))
        if _USER:
            shutil.chown(name, _USER)
        data = str(server.directory / "data")
        server.run(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()
