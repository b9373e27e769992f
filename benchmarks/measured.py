"""What a run of ``benchmarks.both_stores`` finds out."""

from dataclasses import dataclass, field

from benchmarks.clock import Spent

SEED, K, PAIRS = 11, 10, 3
"""Of the made-up documents; paths that a question asks for; pairs of entities that are asked about."""


@dataclass
class Stage:
    """What was measured of a store at one size.

    Attributes:
        store: its kind.
        claims: held by then, each an edge of its own.
        edges: that the index has.
        load: in which all of the claims were loaded, from an empty store on.
        index: in which the index was read and built.
        accelerated: the same reading in two fresh processes, without and with ``neo4j-rust-ext``; None where not
            measured. Of the processor, only what the reading process took counts.
    """

    store: str
    claims: int
    edges: int
    load: Spent
    index: Spent
    accelerated: tuple[Spent, Spent] | None = None


@dataclass
class Search:
    """How far both searches came in one graph.

    Attributes:
        edges: of the graph.
        hops: the most steps that a question allowed.
        index: the longest that the index took, in seconds; None where its time was up.
        server: the longest that the server took, in seconds; None where its time was up.
        equal: whether all answers that both gave were the same.
    """

    edges: int
    hops: int
    index: float | None
    server: float | None
    equal: bool


@dataclass
class Findings:
    """All that one run found out.

    Attributes:
        stages: in the order in which they were measured.
        searches: in the same order.
        missed: what the time did not suffice for, in words.
    """

    stages: list[Stage] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
