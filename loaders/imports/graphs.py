"""Graphs of other tools: nodes and edges with attributes, explained by a mapping or by what is usual."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.mapping import MappingFile, read_mapping, usual_for_graphs
from loaders.imports.tabled import take_row, thing_of

Attributes = Mapping[str, str]
_NAMING = ("subject", "subject_name", "subject_kind")


class Edge(NamedTuple):
    """An edge as a file has it; ``is_directed`` is False where the file says that its ends may change places."""

    line: int
    source: str
    target: str
    attributes: Attributes
    is_directed: bool = True


@dataclass
class Graph:
    """A graph as a file has it.

    Attributes:
        nodes: by the file's own id, the line and attributes of a node; ``id`` among them.
        edges: in the order of the file.
        twice: line and id of nodes that have the id of an earlier one.
    """

    nodes: dict[str, tuple[int, Attributes]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    twice: list[tuple[int, str]] = field(default_factory=list)

    def add(self, id_: str, line: int, attributes: Attributes) -> None:
        """Add a node, unless another has its id."""
        if id_ in self.nodes:
            self.twice.append((line, id_))
        else:
            self.nodes[id_] = line, attributes


def take_graph(graph: Graph, options: Options, intake: Intake) -> None:
    """Take the edges of a graph as claims, and its nodes as things; reject the others with the reason."""
    mapping = read_mapping(options.mapping) if options.mapping else usual_for_graphs()
    for line, attributes in graph.nodes.values():
        _take_node(line, attributes, mapping, intake)
    for line, id_ in graph.twice:
        intake.reject(line, id_, Reason.CONFLICT, "another node of the file has this id")
    for line, source, target, attributes, is_directed in graph.edges:
        if unknown := [end for end in (source, target) if end not in graph.nodes]:
            intake.reject(line, unknown[0], Reason.UNKNOWN_THING, "no node of the file has this id")
            continue
        ends = {"subject": graph.nodes[source][1], "object": graph.nodes[target][1]}
        values = {f"{end}.{name}": value for end, given in ends.items() for name, value in given.items()}
        if take_row({**values, **attributes}, line, mapping, intake, is_directed=is_directed):
            for name in mapping.unread(attributes):
                intake.note(f"edge attribute {name!r} is not kept")


def _take_node(line: int, attributes: Attributes, mapping: MappingFile, intake: Intake) -> None:
    values = {f"subject.{name}": value for name, value in attributes.items()}
    written, name, word = (mapping.field(each, values) for each in ("subject", "subject_name", "subject_kind"))
    found = thing_of(written or name, name, word, mapping)
    if isinstance(found, str):
        intake.reject(line, written or name or "node", Reason.UNMAPPED_KIND, found)
    else:
        synonyms = tuple(dict.fromkeys(filter(None, attributes.get("synonyms", "").split("|"))))
        is_class = attributes.get("is_class", "") == "true"
        others = {"synonyms": synonyms, "is_class": is_class, "description": attributes.get("description", "")}
        if intake.thing(found.model_copy(update=others), line, told=True):
            kept = {f"subject.{each}" for each in ("id", *others)}
            for column in sorted(set(mapping.unread(values, of=_NAMING)) - kept):
                intake.note(f"node attribute {column.removeprefix('subject.')!r} is not kept")


def flat(values: Iterable[tuple[object, object]]) -> dict[str, str]:
    """Attributes as texts: the items of a list are separated by ``|``."""
    return {str(name): _text(value) for name, value in values if value is not None}


def _text(value: object) -> str:
    if isinstance(value, list):
        return "|".join(map(_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
