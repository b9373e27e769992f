"""Which format a file is in: told by name, or recognised by its name and its beginning."""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from loaders.checks.mistakes import nearest, one_of, shown
from loaders.formats.lines import read_head
from loaders.imports.intake import Intake, Options, Reader
from schema.errors import DataError

_PAIR = re.compile(
    r"(?P<stem>.*?)(?P<part>nodes|edges|documents)(?P<ending>\.(?:tsv|txt|jsonl|ndjson))\Z", re.IGNORECASE
)


class Format(NamedTuple):
    """A format of other tools.

    Attributes:
        name: what it is asked for by.
        module: the module with its reader, ``read``; imported when first needed.
        fits: whether a file is in it, by its name and its beginning.
        says: what it is, in a few words.
    """

    name: str
    module: str
    fits: Callable[[Path, str], bool]
    says: str

    def read(self, files: Sequence[Path], options: Options) -> Intake:
        """What files that belong together hold."""
        reader: Reader = import_module(self.module).read
        return reader(files, options)


def _columns(head: str) -> set[str]:
    return {name.strip().strip('"') for name in head.partition("\n")[0].split("\t")}


def _is_kgx(path: Path, head: str) -> bool:
    if path.suffix.casefold() in {".jsonl", ".ndjson"}:
        return True
    columns = _columns(head)
    if _is_signor(path, head):
        return False
    return {"subject", "predicate", "object"} <= columns or ("category" in columns and bool(_PAIR.match(path.name)))


def _is_signor(_: Path, head: str) -> bool:
    columns = {name.casefold() for name in _columns(head)}
    return {"entitya", "entityb", "effect"} <= columns or {"#id(s) interactor a", "causal statement"} <= columns


def _is_cx2(path: Path, head: str) -> bool:
    return path.suffix.casefold() == ".cx2" or '"CXVersion"' in head


def _is_graphml(path: Path, head: str) -> bool:
    return path.suffix.casefold() == ".graphml" or "<graphml" in head


def _is_indra(path: Path, head: str) -> bool:
    starts = head.lstrip().startswith(("[", "{"))
    return path.suffix.casefold() == ".json" and starts and bool(re.search(r'"(type|matches_hash|evidence)"\s*:', head))


def _is_bel(path: Path, head: str) -> bool:
    return path.suffix.casefold() == ".bel" or bool(re.search(r"^SET\s+DOCUMENT\s", head, re.MULTILINE))


def _is_bel_nodelink(_: Path, head: str) -> bool:
    return head.lstrip().startswith("{") and bool(
        re.search(r'"(annotation_url|namespace_url|pybel_version)"\s*:', head)
    )


def _is_mapped(path: Path, head: str) -> bool:
    return bool(head.strip()) and path.suffix.casefold() in {".csv", ".tsv", ".txt"}


FORMATS = {
    each.name: each
    for each in (
        Format("bel", "loaders.imports.bel", _is_bel, "BEL script"),
        Format("nodelink", "loaders.imports.bel_nodelink", _is_bel_nodelink, "PyBEL's node-link JSON"),
        Format("graphml", "loaders.imports.graphml", _is_graphml, "GraphML, as networkx, Gephi and yEd write it"),
        Format("cx2", "loaders.imports.cx2", _is_cx2, "CX2, as Cytoscape and NDEx write it"),
        Format("indra", "loaders.imports.indra", _is_indra, "INDRA statements as JSON"),
        Format("signor", "loaders.imports.signor", _is_signor, "SIGNOR's relations, as its table or CausalTAB"),
        Format("kgx", "loaders.imports.kgx", _is_kgx, "KGX nodes and edges, as TSV or JSON Lines"),
        Format("csv", "loaders.imports.mapped", _is_mapped, "a table and a mapping file"),
    )
}
"""The formats by name, in the order in which a file is held to them."""


def recognised(file: Path, name: str | None = None) -> Format:
    """The format of a file: the one that is named, else the first that its name and beginning fit.

    Raises:
        DataError: it can't be read, there is no such format, or no format fits.
    """
    head = read_head(file)
    if name is not None:
        if name not in FORMATS:
            raise DataError(file, None, f"no format {shown(name)}", one_of(FORMATS), nearest(name, FORMATS))
        return FORMATS[name]
    found = next((each for each in FORMATS.values() if each.fits(file, head)), None)
    if found is None:
        raise DataError(file, None, "is in no format that is recognised", f"--as and {one_of(FORMATS)}")
    return found


def together(files: Sequence[Path], name: str | None = None) -> Iterator[tuple[Format, list[Path]]]:
    """Files that belong together with their format, in the order named; only KGX has several files for one graph.

    Raises:
        DataError: see ``recognised``.
    """
    for group in grouped(files):
        form = recognised(group[0], name)
        if form.name == "kgx":
            yield form, group
        else:
            yield from ((recognised(file, name), [file]) for file in group if file in files)


def grouped(files: Sequence[Path]) -> list[list[Path]]:
    """Files that belong together if they are KGX: nodes and edges of one graph; any other file is alone."""
    groups: dict[str, list[Path]] = {}
    for file in files:
        found = _PAIR.match(file.name)
        key = f"{file.parent / found['stem']}*" if found else str(file)
        groups.setdefault(key, []).append(file)
    return [_with_others(group) for group in groups.values()]


def _with_others(group: list[Path]) -> list[Path]:
    """A group with the files beside it that it needs: edges come with the nodes that they are between."""
    found = _PAIR.match(group[0].name)
    parts = {each["part"].casefold() for file in group if (each := _PAIR.match(file.name))}
    if not found or parts & {"nodes", "documents"}:
        return group
    beside = group[0].with_name(f"{found['stem']}nodes{found['ending']}")
    return [*group, beside] if beside.is_file() else group
