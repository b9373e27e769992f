"""Opening a store's file, and handing out connections to it."""

import sqlite3
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graph.sqlite.statements import SCRATCH
from schema.errors import IncompatibleStore, StoreUnavailable

LAYOUT = 1
"""The ``user_version`` that ``schema.sql`` sets."""
APPLICATION = 0x65786F6D
"""The ``application_id`` that ``schema.sql`` sets: "exom"."""

_PAUSE = 0.02
_SCHEMA = Path(__file__).with_name("schema.sql")


@contextmanager
def naming(path: Path) -> Generator[None, None, None]:
    """Raise what SQLite has to say as an error that names the store's file."""
    try:
        yield
    except sqlite3.Error as error:
        message = f"the store {str(path)!r} can't be used: {error}"
        raise StoreUnavailable(message) from error


def open_writer(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that may write, to a file that is made if it is missing.

    Args:
        path: the store's file.
        patience: seconds to wait for another process that is writing.

    Raises:
        IncompatibleStore: the file is no store that this version can write.
        StoreUnavailable: it can't be opened.
    """
    connection = _connect(path, "rwc", patience)
    try:
        if _is_blank(connection):
            _lay_out(connection, patience)
        _refuse_others(path, connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -131072")
        connection.executescript(SCRATCH)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that only reads.

    Raises:
        IncompatibleStore: the file is no store that this version can read.
        StoreUnavailable: it can't be opened.
    """
    if not path.exists():
        message = f"there is no store at {str(path)!r}: load a document into it first (python -m loaders add)"
        raise StoreUnavailable(message)
    connection = _connect(path, "ro", patience)
    try:
        _refuse_others(path, connection)
        connection.execute("PRAGMA query_only = ON")
        # KiB: with the usual 2,000 the edges of a large graph take a fourth longer to read.
        connection.execute("PRAGMA cache_size = -16384")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """All that is written inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def snapshot_of(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """All that is read inside is of one moment."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


class Readers:
    """Lends each user a reading connection of its own: threads never share one, and an idle one is used again.

    Args:
        path: the store's file.
        patience: seconds to wait where the file is locked.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._is_closed = False

    @contextmanager
    def lend(self) -> Generator[sqlite3.Connection, None, None]:
        """A connection for as long as the context lasts.

        Raises:
            StoreUnavailable: the store was closed, or can't be opened.
        """
        connection = self._take()
        try:
            yield connection
        finally:
            self._take_back(connection)

    def close(self) -> None:
        """Close every connection; one that is lent out closes when it comes back."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._is_closed:
                message = f"the store {str(self._path)!r} was closed"
                raise StoreUnavailable(message)
            if self._idle:
                return self._idle.pop()
        return open_reader(self._path, self._patience)

    def _take_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._is_closed:
                self._idle.append(connection)
                return
        connection.close()


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    # Connections move between threads, but never serve two at a time.
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _is_blank(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not tables


def _lay_out(connection: sqlite3.Connection, patience: float) -> None:
    """Make a store of a blank file; of several that try at once, each waits for the one before.

    SQLite does not wait where two turn a file to WAL, whatever its timeout, so the waiting is done here.
    """
    schema, end = _SCHEMA.read_text(encoding="utf-8"), time.monotonic() + patience
    while True:
        try:
            connection.executescript(schema)
        except sqlite3.OperationalError as error:
            connection.rollback()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _refuse_others(path: Path, connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        message = f"{str(path)!r} is a SQLite file, but no store of exomyelin: name another file"
        raise IncompatibleStore(message)
    if layout != LAYOUT:
        message = (
            f"{str(path)!r} has layout {layout}, and this version reads layout {LAYOUT}: "
            "load its documents into a new file (python -m loaders add)"
        )
        raise IncompatibleStore(message)
