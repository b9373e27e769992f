"""Scale-free graphs of any size, as the index and the peers hold them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.index.claim_ids import ClaimIds
from graph.index.codes import KIND_CODES, PREDICATE_CODES, SIGN_CODES
from graph.index.path_index import EdgeArrays, Longs, NodeArrays, PathIndex
from schema.edge import COST_PER_NAT
from schema.predicates import Predicate
from schema.vocabulary import Kind

PREDICATES = (Predicate.INCREASES, Predicate.DECREASES, Predicate.AFFECTS)
SHARES = (0.6, 0.3, 0.1)
BELIEFS = (0.2, 0.9)
LINKS = 10


class Links(NamedTuple):
    """Edges in both directions between nodes 0 to ``nodes - 1``, each pair once, in order of (subject, object)."""

    nodes: int
    subjects: Longs
    objects: Longs


def scale_free(nodes: int, links: int, random: np.random.Generator) -> Links:
    """A graph grown by preferential attachment: each node links to ``links`` others, those with many links first.

    By the edge list that Batagelj and Brandes (2005) copy from: link e starts at node ``e // links`` and ends where a
    random one of the ends before it lies. Ends that point to ends are followed for all links at once.
    """
    number = np.arange(nodes * links)
    copied = (random.random(len(number)) * (2 * number + 1)).astype(np.int64)
    is_end = (copied & 1) == 1
    pointer = np.where(is_end, copied >> 1, number)
    while not np.array_equal(pointer, followed := pointer[pointer]):
        pointer = followed
    one, other = number // links, ((copied >> 1) // links)[pointer]
    one, other = one[one != other], other[one != other]
    keys = np.unique(np.concatenate([one * nodes + other, other * nodes + one]))
    return Links(nodes, keys // nodes, keys % nodes)


def index_of(links: Links, random: np.random.Generator) -> PathIndex:
    """The index of a graph of genes, with a random predicate, belief and claim for each edge."""
    count = len(links.subjects)
    beliefs = np.round(random.uniform(*BELIEFS, count), 9)
    chosen = random.choice(len(PREDICATES), count, p=SHARES)
    edges = EdgeArrays(
        subjects=links.subjects.astype(np.int32),
        objects=links.objects.astype(np.int32),
        costs=np.rint(-COST_PER_NAT * np.log(beliefs)).astype(np.int32),
        signs=_codes([SIGN_CODES[predicate.traits.sign] for predicate in PREDICATES])[chosen],
        predicates=_codes([PREDICATE_CODES[predicate] for predicate in PREDICATES])[chosen],
        marks=np.zeros(count, np.uint8),
        beliefs=beliefs,
    )
    nodes = NodeArrays(
        kinds=np.full(links.nodes, KIND_CODES[Kind.GENE], np.uint8),
        roles=np.zeros(links.nodes, np.uint8),
        is_class=np.zeros(links.nodes, np.bool_),
    )
    claims = ClaimIds.one_each(random.bytes(10 * count))
    ids = [name(number) for number in range(links.nodes)]
    return PathIndex(ids, nodes, edges, claims, np.arange(count, dtype=np.int32))


def name(number: int) -> str:
    """The id of a node."""
    return f"exomyelin:n{number:08}"


def _codes(codes: list[int]) -> NDArray[np.uint8]:
    return np.array(codes, dtype=np.uint8)
