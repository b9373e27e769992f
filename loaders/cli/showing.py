"""``list`` and ``audit``: what a store holds, and what is wrong with it."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from graph.evidence.audit import audit as audit_of
from graph.opening import open_store
from loaders.cli.options import DEFAULT_RUBRIC, DEFAULT_STORE, Format, RubricOption, StoreOption
from loaders.cli.output import mistakes_reported, show
from loaders.folder import read_folder
from schema.document import Finding
from schema.errors import UnknownDocument
from schema.record import StoredDocument
from schema.rubric import Rubric, load_rubric
from schema.vocabulary import Severity

FormatOption = Annotated[Format, typer.Option("--format", help="How to write it.")]
_DOCUMENT_COLUMNS = ("document", "title", "year", "entities", "claims", "references", "findings", "hash")
_DOCUMENT_TABLE = ("document", "holds", "year", "title")
_FINDING_COLUMNS = (
    "severity",
    "code",
    "document",
    "locator",
    "mention",
    "reference",
    "claims",
    "explanation",
    "suggestion",
    "basis",
)
_FINDING_TABLE = ("severity", "finding", "what")


def list_(
    *,
    form: FormatOption = Format.TABLE,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """Show the papers that the store holds."""
    with mistakes_reported(), closing(open_store(store, load_rubric(rubric), read_only=True)) as opened:
        rows = [_document_row(document) for document in opened.documents()]
        release = opened.release()
    columns = _DOCUMENT_TABLE if form is Format.TABLE else _DOCUMENT_COLUMNS
    show(rows, columns, form, f"release {release}")


def _document_row(document: StoredDocument) -> dict[str, object]:
    """A document as a row; ``holds`` is for tables, which have no room for every field."""
    counts = document.model_dump(exclude={"info", "hash"})
    return counts | {
        "document": document.info.id,
        "title": document.info.title,
        "year": document.info.year,
        "hash": document.hash,
        "holds": "\n".join(f"{count} {what}" for what, count in counts.items()),
    }


def audit(
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOCUMENT]", help="Ids of documents of the store, or folders; all of the store by default."
        ),
    ] = None,
    *,
    form: FormatOption = Format.TABLE,
    severity: Annotated[Severity, typer.Option(help="The least severity to show.")] = Severity.INFO,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """List what is wrong with the citations, entities and claims of papers, the worst first."""
    with mistakes_reported():
        found = _findings(documents or [], store, rubric)
    kept = [finding for finding in found if _rank(finding.severity) >= _rank(severity)]
    columns = _FINDING_TABLE if form is Format.TABLE else _FINDING_COLUMNS
    show([_row(finding) for finding in kept], columns, form, f"{len(kept)} findings")


def _findings(documents: Sequence[str], store: str, rubric: Path) -> list[Finding]:
    folders = [name for name in documents if Path(name).is_dir()]
    found = [finding for name in folders for finding in audit_of(read_folder(Path(name)))]
    ids = [name for name in documents if name not in folders]
    if ids or not documents:
        found.extend(_held(ids, store, load_rubric(rubric)))
    return sorted(found, key=lambda finding: (-_rank(finding.severity), finding.sort_key))


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)


def _held(ids: Sequence[str], store: str, rubric: Rubric) -> list[Finding]:
    with closing(open_store(store, rubric, read_only=True)) as opened:
        known = [document.info.id for document in opened.documents()]
        for document in ids:
            if document not in known:
                raise UnknownDocument(document, known)
        return [finding for finding in opened.findings() if not ids or finding.document in ids]


def _row(finding: Finding) -> dict[str, object]:
    """A finding as a row; ``finding`` and ``what`` are for tables, which have no room for every field."""
    mention = f"#{finding.mention}" if finding.mention else ""
    place = f"{finding.locator or ''}{mention}" or (f"references/{finding.reference}" if finding.reference else "")
    suggestion = f"\n→ {finding.suggestion}" if finding.suggestion else ""
    return finding.model_dump(mode="json") | {
        "finding": f"{finding.code} ({finding.basis})\n{finding.document}\n{place}",
        "what": f"{finding.explanation}{suggestion}",
    }
