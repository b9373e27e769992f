"""GraphML: nodes and edges with attributes, as networkx, Gephi, yEd and igraph write it.

Format: http://graphml.graphdrawing.org. Nested graphs and edges of many ends are rejected.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loaders.formats.xml_events import End, Event, Instruction, Start, read_events
from loaders.imports import carried
from loaders.imports.graphs import Edge, Graph, take_graph
from loaders.imports.intake import Intake, Options, Reason
from schema.errors import DataError

_EXPECTED = "GraphML: <graphml> with one <graph>"
_CARRIED = "exomyelin"


def read(files: Sequence[Path], options: Options) -> Intake:
    """The edges of a graph."""
    file = files[0]
    intake = Intake.of(files, options, f"Graph {file.name}")
    reading = _Reading(file, intake)
    for event in read_events(file, _EXPECTED):
        reading.take(event)
    if not reading.is_graph:
        raise DataError(file, 1, "has no <graph>", _EXPECTED)
    kept = reading.kept
    if kept["document"]:
        intake.restored = carried.put_together(kept["document"], kept["claim"])
        intake.report.accepted["documents"] = len(intake.restored)
    else:
        take_graph(reading.graph, options, intake)
    return intake


@dataclass
class _Reading:
    file: Path
    intake: Intake
    graph: Graph = field(default_factory=Graph)
    is_graph: bool = False
    kept: dict[str, list[carried.Carried]] = field(default_factory=lambda: {"document": [], "claim": []})
    _keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    _defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    _is_directed: bool = True
    _open: list[Start] = field(default_factory=list)
    _values: dict[str, str] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take the next event of the file."""
        if isinstance(event, Instruction):
            self._keep(event)
        elif isinstance(event, Start):
            self._begin(event)
        else:
            self._finish(self._open.pop(), event)

    def _keep(self, event: Instruction) -> None:
        what, _, record = event.data.partition(" ")
        if event.target == _CARRIED and what in self.kept:
            self.kept[what].append(carried.Carried(self.file, event.line, record))

    def _begin(self, event: Start) -> None:
        if not self._open and event.name != "graphml":
            raise DataError(self.file, event.line, f"begins with <{event.name}>", _EXPECTED)
        self._open.append(event)
        if event.name in {"node", "edge"}:
            self._values = dict(self._defaults[event.name])
        elif event.name == "key":
            given = event.attributes
            self._keys[given.get("id", "")] = given.get("for", "all"), given.get("attr.name", given.get("id", ""))
        elif event.name == "graph":
            if any(outer.name in {"node", "graph"} for outer in self._open[:-1]):
                raise DataError(self.file, event.line, "has a graph within a graph", _EXPECTED)
            self.is_graph = True
            self._is_directed = event.attributes.get("edgedefault", "directed") == "directed"
        elif event.name in {"hyperedge", "port"}:
            self.intake.reject(event.line, event.name, Reason.UNSUPPORTED, "is an edge of many ends, or a part of one")

    def _finish(self, start: Start, end: End) -> None:
        given = start.attributes
        if start.name == "data" and self._open and self._open[-1].name in {"node", "edge"}:
            _, name = self._keys.get(given.get("key", ""), ("", given.get("key", "")))
            self._values[name] = end.text.strip()
        elif start.name == "default" and self._open and self._open[-1].name == "key":
            of, name = self._keys[self._open[-1].attributes.get("id", "")]
            for each in {"node", "edge"} & ({of} if of != "all" else {"node", "edge"}):
                self._defaults[each][name] = end.text.strip()
        elif start.name == "node":
            self.graph.add(given.get("id", ""), start.line, {"id": given.get("id", ""), **self._values})
        elif start.name == "edge":
            ends = given.get("source", ""), given.get("target", "")
            directed = given.get("directed", str(self._is_directed)).casefold() in {"true", "1"}
            self.graph.edges.append(Edge(start.line, *ends, self._values, directed))
