"""The mechanisms from a source to an effect, laid out by stage, with shared steps merged."""

from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from graph.paths.agreement import Paths
from graph.paths.deadline import Deadline
from graph.paths.query import MAX_HOPS, FoundPath, PathQuery
from graph.paths.search import Programmes, found_path
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.support import Verdict, support_of
from graph.why import Why, WhyCode, explain
from schema.base import Model
from schema.edge import Edge
from schema.predicates import Predicate, Walk
from schema.vocabulary import CargoEvidence, Kind, Role, Sign, Tier

_MOLECULES = frozenset({Kind.GENE, Kind.FAMILY, Kind.MICRORNA})


class Stage(StrEnum):
    """Where in a mechanism a node stands, in order."""

    SOURCE = "source"
    CARGO = "cargo"
    PATHWAY = "pathway"
    TARGET_GENE = "target_gene"
    PROCESS = "process"
    EFFECT = "effect"


class MechanismOptions(Model):
    """Which mechanisms are wanted; see ``PathQuery``.

    Attributes:
        k: the most chains.
        seconds: how long to search.
    """

    max_hops: int = Field(default=6, ge=1, le=MAX_HOPS)
    k: int = Field(default=20, ge=1)
    sign: Sign | None = None
    background: bool = True
    min_belief: float = Field(default=0.0, ge=0, le=1)
    tier: Tier | None = None
    cargo: CargoEvidence | None = None
    same_species: bool = False
    same_model: bool = False
    same_cell: bool = False
    same_study: bool = False
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    seconds: float = Field(default=5.0, gt=0)


class MechanismNode(NamedTuple):
    """An entity that chains pass through.

    Attributes:
        id, name, kind: of the entity.
        stage: where it stands. What a chain reaches by ``carries`` is cargo, whatever else it may be, and so is the
            family or complex that it goes on from; other genes, families and microRNAs stand with the target genes.
        chains: how many chains pass through it.
    """

    id: str
    name: str
    kind: Kind
    stage: Stage
    chains: int


class MechanismChain(NamedTuple):
    """One path of at least two steps.

    Attributes:
        path: the path.
        steps: for each of its steps, the place in ``Mechanisms.steps``.
        verdict: how it holds together.
    """

    path: FoundPath
    steps: tuple[int, ...]
    verdict: Verdict


class Mechanisms(NamedTuple):
    """The mechanisms from a source to an effect.

    Attributes:
        nodes: the entities, by stage, then by how near the source they come, then by id.
        steps: the steps that the chains share, each once, by (subject, predicate, object).
        chains: the chains, in the order of paths. A single step from source to effect says nothing of how, and is none.
        timed_out: whether the search was ended before it was done.
        has_more: whether there are others, behind the ``k`` that were wanted.
        why: why there is no chain; None where there is one.
    """

    nodes: tuple[MechanismNode, ...]
    steps: tuple[Edge, ...]
    chains: tuple[MechanismChain, ...]
    timed_out: bool
    has_more: bool
    why: Why | None

    @property
    def exhausted(self) -> bool:
        """Whether it is known that there are no others."""
        return not (self.has_more or self.timed_out)


def mechanisms(
    snapshot: Snapshot,
    store: GraphStore,
    source: str,
    effect: str,
    options: MechanismOptions | None = None,
    deadline: Deadline | None = None,
) -> Mechanisms:
    """The mechanisms from a source to an effect.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        source: id of the source.
        effect: id of the effect.
        options: which mechanisms are wanted.
        deadline: when to end, instead of after the options' seconds.
    """
    options = options or MechanismOptions()
    deadline = deadline or Deadline(options.seconds)
    query = PathQuery(sources=(source,), target=effect, **options.model_dump(exclude={"seconds"}))
    search = Programmes(snapshot.index, query, deadline).search()
    found, is_direct = _first(snapshot, search, options.k + 1)
    paths = found[: options.k]
    steps = sorted({edge for path in paths for edge in path.edges}, key=lambda edge: edge.key)
    places = {edge.key: place for place, edge in enumerate(steps)}
    records = RecordCache(store)
    records.of(steps)
    chains = tuple(
        MechanismChain(path, tuple(places[edge.key] for edge in path.edges), support_of(path, records))
        for path in paths
    )
    why = None if chains else _why(snapshot, query, search, deadline, is_direct=is_direct)
    return Mechanisms(_nodes(snapshot, paths), tuple(steps), chains, search.timed_out, len(found) > options.k, why)


def _why(snapshot: Snapshot, query: PathQuery, search: Paths, deadline: Deadline, *, is_direct: bool) -> Why:
    """Why there is no chain: among other reasons, because a single step is all that is claimed."""
    if search.timed_out:
        return Why(WhyCode.TIMED_OUT)
    if is_direct:
        return Why(WhyCode.ONLY_DIRECT)
    return explain(snapshot, query, deadline, of_sources=True)


def _first(snapshot: Snapshot, search: Paths, most: int) -> tuple[list[FoundPath], bool]:
    """The first paths of at least two steps, and whether a single step was met."""
    paths: list[FoundPath] = []
    is_direct = False
    for positions in search:
        if len(positions) == 1:
            is_direct = True
            continue
        paths.append(found_path(snapshot.index, positions))
        if len(paths) == most:
            break
    return paths, is_direct


def _nodes(snapshot: Snapshot, paths: list[FoundPath]) -> tuple[MechanismNode, ...]:
    carried = _carried(snapshot, paths)
    nearest: dict[str, int] = {}
    for path in paths:
        for place, node in enumerate(path.nodes):
            nearest[node] = min(place, nearest.get(node, place))
    ends = (paths[0].nodes[0], paths[0].nodes[-1]) if paths else ("", "")
    nodes = [_node(snapshot, id_, _stage(snapshot, id_, ends, carried), paths) for id_ in nearest]
    order = list(Stage)
    return tuple(sorted(nodes, key=lambda node: (order.index(node.stage), nearest[node.id], node.id)))


def _carried(snapshot: Snapshot, paths: list[FoundPath]) -> set[str]:
    """What a vesicle carries, and what a vocabulary says that it is: the family of a carried microRNA is no process."""
    carried: set[str] = set()
    for path in paths:
        is_cargo = False
        for edge in path.edges:
            kin = edge.predicate.traits.walk is Walk.BACKGROUND and Role.PATHWAY not in snapshot.roles[edge.object]
            is_cargo = edge.predicate is Predicate.CARRIES or (is_cargo and kin)
            if is_cargo:
                carried.add(edge.object)
    return carried


def _node(snapshot: Snapshot, id_: str, stage: Stage, paths: list[FoundPath]) -> MechanismNode:
    entity = snapshot.entities[id_]
    return MechanismNode(id_, entity.name, entity.kind, stage, sum(id_ in path.nodes for path in paths))


def _stage(snapshot: Snapshot, id_: str, ends: tuple[str, str], carried: set[str]) -> Stage:
    if id_ in ends:
        return Stage.SOURCE if id_ == ends[0] else Stage.EFFECT
    roles = snapshot.roles[id_]
    if id_ in carried:
        return Stage.CARGO
    if Role.PATHWAY in roles:
        return Stage.PATHWAY
    return Stage.TARGET_GENE if snapshot.entities[id_].kind in _MOLECULES else Stage.PROCESS
