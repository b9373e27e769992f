"""Text files of any size, a line at a time: what is held of one is bounded, whatever the file."""

from collections.abc import Iterator
from pathlib import Path

from schema.errors import DataError

MAX_LINE = 1024 * 1024
"""How long a line may be, in bytes."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"
_BINARY = {b"\x1f\x8b": "gzip", b"PK": "a zip archive", b"%P": "a PDF", b"SQ": "an SQLite file"}


def read_lines(path: Path, *, marred: bool = False) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file with their numbers, without line ends and byte-order mark.

    Args:
        path: the file.
        marred: whether lines may have a NUL.

    Raises:
        DataError: it can't be read, a line is longer than ``MAX_LINE``, is not UTF-8 or has a NUL.
    """
    try:
        with path.open("rb") as file:
            number = 0
            while raw := file.readline(MAX_LINE + 2):
                number += 1
                yield number, _text(path, number, raw, marred=marred)
    except OSError as error:
        raise DataError(path, None, f"can't be read: {error.strerror}", "a readable file") from error


def read_head(path: Path, size: int = 8192) -> str:
    """The beginning of a file, for recognising what it is; what is not UTF-8 is replaced.

    Raises:
        DataError: it can't be read, or is a known form that is no text.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(size)
    except OSError as error:
        raise DataError(path, None, f"can't be read: {error.strerror}", "a readable file") from error
    _refuse_encoding(path, raw)
    return raw.removeprefix(_MARK).decode("utf-8", "replace")


def _text(path: Path, number: int, raw: bytes, *, marred: bool) -> str:
    if number == 1:
        _refuse_encoding(path, raw)
        raw = raw.removeprefix(_MARK)
    line = raw.rstrip(b"\r\n")
    if len(line) > MAX_LINE:
        raise DataError(path, number, f"is longer than {MAX_LINE} bytes", "a line for each row")
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise DataError(path, number, f"byte 0x{line[error.start]:02x} is not UTF-8", "UTF-8 text") from error
    if not marred and "\x00" in text:
        raise DataError(path, number, "has the control character U+0000", "plain text")
    return text


def _refuse_encoding(path: Path, raw: bytes) -> None:
    if raw.startswith(_WIDE_MARKS):
        raise DataError(path, 1, "is written in UTF-16", "UTF-8")
    if what := next((what for mark, what in _BINARY.items() if raw.startswith(mark) and b"\x00" in raw), None):
        raise DataError(path, None, f"is {what}", "a text file; unpack it first")
