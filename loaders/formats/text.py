"""Reading a file as text, or saying where it is none."""

import re
import stat
import unicodedata
from pathlib import Path

from loaders.checks.mistakes import FileReport

MAX_BYTES = 64 * 1024 * 1024
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def read_text(path: Path, report: FileReport, *, within: Path | None = None) -> str | None:
    """The text of a UTF-8 data file in Unicode form NFC, its line ends as line feeds.

    None, with mistakes noted, if it is no such file. A byte-order mark and the line ends of other systems are no
    mistake.

    Args:
        path: the file.
        report: takes the mistakes.
        within: a folder that the file must not lead out of by a symbolic link.
    """
    text = _decoded(path, report, within)
    return text if text is not None and _is_clean(text, report) else None


def read_article(path: Path, report: FileReport) -> str | None:
    """The text of an article as a reader has it: page breaks end a line, other control characters are left out."""
    text = _decoded(path, report, None)
    return None if text is None else _CONTROL.sub("", re.sub(r"[\r\f]", "\n\n", text))


def _decoded(path: Path, report: FileReport, within: Path | None) -> str | None:
    content = _read_bytes(path, report, within)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _note_encoding(content, error, report)
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _read_bytes(path: Path, report: FileReport, within: Path | None) -> bytes | None:
    try:
        target = path.resolve(strict=True)
        if within is not None and not target.is_relative_to(within.resolve()):
            report.add(None, "is a symbolic link that leads out of the folder", "a file inside the folder")
            return None
        if not stat.S_ISREG(target.stat().st_mode):
            report.add(None, "is no file", "a regular file")
            return None
        with target.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:
        report.add(None, f"can't be read: {_reason(error)}", "a readable file")
        return None
    if len(content) > MAX_BYTES:
        report.add(None, f"is larger than {MAX_BYTES // 2**20} MiB", "a paper cut into smaller ones")
        return None
    return content


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _note_encoding(content: bytes, error: UnicodeDecodeError, report: FileReport) -> None:
    if content.startswith(_WIDE_MARKS):
        report.add(1, "is written in UTF-16", "UTF-8")
        return
    line = content.count(b"\n", 0, error.start) + 1
    report.add(line, f"byte 0x{content[error.start]:02x} is not UTF-8", "UTF-8 text")


def _is_clean(text: str, report: FileReport) -> bool:
    if _CONTROL.search(text) is None:
        return True
    marred = [(number, found[0]) for number, line in enumerate(text.split("\n"), 1) if (found := _CONTROL.search(line))]
    for number, character in marred:
        report.add(number, f"has the control character U+{ord(character):04X}", "plain text")
    return False
