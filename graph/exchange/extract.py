"""What is written out: a store, some documents of it, or what an answer is made of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.batches import batches
from graph.canonical import claim_key
from graph.exchange.citing import publications
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath
from graph.reading import read_claims
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.biolink import End
from schema.document import BackgroundRelation, DocumentInfo
from schema.edge import Edge
from schema.entity import MergedEntity
from schema.errors import StoreUnavailable
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Polarity, Role

_BATCH = 1_000
_UNWALKED = "advantages, limitations, origins, places"


class Answered(NamedTuple):
    """The answer that an extract holds.

    Attributes:
        question: the path that asks it again, of this release alone.
        methods: how it was obtained.
        truncated: whether there is more than this.
        timed_out: whether the time was up; what is given is right as far as it goes.
        reason: the code that says why there is nothing; empty where there is something.
        remarks: what else is to be known of it.
    """

    question: str
    methods: str
    truncated: bool
    timed_out: bool
    reason: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extract:
    """A part of a release, read as it is written, so that memory does not grow with it.

    Attributes:
        snapshot: the release; where only some documents are wanted, one that holds only those.
        store: where its claims are.
        title: what the part is, in a few words.
        chosen: the steps of an answer, by key; None for all that there is.
        whole: whether forms that can carry documents whole, beside what they say themselves, are to do so.
        answered: that answer; None for all that there is.
        is_part: whether the snapshot holds only some of the release's documents.
    """

    snapshot: Snapshot
    store: GraphStore
    title: str
    chosen: Mapping[tuple[str, str, str], Edge] | None = None
    answered: Answered | None = None
    whole: bool = False
    is_part: bool = False

    @cached_property
    def infos(self) -> Mapping[str, DocumentInfo]:
        """The documents, by id."""
        return {document.info.id: document.info for document in self.snapshot.documents}

    @property
    def about(self) -> dict[str, str | bool]:
        """What a file says of itself, where its form has a place for that, by name: at least a title and the release.

        Of some documents also which, and of an answer whether it is all, so that a part never passes for the whole.
        """
        said: dict[str, str | bool] = {"title": self.title, "release": self.snapshot.release}
        if self.is_part:
            said["only_documents"] = ", ".join(self.infos)
        if self.answered:
            given = self.answered._asdict() | {"remarks": "; ".join(self.answered.remarks)}
            said |= {name: value for name, value in given.items() if value != ""}
        return said

    def publications(self, record: ClaimRecord) -> list[str]:
        """The CURIEs of what a claim rests on, see ``graph.exchange.citing``."""
        return publications(record, self.infos[record.claim.document])

    def entities(self) -> Iterator[MergedEntity]:
        """The entities, by id in code-point order."""
        if self.chosen is None:
            yield from self.snapshot.entities.values()
            return
        ends = {end for edge in self.chosen.values() for end in (edge.subject, edge.object)}
        yield from (self.snapshot.entities[id_] for id_ in sorted(ends))

    def edges(self) -> Iterator[Edge]:
        """The steps that a path can walk, background included, by subject, object and predicate."""
        if self.chosen is not None:
            yield from (self.chosen[key] for key in sorted(self.chosen, key=lambda key: (key[0], key[2], key[1])))
            return
        for positions in batches(range(self.snapshot.index.edge_count), _BATCH):
            yield from self.snapshot.index.edges_at(positions)

    def edge_count(self) -> int:
        """How many steps there are."""
        return self.snapshot.index.edge_count if self.chosen is None else len(self.chosen)

    def claims(self) -> Iterator[ClaimRecord]:
        """The claims, negated ones included, by document and position; of an answer, those behind its steps.

        Raises:
            StoreUnavailable: the store changed meanwhile, see ``require_unchanged``.
        """
        if self.chosen is not None:
            wanted = sorted({claim for edge in self.chosen.values() for claim in edge.claims})
            yield from sorted(self.store.claims_by_id(wanted), key=claim_key)
        else:
            for document in self.snapshot.documents:
                yield from self._read(ClaimFilter(document=document.info.id))
        self.require_unchanged()

    def walked(self) -> Iterator[tuple[Edge, list[ClaimRecord]]]:
        """The steps, each with the claims behind it; background steps have none.

        Raises:
            StoreUnavailable: the store changed meanwhile, see ``require_unchanged``.
        """
        for edges in batches(self.edges(), _BATCH):
            yield from self._with_records(edges)
        self.require_unchanged()

    def background(self) -> Iterator[BackgroundRelation]:
        """What vocabularies state, as far as it is a step here.

        Raises:
            StoreUnavailable: the store changed meanwhile, see ``require_unchanged``.
        """
        walked = {edge.key for edge in self.edges() if edge.is_background}
        for relation in self.store.background():
            if (relation.subject, relation.predicate.value, relation.object) in walked:
                yield relation
        self.require_unchanged()

    def require_unchanged(self) -> None:
        """Make sure that the store still holds the release that is written, before anything passes for all of it.

        Raises:
            StoreUnavailable: it holds another, so that what was read of it may be of two.
        """
        if self.store.release() != self.snapshot.release:
            message = "the store changed while it was written out: what was written is of two releases, ask again"
            raise StoreUnavailable(message)

    def end(self, id_: str) -> End:
        """An entity as the rules for Biolink look at it."""
        return End(id_, self.snapshot.entities[id_].kind, Role.CARGO in self.snapshot.roles[id_])

    @cached_property
    def left_out(self) -> str:
        """What a graph of walked steps does not hold of the claims, in words; empty where it holds all."""
        if self.chosen is not None:
            return ""
        # Counted without a look at each claim, for there may be millions, and a file may have to begin with this.
        negated = sum(1 for _ in self._read(ClaimFilter(polarity=Polarity.NEGATED)))
        walked = sum(len(edge.claims) for edge in self.edges())
        unwalked = sum(document.claims for document in self.snapshot.documents) - negated - walked
        self.require_unchanged()
        parts = [f"{negated} negated claims"] if negated else []
        parts += [f"{unwalked} claims of what no path walks ({_UNWALKED})"] if unwalked else []
        return " and ".join(parts)

    def _read(self, where: ClaimFilter) -> Iterator[ClaimRecord]:
        return read_claims(self.store, where, Deadline(), page=_BATCH)

    def _with_records(self, edges: list[Edge]) -> Iterator[tuple[Edge, list[ClaimRecord]]]:
        wanted = sorted({claim for edge in edges for claim in edge.claims})
        held = dict(zip(wanted, self.store.claims_by_id(wanted), strict=True)) if wanted else {}
        for edge in edges:
            yield edge, [held[claim] for claim in edge.claims]


def of_paths(
    snapshot: Snapshot, store: GraphStore, title: str, paths: Iterable[FoundPath], answered: Answered | None = None
) -> Extract:
    """What some paths are made of, and the answer that they are."""
    return Extract(snapshot, store, title, {edge.key: edge for path in paths for edge in path.edges}, answered)
