"""What has been found, as the results, things, edges and remarks of an answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from graph.trapi.message import AuxiliaryGraph, TrapiResult
from schema.edge import Edge


class Level(StrEnum):
    """How much a remark matters, from most to least, as TRAPI says it."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    INFO = "INFO"
    DEBUG = "DEBUG"


_LEVELS = tuple(Level)


class Remark(NamedTuple):
    """What is to be known of how a question was answered."""

    level: Level
    code: str
    text: str


@dataclass
class Findings:
    """What has been found.

    Attributes:
        results: best first.
        edges: those that results are bound to, by their key in the answer.
        things: ids of the things.
        graphs: paths, by key.
        remarks: what is to be known, oldest first.
        status: how it went.
        timed_out: whether the time was up.
        cut: whether there is more than is given, or may be.
    """

    results: list[TrapiResult] = field(default_factory=list)
    edges: dict[str, Edge] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    graphs: dict[str, AuxiliaryGraph] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    status: str = "Success"
    timed_out: bool = False
    cut: bool = False

    def remark(self, level: Level, code: str, text: str) -> None:
        """Say something of it."""
        self.remarks.append(Remark(level, code, text))

    def hold(self, edges: Mapping[str, Edge], things: Iterable[str] = ()) -> None:
        """Keep the edges and things of a result, the ends of the edges among them."""
        self.edges.update(edges)
        self.things |= {end for edge in edges.values() for end in (edge.subject, edge.object)} | {*things}

    def told(self, level: str) -> Iterator[Remark]:
        """The remarks that matter at least as much as a level."""
        return (remark for remark in self.remarks if _LEVELS.index(remark.level) <= _LEVELS.index(Level(level)))

    @property
    def description(self) -> str:
        """How it went, for people."""
        found = _counted(len(self.results), "result")
        if self.graphs:
            found += f" with {_counted(sum(len(each.analyses or ()) for each in self.results), 'path')}"
        if self.status == "UnsupportedConstraint":
            return "Not asked: it holds a constraint that can't be told here."
        if self.status == "QueryNotTraversable":
            return "Not asked: the question does not hang together."
        if self.timed_out:
            return f"The time was up: {found}; there may be others, and better ones."
        return f"{found}, the best of more." if self.cut else f"Success. {found} found, and no others."


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
