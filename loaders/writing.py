"""Writes a document as the folder of a paper, from which it is read again without loss, or says why it can't be."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from loaders.files import background, citations, claims, coverage, document, entities, findings, references, studies
from loaders.folder import check_folder
from schema.claim import Claim
from schema.document import Bundle
from schema.entity import Entity
from schema.errors import InvalidDocument
from schema.reference import Reference, Study

_APART = ("document", "locator", "citing")


def write_folder(bundle: Bundle, folder: Path) -> None:
    """Write the folder, which must not be there yet, and read it again.

    Raises:
        InvalidDocument: the folder is there already, can't be written, or does not hold the same document when it is
            read, because something in the document can't be said in the files; it stays for a curator to look at.
    """
    try:
        folder.mkdir(parents=True)
        for name, text in _texts(bundle).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InvalidDocument(folder, None, f"can't be written: {error.strerror}", "a folder to be made") from error
    read = check_folder(folder)
    if read.bundle is None or read.bundle.hash != bundle.hash:
        problem = "was written, but is not the same document when it is read"
        expected = f"a document that the files of {folder.name} can say whole"
        raise InvalidDocument(folder, None, problem, expected, mistakes=read.mistakes)


def _texts(bundle: Bundle) -> dict[str, str]:
    """The text of each file that is not empty, by name."""
    known = [entry for entry in bundle.references if entry.study != Study()]
    tables: dict[str, tuple[Sequence[str], Iterable[Mapping[str, str]]]] = {
        entities.NAME: (_ENTITY, map(_entity, bundle.entities)),
        studies.NAME: (_STUDY, map(_study, known)),
        citations.NAME: (_CITATION, (_cells(each.model_dump(mode="json")) for each in bundle.mentions)),
        coverage.NAME: (_COVERAGE, (_cells(each.model_dump(mode="json")) for each in bundle.coverage)),
        background.NAME: (_BACKGROUND, (_cells(each.model_dump(mode="json")) for each in bundle.background)),
    }
    texts = {name: _table(columns, list(rows)) for name, (columns, rows) in tables.items()}
    texts[document.NAME] = _yaml(bundle.info.model_dump(mode="json", exclude={"id"}, exclude_defaults=True))
    texts[claims.NAME] = _yaml(_places(bundle.claims)) if bundle.claims else ""
    texts[findings.NAME] = _yaml(_findings(bundle)) if bundle.judgements else ""
    texts[references.NAME] = _json(map(_reference, bundle.references)) if bundle.references else ""
    needed = {document.NAME, entities.NAME}
    return {name: text for name, text in texts.items() if text or name in needed}


_ENTITY = (*("id", "name", "kind", "class", "synonyms", "xrefs", "cell_of_origin", "no_term_reason", "description"),)
_STUDY = ("reference", "design", "tier", "basis", "species", "model", "source", "diseases", "topic", "read_at")
_CITATION = ("locator", "ordinal", "authors", "year", "number", "printed")
_COVERAGE = ("locator", "hash", "claims", "reason")
_BACKGROUND = ("subject", "predicate", "object", "vocabulary", "version", "read_at")


def _table(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    if not rows and columns is not _ENTITY:
        return ""
    lines = ["\t".join(columns), *("\t".join(row.get(name, "") for name in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def _cells(record: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in record.items()}


def _entity(entity: Entity) -> dict[str, str]:
    return _cells(entity.model_dump(mode="json")) | {
        "class": "yes" if entity.is_class else "",
        "synonyms": "|".join(entity.synonyms),
        "xrefs": "|".join(f"{xref.id}={xref.kind}" for xref in entity.xrefs),
    }


def _study(entry: Reference) -> dict[str, str]:
    study = entry.study
    given = _cells(study.model_dump(mode="json"))
    return given | {"reference": str(entry.number), "diseases": "|".join(study.diseases)}


def _reference(entry: Reference) -> dict[str, Any]:
    names = entry.authors or (entry.first_author,)
    given = entry.first_author.removeprefix(names[0]).strip()
    authors = [{"family": names[0], "given": given}, *({"family": name} for name in names[1:])]
    fields = {
        "id": entry.number,
        "type": "article-journal" if entry.journal else "document",
        "title": entry.title,
        "author": authors,
        "issued": None if entry.year is None else {"date-parts": [[entry.year]]},
        "container-title": entry.journal,
        "volume": entry.volume,
        "issue": entry.issue,
        "page": entry.pages,
        "DOI": entry.doi,
        "PMID": entry.pmid,
    }
    custom = {"et_al": entry.et_al, "doi_status": entry.doi_status}
    kept = {name: value for name, value in fields.items() if value not in ("", None)}
    return kept | ({"custom": custom} if entry.et_al or entry.doi_status else {})


def _places(listed: Iterable[Claim]) -> list[dict[str, Any]]:
    places: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in listed:
        fields = claim.model_dump(mode="json", exclude=set(_APART), exclude_defaults=True)
        if claim.citing:
            fields["citing"] = [cited.model_dump(mode="json", exclude_defaults=True) for cited in claim.citing]
        places[str(claim.locator)].append(fields)
    return [{"at": at, "claims": found} for at, found in places.items()]


def _findings(bundle: Bundle) -> list[dict[str, Any]]:
    by_id = {claim.id: claim for claim in bundle.claims}
    return [
        {
            **finding.model_dump(
                mode="json", include={"code", "severity", "mention", "reference", "explanation"}, exclude_none=True
            ),
            **({"at": str(finding.locator)} if finding.locator else {}),
            **({"suggestion": finding.suggestion} if finding.suggestion else {}),
            "claims": [list(by_id[claim].edge_key) for claim in finding.claims if claim in by_id],
        }
        for finding in bundle.judgements
    ]


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=2**20)


def _json(items: Iterable[object]) -> str:
    return json.dumps(list(items), indent=1, ensure_ascii=False) + "\n"
