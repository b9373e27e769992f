"""JSON Schemas of the data files, so that editors can check and complete them."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from loaders.files.background import BackgroundRow
from loaders.files.citations import CitationRow
from loaders.files.claims import PlaceEntry
from loaders.files.coverage import CoverageEntry
from loaders.files.document import DocumentFile
from loaders.files.entities import EntityRow
from loaders.files.findings import FindingEntry
from loaders.files.references import CslItem
from loaders.files.studies import StudyRow

FOLDER = Path(__file__).with_name("schemas")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILES: dict[str, TypeAdapter[Any]] = {
    "document": TypeAdapter(DocumentFile),
    "claims": TypeAdapter(list[PlaceEntry]),
    "findings": TypeAdapter(list[FindingEntry]),
    "references": TypeAdapter(list[CslItem]),
}
ROWS: dict[str, TypeAdapter[Any]] = {
    "entities": TypeAdapter(EntityRow),
    "studies": TypeAdapter(StudyRow),
    "citations": TypeAdapter(CitationRow),
    "coverage": TypeAdapter(CoverageEntry),
    "background": TypeAdapter(BackgroundRow),
}


def schemas() -> dict[str, str]:
    """The text of each schema file by its name. Those of tables describe one row."""
    return {f"{name}.schema.json": _written(name, model) for name, model in sorted((FILES | ROWS).items())}


def _written(name: str, model: TypeAdapter[Any]) -> str:
    schema = {"$schema": _DIALECT} | model.json_schema() | {"title": name}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path = FOLDER) -> list[Path]:
    """Write every schema file, and say which."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
