"""A paper of our own making, small enough to read, that uses every file of the format."""

import json
from pathlib import Path
from typing import Any

from loaders.segments import Segment, segment
from schema.document import OutlineEntry, OutlineKind

NAME = "doe-2020"

TEXT = """A tiny paper

Introduction

Glia vesicles carry miR-1 (Doe et al., 2019) [1]. This small RNA lowers TNF, as
Roe [2] found. Nothing else is known.

Table: What is known.

Source\tCargo\tEvidence
Glia\tmiR-1\tDoe et al., 2019

References

1. Doe J, Roe R (2019) Small RNAs of glia. J Tiny Res 1: 1-2.
2. Roe R, Poe P, et al. (2018) TNF falls. J Tiny Res 2: 3.
"""

OUTLINE = (
    OutlineEntry(section="front"),
    OutlineEntry(section="introduction", heading="Introduction"),
    OutlineEntry(section="table-1", heading="Table: …", kind=OutlineKind.TABLE),
    OutlineEntry(section="references", heading="References", kind=OutlineKind.REFERENCES),
)

DOCUMENT = """\
# yaml-language-server: $schema=../../../loaders/schemas/document.schema.json
title: A tiny paper
authors: [Jane Doe]
year: 2020
doi: 10.1234/tiny
disease: MONDO:0005301
readings:
  - {role: curator, date: 2026-11-24, scope: the whole text}
outline:
  - {section: front}
  - {section: introduction, heading: Introduction}
  - {section: table-1, heading: "Table: …", kind: table}
  - {section: references, heading: References, kind: references}
scope:
  years: [2015, 2020]
  diseases: [multiple sclerosis]
  designs: [primary]
  locator: introduction/1/3
"""

ENTITIES = [
    "id name kind class synonyms xrefs cell_of_origin no_term_reason description",
    "exomyelin:glia-exosome|glia exosome|vesicle||GEX;glia vesicle||glial cell|no term for the vesicles of one cell|",
    "CL:0000125|glial cell|cell||glia||||A cell of the nervous tissue.",
    "exomyelin:mir-1|miR-1|microrna||miR1;this RNA|HGNC:31499=related||a family name|",
    "HGNC:11892|TNF|gene||this RNA|MESH:D014409=close;UniProtKB:P01375=exact|||",
    "CHEBI:33697|RNA|substance|yes|||||",
    "MONDO:0005301|multiple sclerosis|disease||MS||||",
]

CLAIMS = """\
- at: introduction/1/1
  claims:
    - subject: glia exosome
      predicate: carries
      object: miR-1
      statement: Vesicles of glia contain miR-1.
      subject_as_written: Glia vesicles
      citing:
        - {mention: 1, support: yes, why: The title names small RNAs of glia.}
      cargo_evidence: present
      directness: direct
- at: introduction/1/2
  claims:
    - subject: miR-1
      predicate: decreases
      object: TNF
      statement: miR-1 lowers TNF.
      citing: [{mention: 1}]
      agent: GEX
      context: {species: mouse, dose: null}
    - subject: CHEBI:33697
      predicate: decreases
      object: TNF
      statement: Some RNA lowers TNF.
      quantifier: some
      derivation: implied
- at: table-1/r1/c2
  claims:
    - subject: glia exosome
      predicate: carries
      object: miR-1
      statement: A table lists miR-1 as cargo of the vesicles of glia.
      citing: [{mention: table-1/r1/c3#1}]
- at: references/2
  claims:
    - {subject: miR-1, predicate: decreases, object: TNF, statement: A title says that TNF falls., hedge: suggested}
"""

REFERENCES: list[dict[str, Any]] = [
    {
        "id": "1",
        "type": "article-journal",
        "title": "Small RNAs of glia",
        "author": [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R"}],
        "issued": {"date-parts": [[2019]]},
        "container-title": "J Tiny Res",
        "volume": 1,
        "page": "1-2",
        "DOI": "10.1234/small",
        "ISSN": "0000-0000",
        "custom": {"doi_status": "verified"},
    },
    {
        "id": 2,
        "title": "TNF falls",
        "author": [{"family": "Roe", "given": "R"}, {"non-dropping-particle": "van", "family": "Poe"}],
        "issued": {"date-parts": [["2018", 3]]},
        "PMID": 123,
        "custom": {"et_al": True},
    },
]

STUDIES = [
    "reference design tier basis species model source diseases topic",
    "1|primary|in_vitro|title|mouse||glia exosome|MONDO:0005301;multiple sclerosis|Small RNAs.",
]

CITATIONS = [
    "locator ordinal authors year number printed",
    "introduction/1/1|1|Doe et al.|2019|1|[1]",
    "introduction/1/2|1|Roe||2|[2]",
    "table-1/r1/c3|1|Doe et al.|2019||",
]

FINDINGS = """\
- code: wording_unclear
  severity: info
  at: introduction/1/2
  explanation: It is not said which RNA is small.
- code: table_cell
  severity: warning
  at: table-1/r1/c3
  mention: 1
  explanation: The table cites without a number.
- code: old_work
  severity: error
  reference: 2
  claims: [[miR-1, decreases, TNF]]
  explanation: The work is old.
  suggestion: Cite a newer one.
- code: no_claims
  severity: info
  at: introduction/1/1
  claims: []
  explanation: This touches no claim.
"""

BACKGROUND = [
    "subject predicate object vocabulary version read_at",
    "miR-1|member_of|TNF|Tiny Vocabulary|1|its first page",
]

CLAIMED = {"introduction/1/1": 1, "introduction/1/2": 2, "table-1/r1/c2": 1, "references/2": 1}


def segments() -> list[Segment]:
    """The places of the text."""
    return segment(TEXT, OUTLINE)


def table(lines: list[str]) -> str:
    """A table whose cells are separated by |, and the items of its lists by ;."""
    header, *rows = lines
    cells = ["\t".join(header.split(" ")), *("\t".join(row.split("|")).replace(";", "|") for row in rows)]
    return "\n".join(cells) + "\n"


def coverage() -> str:
    """The coverage table of the text."""
    rows = [
        f"{each.locator}\t{each.hash}\t{CLAIMED.get(each.locator, 0)}\t{_reason(each.locator)}" for each in segments()
    ]
    return "\n".join(["locator\thash\tclaims\treason", *rows]) + "\n"


def _reason(locator: str) -> str:
    reasons = {"table-1/r1/c3": "duplicate of introduction/1/1", "introduction/0/1": "heading"}
    return "" if locator in CLAIMED else reasons.get(locator, "background")


def files() -> dict[str, str]:
    """The text of every file of the paper."""
    return {
        "document.yaml": DOCUMENT,
        "entities.tsv": table(ENTITIES),
        "claims.yaml": CLAIMS,
        "references.json": json.dumps(REFERENCES, indent=2),
        "studies.tsv": table(STUDIES),
        "citations.tsv": table(CITATIONS),
        "coverage.tsv": coverage(),
        "findings.yaml": FINDINGS,
        "background.tsv": table(BACKGROUND),
    }


def write_paper(parent: Path, name: str = NAME) -> Path:
    """Write the paper as a folder under ``parent``."""
    folder = parent / name
    folder.mkdir(parents=True)
    for file, text in files().items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder
