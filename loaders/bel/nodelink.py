"""Reads the node-link JSON that PyBEL writes of a BEL document, into the same statements as its script.

Nodes are read by their parts (function, concept, variants, members, …), and links by their relation and by what their
ends are modified with. A link of a relation that has no direction stands in both of them, and is read once. Links
without a citation that only spell out what a term is made of (``hasVariant``, ``hasReactant``, …) say nothing beyond
the terms, and are counted.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

from loaders.bel.canonical import statement
from loaders.bel.faults import Fault, NotBel, Refusal
from loaders.bel.language import language
from loaders.bel.nodes import mapping_of, modified, node_term, sequence_of, text_of
from loaders.bel.terms import Citation, Script, Statement, Term

_SHOWN: Final = 120
_OLDER: Final = {"source": "subject", "target": "object"}
"""What PyBEL called the modifiers of a link's ends before version 0.15."""


def read_nodelink(content: object) -> Script:
    """A document of BEL as its node-link JSON has it. What can't be taken is in its refusals; the rest is taken.

    Args:
        content: the JSON, parsed.

    Raises:
        NotBel: it is no node-link at all.
    """
    fields = mapping_of(content)
    graph = mapping_of(fields.get("graph", {}))
    reading = _Reading(sequence_of(fields, "nodes"))
    for number, link in enumerate(sequence_of(fields, "links"), start=1):
        reading.take(number, link)
    metadata = mapping_of(graph.get("document_metadata", {}))
    properties = {key: text_of(metadata, key) for key in metadata}
    return Script(
        properties,
        tuple(sorted(reading.statements, key=lambda each: (each.line, str(each.parsed)))),
        tuple(reading.refusals),
        structure=reading.structure,
        undefined=tuple(sorted(reading.used - _defined(graph))),
    )


class _Reading:
    """The nodes as terms, and what has been read of the links so far."""

    def __init__(self, nodes: Sequence[object]) -> None:
        self.statements: list[Statement] = []
        self.refusals: list[Refusal] = []
        self.structure = 0
        self.used: set[str] = set()
        self._undirected: set[tuple[int, str]] = set()
        self._terms: dict[object, Term] = {}
        for number, node in enumerate(nodes):
            self._add(number, node)

    def _add(self, number: int, node: object) -> None:
        try:
            term = node_term(node)
        except NotBel as error:
            self._refuse(number + 1, f"node {number}", error)
            return
        self._terms[number] = term
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            self._terms[node["id"]] = term

    def take(self, number: int, link: object) -> None:
        try:
            self._take(number, mapping_of(link))
        except NotBel as error:
            self._refuse(number, f"link {number - 1}", error)

    def _take(self, number: int, link: Mapping[str, object]) -> None:
        written = text_of(link, "relation")
        relation = language().relation_names.get(written)
        if relation is None:
            raise NotBel(Fault.UNKNOWN_RELATION, written)
        if "citation" not in link and relation in language().unqualified:
            self.structure += 1
            return
        ends = [self._end(link, end) for end in ("source", "target")]
        parsed = statement(ends[0], relation, ends[1])
        line = link.get("line")
        line = line if _is_number(line) and line > 0 else number
        if relation in language().undirected:
            if (line, str(parsed)) in self._undirected:
                return
            self._undirected.add((line, str(parsed)))
        if "citation" not in link:
            self.refusals.append(Refusal(line, str(parsed)[:_SHOWN], Fault.UNCITED))
            return
        annotations = _annotations(mapping_of(link.get("annotations", {})))
        self.used |= parsed.namespaces | annotations.keys()
        citation = _citation(mapping_of(link["citation"]))
        has_evidence = bool(text_of(link, "evidence"))
        self.statements.append(Statement(line, parsed, citation, has_evidence, annotations))

    def _end(self, link: Mapping[str, object], end: str) -> Term:
        key = link.get(end)
        term = self._terms.get(key) if _is_number(key) or isinstance(key, str) else None
        if term is None:
            raise NotBel(Fault.MALFORMED, f"{end}: {str(key)[:40]}, no node that could be read")
        return modified(term, link.get(f"{end}_modifier", link.get(_OLDER[end], {})))

    def _refuse(self, number: int, what: str, error: NotBel) -> None:
        self.refusals.append(Refusal(number, f"{what}: {error.found}", error.fault))


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _annotations(written: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The values of each annotation; a list of terms, or in older versions a mapping of texts to true."""
    values: dict[str, tuple[str, ...]] = {}
    for name, found in written.items():
        if isinstance(found, dict):
            values[name] = tuple(found)
        else:
            values[name] = tuple(
                text_of(mapping_of(each), "name") or text_of(mapping_of(each), "identifier")
                for each in sequence_of(written, name)
            )
    return values


def _citation(fields: Mapping[str, object]) -> Citation:
    kind, identifier = text_of(fields, "namespace"), text_of(fields, "identifier")
    if not kind or not identifier:
        raise NotBel(Fault.MALFORMED, "has a citation without namespace or identifier")
    authors = sequence_of(fields, "authors")
    return Citation(
        kind=kind.casefold(),
        identifier=identifier,
        title=text_of(fields, "name"),
        authors=_in_order(text_of(fields, "first"), [str(each) for each in authors], text_of(fields, "last")),
        date=text_of(fields, "date"),
        journal=text_of(fields, "journal"),
        volume=text_of(fields, "volume"),
        pages=text_of(fields, "pages"),
    )


def _in_order(first: str, authors: Sequence[str], last: str) -> tuple[str, ...]:
    """The authors, of whom PyBEL sorts all by name and tells apart the first and the last."""
    between = [name for name in authors if name not in {first, last}]
    return tuple(dict.fromkeys(name for name in (first, *between, last) if name))


def _defined(graph: Mapping[str, object]) -> set[str]:
    kinds = ("namespace_url", "namespace_pattern", "annotation_url", "annotation_pattern", "annotation_list")
    listed = ("annotation_curie", "annotation_miriam")
    keyed = {key for kind in kinds for key in mapping_of(graph.get(kind, {}))}
    return keyed | {str(key) for kind in listed for key in sequence_of(graph, kind)}
