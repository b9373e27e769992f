"""What becomes of the claims of all documents when some works are retracted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from graph.evidence.citations import Resolution
from graph.evidence.retraction import without_works
from graph.partial.dossiers import Dossiers
from graph.partial.loss import Loss
from graph.paths.deadline import Deadline
from graph.reading import read_claims
from graph.store import GraphStore
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.rubric import Rubric


class Retractions:
    """The claims that rest on retracted works. Only the documents that cite one are looked into.

    Args:
        store: which holds everything.
        loss: whose ``references`` are retracted, in the documents that it leaves.
        rubric: by which what is left of a claim is believed.
        deadline: when to give up.
    """

    def __init__(self, store: GraphStore, loss: Loss, rubric: Rubric, deadline: Deadline) -> None:
        self._store = store
        self._loss = loss
        self._rubric = rubric
        self._deadline = deadline
        self._dossiers = Dossiers(store)

    @cached_property
    def numbers(self) -> Mapping[str, AbstractSet[int]]:
        """By document that is left, the numbers of the entries of its list that point to a retracted work."""
        if not self._loss.references:
            return {}
        references = self._dossiers.references
        works = {reference.work for reference in references if reference.id in self._loss.references}
        lost: dict[str, set[int]] = defaultdict(set)
        for reference in references:
            if reference.work in works and self._loss.keeps(reference.document):
                lost[reference.document].add(reference.number)
        return lost

    @cached_property
    def touched(self) -> Mapping[str, ClaimRecord]:
        """The claims that cite, could cite or are the title of a retracted work, by id, as they are with it."""
        return {
            record.claim.id: record
            for document, lost in self.numbers.items()
            for record in self._citing(document, lost)
        }

    @cached_property
    def left(self) -> Mapping[str, ClaimRecord | None]:
        """The same claims as they are without it; None where one is gone.

        Raises:
            OutOfTime: the deadline passed.
        """
        return {
            id_: without_works(
                self._dossiers.of(record.claim.document),
                record,
                self._dossiers.findings(id_),
                self.numbers[record.claim.document],
                self._rubric,
            )
            for id_, record in self.touched.items()
        }

    def _citing(self, document: str, lost: AbstractSet[int]) -> Iterator[ClaimRecord]:
        for number in sorted(lost):
            yield from read_claims(self._store, ClaimFilter(reference=f"{document}#{number}"), self._deadline)
        found = self._dossiers.of(document).resolutions
        doubtful = {mention for mention, resolution in found.items() if _could_mean(resolution, lost)}
        if doubtful:
            records = read_claims(self._store, ClaimFilter(document=document), self._deadline)
            yield from (one for one in records if any(citing.mention in doubtful for citing in one.claim.citing))


def _could_mean(resolution: Resolution, lost: AbstractSet[int]) -> bool:
    is_open = resolution.reference is None
    return is_open and any(candidate.number in lost for candidate in resolution.candidates)
