"""Questions to begin with, taken from what the store holds: no name of a thing is written in the code."""

from typing import NamedTuple
from urllib.parse import urlencode

import numpy as np

from graph.index.codes import ROLE_BITS
from graph.index.path_index import PathIndex
from graph.snapshot import Snapshot
from schema.vocabulary import Role


class Example(NamedTuple):
    """A question in words, and the path that asks it."""

    question: str
    href: str


class Subject(NamedTuple):
    """What examples are about: the names of an effect, and of a source that has many steps to take."""

    effect: str
    source: str


def subject_of(snapshot: Snapshot) -> Subject | None:
    """The cell effect on which most steps end, and the source from which most begin.

    None where there are none, or where steps are not held in memory to be counted.
    """
    index = snapshot.held_index
    if index is None:
        return None
    effect = _busiest(index, Role.CELL_EFFECT, index.in_starts[1:] - index.in_starts[:-1])
    source = _busiest(index, Role.SOURCE, index.out_starts[1:] - index.out_starts[:-1])
    if effect is None or source is None:
        return None
    return Subject(snapshot.entities[effect].name, snapshot.entities[source].name)


def _busiest(index: PathIndex, role: Role, degrees: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> str | None:
    ranks = np.flatnonzero(index.nodes.roles & ROLE_BITS[role])
    return index.ids[int(ranks[np.argmax(degrees[ranks])])] if len(ranks) else None


def examples(subject: Subject) -> list[Example]:
    """Questions about a source and an effect."""
    source, effect = subject.source, subject.effect
    return [
        Example(f"Which sources reach {effect}?", ask("/reach", effect=effect)),
        Example(f"How does {source} reach {effect}?", ask("/mechanisms", source=source, effect=effect)),
        Example(
            f"Which chains lead from {source} to {effect}, best first?", ask("/paths", **{"from": source, "to": effect})
        ),
        Example(
            f"Where is the chain from {source} to {effect} weakest?", ask("/weakest-link", source=source, effect=effect)
        ),
        Example(f"What is the bottleneck of {effect}?", ask("/influence", effect=effect)),
        Example(f"What is claimed of {source}, and where?", ask("/claims", subject=source)),
        Example("What is wrong with the citations?", ask("/audit")),
        Example("How much is there?", ask("/stats")),
    ]


def ask(path: str, **parameters: str) -> str:
    """The path of a question with its parameters."""
    return f"{path}?{urlencode(parameters)}" if parameters else path
