"""The document that a foreign file becomes, and what the one who loads it may say of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from loaders.files.document import DOCUMENT_ID
from schema.document import DocumentForm, DocumentInfo, OutlineEntry, OutlineKind
from schema.errors import InvalidParameter

SECTION = "rows"
_NOT_OF_ID = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True)
class Options:
    """What the one who loads a file says of it.

    Attributes:
        document: the id of the document; None for the file's name.
        mapping: a mapping file, for formats whose columns are not fixed.
    """

    document: str | None = None
    mapping: Path | None = None


def document_of(file: Path, options: Options, title: str) -> DocumentInfo:
    """The document that a file becomes, without what the file itself says of it.

    Raises:
        InvalidParameter: the id that was given for it can't be one.
    """
    if options.document is not None and not DOCUMENT_ID.fullmatch(options.document):
        expected = "lower-case letters, digits, dots, dashes and underscores"
        raise InvalidParameter(parameter="--document", value=options.document, expected=expected)
    outline = (OutlineEntry(section=SECTION, heading=title, kind=OutlineKind.TABLE),)
    return DocumentInfo(id=options.document or id_of(file), title=title, form=DocumentForm.IMPORT, outline=outline)


def id_of(file: Path) -> str:
    """A document's id from the name of its file: ``Graph_edges.tsv`` is ``graph_edges``."""
    stem = file.name.partition(".")[0] or file.name.strip(".")
    return _NOT_OF_ID.sub("-", stem.casefold()).strip("._-") or "import"
