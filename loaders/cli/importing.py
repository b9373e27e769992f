"""What is told of foreign files that are read, and how they are loaded."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.cli.output import say, track
from loaders.imports.intake import Intake, Options
from loaders.imports.recognise import Format, together
from loaders.imports.report import Rejected

_FIRST = 5
_REASONS = 12


@dataclass(frozen=True)
class Wanted:
    """How foreign files are to be read.

    Attributes:
        form: the name of their format; None to recognise it.
        options: what is said of the document.
        strict: whether anything rejected refuses all.
        report: where to write all that was rejected, as JSON Lines; None to write it nowhere.
    """

    form: str | None
    options: Options
    strict: bool
    report: Path | None


def read_imports(files: Sequence[Path], wanted: Wanted) -> list[Intake]:
    """Read foreign files, those of one graph together, and tell what came of each.

    Raises:
        DataError: a file can't be read as its format at all.
    """
    intakes = [_read(form, group, wanted) for form, group in track(list(together(files, wanted.form)), "reading")]
    if wanted.report is not None:
        _write(wanted.report, (each for intake in intakes for each in intake.report.rejected))
    return intakes


def is_refused(intakes: Iterable[Intake], *, strict: bool) -> bool:
    """Whether nothing is to be loaded; tells why."""
    intakes = list(intakes)
    rejected = sum(len(intake.report.rejected) for intake in intakes)
    empty = [intake for intake in intakes if not sum(intake.report.accepted.values())]
    if strict and rejected:
        say(f"--strict: {rejected} rejected", style="bold red")
    for intake in empty:
        say(f"{intake.file}: holds nothing that can be taken", style="bold red")
    return bool(empty) or (strict and rejected > 0)


def _read(form: Format, group: Sequence[Path], wanted: Wanted) -> Intake:
    intake = form.read(group, wanted.options)
    _tell(group, form.name, intake)
    return intake


def _tell(group: Sequence[Path], form: str, intake: Intake) -> None:
    report = intake.report
    counts = [f"accepted {_counted(report.accepted)}", f"merged {_counted(report.merged)}"]
    rejected = len(report.rejected)
    told = f"{', '.join([*counts, f'rejected {rejected}'])}"
    say(f"{' + '.join(map(str, group))}: {form}: {told}", style="yellow" if rejected else "green")
    reasons = list(report.reasons())
    for reason, count in reasons[:_REASONS]:
        say(f"  {count} × {reason}", style="yellow")
    if len(reasons) > _REASONS:
        say(f"  … and {len(reasons) - _REASONS} more reasons", style="yellow")
    for each in report.rejected[:_FIRST]:
        say(f"  {each}", style="yellow")
    if rejected > _FIRST:
        say(f"  … and {rejected - _FIRST} more; --report FILE writes all", style="yellow")
    for what, count in sorted(report.notes.items()):
        say(f"  {count} × {what}")


def _counted(counts: dict[str, int]) -> str:
    return " and ".join(f"{count} {what}" for what, count in sorted(counts.items())) or "0"


def _write(path: Path, rejected: Iterable[Rejected]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for each in rejected:
            row = {"file": str(each.file), "line": each.line, "construct": each.construct}
            file.write(json.dumps(row | {"reason": each.reason, "why": each.why}, ensure_ascii=False) + "\n")
