"""Writes docs/formats.md: which forms are read and written, and what the shipped papers lose on the way out and in.

Run as ``python -m docs.formats_page``, or with ``make docs``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS
from graph.exchange.whole import bundle_of
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from loaders.imports.intake import Options
from loaders.imports.recognise import FORMATS, recognised
from loaders.writing import write_folder
from schema.document import Bundle
from schema.rubric import load_rubric
from schema.vocabulary import Polarity

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "formats.md"
_PAPERS = ROOT / "loaders" / "papers"
_HEAD = """# Formats

This page is written by `make docs` from the code and from round trips that are made while it is written: the shipped
papers are loaded, exported, read into an empty store, and compared. Nothing in it is typed by hand, and a test holds it
to the code. How files are read is told in [importing.md](importing.md).
"""
_HELD_HEAD = """## What of the claims is written

Of the claims of the shipped papers, how many a file names, and how many of those that deny something; counted in the
files. Forms of steps hold what a path can walk: a denied claim is no step, and neither is an advantage, a limitation,
an origin or a place. GraphML, CX2 and BEL say in the file how many they leave out; SIF names no claim at all.
"""
_TRIPS_HEAD = """## Out and in again

*Same release* says that the store that reads the files has the hash of the one that wrote them, so that nothing at all
is lost. Where it is not the same, the numbers say how much of what the shipped papers hold comes back: claims by their
statement and ends, steps (what is said of two ends, affirmed or denied, in whatever words), entities by id, works by
DOI or PMID, background relations, and places that were read.
"""


class Trip(NamedTuple):
    """A way out and in.

    Attributes:
        name: what is exported.
        files: by the form of an export, the file that it is written to.
        whole: whether documents are carried whole.
    """

    name: str
    files: Mapping[str, str]
    whole: bool = False


_NAMING = (
    *("kgx-edges.tsv", "kgx-edges.jsonl", "graphml", "cx2", "sif", "ttl", "trig", "nq", "jsonld", "indra", "bel"),
    *("edges.csv", "claims.csv"),
)
"""Forms that are text, and tell of claims or steps; the Parquet files and the package hold what the CSV files hold."""
_DIGITS = 20
_KGX = {"kgx-nodes.tsv": "g_nodes.tsv", "kgx-edges.tsv": "g_edges.tsv"}
_LINES = {"kgx-nodes.jsonl": "g_nodes.jsonl", "kgx-edges.jsonl": "g_edges.jsonl"}
_DOCUMENTS = {"kgx-documents.jsonl": "g_documents.jsonl"}
TRIPS = (
    Trip("`folder`", {}),
    Trip("`kgx-nodes.tsv`, `kgx-edges.tsv`, `kgx-documents.jsonl`", _KGX | _DOCUMENTS),
    Trip("`kgx-nodes.jsonl`, `kgx-edges.jsonl`, `kgx-documents.jsonl`", _LINES | _DOCUMENTS),
    Trip("`graphml --whole`", {"graphml": "g.graphml"}, whole=True),
    Trip("`cx2 --whole`", {"cx2": "g.cx2"}, whole=True),
    Trip("`indra --whole`", {"indra": "g.json"}, whole=True),
    Trip("`kgx-nodes.tsv`, `kgx-edges.tsv`", _KGX),
    Trip("`graphml`", {"graphml": "g.graphml"}),
    Trip("`cx2`", {"cx2": "g.cx2"}),
    Trip("`indra`", {"indra": "g.json"}),
)


def page() -> str:
    """The whole page."""
    held = [_HELD_HEAD, *_held(), ""]
    return "\n".join([_HEAD, *_read(), "", *_written(), "", *held, _TRIPS_HEAD, *_trips()]) + "\n"


def made(trip: Trip, bundles: Sequence[Bundle], folder: Path) -> list[Bundle]:
    """What comes back of some documents that are written in a way and read again."""
    with closing(SqliteStore(folder / "out.sqlite", load_rubric())) as store:
        for bundle in bundles:
            store.load(bundle)
        if not trip.files:
            for document in store.documents():
                write_folder(bundle_of(store, document), folder / "folders" / document.info.id)
            return [read_folder(each) for each in sorted((folder / "folders").iterdir())]
        extract = Extract(take_snapshot(store), store, "exomyelin", whole=trip.whole)
        for form, name in trip.files.items():
            (folder / name).write_bytes(b"".join(FORMS[form].write(extract)))
    files = [folder / name for name in trip.files.values()]
    return recognised(files[0]).read(files, Options()).bundles()


def release(bundles: Sequence[Bundle], folder: Path) -> str:
    """The release of a store that holds just these documents."""
    with closing(SqliteStore(folder / "in.sqlite", load_rubric())) as store:
        for bundle in bundles:
            store.load(bundle)
        return store.release()


def _read() -> Iterator[str]:
    yield from ("## Read", "", "| `--as` | what it is |", "|---|---|")
    yield "| (a folder) | a paper of our own, [adding-a-paper.md](adding-a-paper.md) |"
    yield from (f"| `{form.name}` | {form.says} |" for form in FORMATS.values())


def _written() -> Iterator[str]:
    yield from ("## Written", "", "| `export` | what it holds |", "|---|---|")
    yield "| `folder` | each document as the folder of a paper |"
    yield "| `neo4j-admin` | files for Neo4j's own import |"
    yield from (f"| `{form.name}` | {form.says} |" for form in FORMS.values())


def _held() -> Iterator[str]:
    yield from ("| `export` | claims | denied claims |", "|---|---|---|")
    with TemporaryDirectory() as folder, closing(SqliteStore(Path(folder) / "out.sqlite", load_rubric())) as store:
        for bundle in _shipped():
            store.load(bundle)
        extract = Extract(take_snapshot(store), store, "exomyelin")
        claims = {record.claim.id[-_DIGITS:]: record.claim.polarity for record in extract.claims()}
        denied = {id_ for id_, polarity in claims.items() if polarity is Polarity.NEGATED}
        for form in _NAMING:
            data = b"".join(FORMS[form].write(extract)).decode()
            named = set(re.findall(f"claim[:/]([0-9a-f]{{{_DIGITS}}})", data)) & set(claims)
            yield f"| `{form}` | {len(named)} of {len(claims)} | {len(named & denied)} of {len(denied)} |"


def _shipped() -> list[Bundle]:
    return [read_folder(folder) for folder in sorted(_PAPERS.iterdir()) if folder.is_dir()]


def _trips() -> Iterator[str]:
    bundles = _shipped()
    yield "| written as | release | documents | claims | steps | entities | works | background | coverage |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for trip in TRIPS:
        with TemporaryDirectory() as folder:
            found = made(trip, bundles, Path(folder))
            is_same = release(found, Path(folder)) == _release_of(bundles)
        yield f"| {trip.name} | {'same' if is_same else 'another'} | {' | '.join(_kept(bundles, found))} |"


def _release_of(bundles: Sequence[Bundle]) -> str:
    with TemporaryDirectory() as folder:
        return release(bundles, Path(folder))


def _kept(before: Sequence[Bundle], after: Sequence[Bundle]) -> Iterator[str]:
    for had, has in zip(_parts(before), _parts(after), strict=True):
        yield f"{len(had & has)} of {len(had)}"


def _parts(bundles: Sequence[Bundle]) -> Iterator[set[object]]:
    yield {bundle.info.id for bundle in bundles}
    yield {(claim.edge_key, claim.polarity, claim.statement) for bundle in bundles for claim in bundle.claims}
    yield {(claim.edge_key, claim.polarity) for bundle in bundles for claim in bundle.claims}
    yield {entity.id for bundle in bundles for entity in bundle.entities}
    yield {entry.work for bundle in bundles for entry in bundle.references if entry.doi or entry.pmid}
    yield {relation for bundle in bundles for relation in bundle.background}
    yield {row for bundle in bundles for row in bundle.coverage}


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
