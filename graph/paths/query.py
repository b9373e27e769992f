"""What can be asked of paths, and what is answered."""

import math
from typing import NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from graph.index.facets import Facet
from graph.index.marks import Mark
from schema.base import Model
from schema.edge import Edge
from schema.vocabulary import CargoEvidence, Kind, Role, Sign, Tier

MAX_HOPS = 12
_MAX_DEMANDS = 5
_DECIMALS = 9


class PathQuery(Model):
    """Which paths are wanted: node-distinct ones from a source to the target that meet every condition.

    Attributes:
        sources: ids of the nodes to start from; a path may lead through another of them.
        target: id of the node to end at.
        max_hops: the most steps.
        k: the most paths.
        sign: the net sign; None for any.
        avoid: ids of nodes that no path touches.
        via: ids of nodes that every path touches, in whatever order.
        stages: the kind or role of each node of the path, in order; empty for any. Sets the number of steps.
        background: whether steps that only a vocabulary states may be used.
        min_belief: the least belief of every single step.
        tier: the least tier that every claimed step must have some evidence of.
        cargo: what must be shown of the cargo of every ``carries`` step; see ``graph.paths.admission``.
        same_species, same_model, same_cell, same_study: whether there must be one value of each in which all claimed
            steps hold, by their claims' places or the works cited. "Not stated" agrees with nothing.
        held_in: (facet, value) that every claimed step must hold in.
        avoid_steps: (subject, predicate, object) of steps that no path uses.
        must: marks, each of which some step bears.
        without: marks that no step bears.
        through_classes: whether a class may be an inner node. Only to explain why there is no path: such a path
            proves nothing.
    """

    sources: tuple[str, ...]
    target: str
    max_hops: int = Field(default=6, ge=1, le=MAX_HOPS)
    k: int = Field(default=20, ge=1)
    sign: Sign | None = None
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    stages: tuple[Kind | Role, ...] = ()
    background: bool = True
    min_belief: float = Field(default=0.0, ge=0, le=1)
    tier: Tier | None = None
    cargo: CargoEvidence | None = None
    same_species: bool = False
    same_model: bool = False
    same_cell: bool = False
    same_study: bool = False
    held_in: tuple[tuple[Facet, str], ...] = ()
    avoid_steps: tuple[tuple[str, str, str], ...] = ()
    must: tuple[Mark, ...] = ()
    without: tuple[Mark, ...] = ()
    through_classes: bool = False

    @field_validator("sign")
    @classmethod
    def _one_sign(cls, sign: Sign | None) -> Sign | None:
        if sign is Sign.MIXED:
            message = "one path has one sign: mixed is only ever the sign of an answer"
            raise ValueError(message)
        return sign

    @model_validator(mode="after")
    def _few_demands(self) -> Self:
        if len({*self.via}) + len({*self.must}) > _MAX_DEMANDS:
            message = f"at most {_MAX_DEMANDS} nodes in via"
            raise ValueError(message)
        if self.stages and not 1 < len(self.stages) <= MAX_HOPS + 1:
            message = f"stages names each node of the path: 2 to {MAX_HOPS + 1}"
            raise ValueError(message)
        return self

    @property
    def same(self) -> tuple[Facet, ...]:
        """The facets in one value of which all claimed steps must hold."""
        wanted = (self.same_species, self.same_model, self.same_cell, self.same_study)
        return tuple(facet for facet, is_wanted in zip(Facet, wanted, strict=True) if is_wanted)

    @property
    def hops(self) -> int:
        """The most steps that an answer can have; with stages, the very number, or 0 where it is out of bounds."""
        if not self.stages:
            return self.max_hops
        wanted = len(self.stages) - 1
        return wanted if wanted <= self.max_hops else 0


class FoundPath(NamedTuple):
    """A path.

    Attributes:
        nodes: ids, from the source to the target.
        edges: the steps between them.
        sign: the product of the steps' signs.
        cost: the sum of the steps' costs.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    sign: Sign
    cost: int

    @property
    def hops(self) -> int:
        """The number of steps."""
        return len(self.edges)

    @property
    def belief(self) -> float:
        """The product of the steps' beliefs, to 9 decimals: the path's belief if its steps are independent."""
        return round(math.prod(edge.belief for edge in self.edges), _DECIMALS)

    def belief_if(self, step: tuple[str, str, str], belief: float) -> float:
        """The path's belief if one of its steps, by its key, were believed so much."""
        edges = tuple(edge._replace(belief=belief) if edge.key == step else edge for edge in self.edges)
        return self._replace(edges=edges).belief

    @property
    def least_belief(self) -> float:
        """The belief of the step that is believed least."""
        return min(edge.belief for edge in self.edges)

    @property
    def sort_key(self) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
        """The total order of paths: cost, steps, node ids by code point, predicates."""
        return self.cost, self.hops, self.nodes, tuple(edge.predicate.value for edge in self.edges)


class PathResult(NamedTuple):
    """The first paths that meet a query, in order.

    Attributes:
        paths: the first ``k``, or fewer.
        timed_out: whether the search was ended before it was done; the paths are then still the first ones.
        exhausted: whether it is known that there are no others.
    """

    paths: tuple[FoundPath, ...]
    timed_out: bool
    exhausted: bool
