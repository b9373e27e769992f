"""What edges rest on: works, claims and documents, and which of them must be lost together to end an edge.

An edge ends when no claim is left that lends it belief, by the rules of ``graph.evidence.retraction``. What a
vocabulary states rests on no claim, and can't be ended so; a claim that cites nothing is ended by no loss of a work.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from graph.cuts.minimum import Elements, Ways, unions
from graph.evidence.reliability import parts_of
from graph.evidence.retraction import without_works
from graph.evidence.works import Work, is_counted, works_of
from graph.partial.dossiers import Dossiers
from graph.records import RecordCache
from graph.store import GraphStore
from schema.claim import Claim
from schema.edge import Edge
from schema.locator import Place
from schema.record import ClaimRecord
from schema.rubric import Rubric

_MOST_UNIONS = 4096


class Grounds(Protocol):
    """One kind of what edges rest on."""

    capped: bool
    records: RecordCache

    def killers(self, edge: Edge) -> Ways:
        """The smallest sets whose loss ends an edge; none where none does."""
        ...

    def elements(self, record: ClaimRecord) -> Iterable[str]:
        """What a claim rests on."""
        ...

    def left(self, record: ClaimRecord, lost: Elements) -> ClaimRecord | None:
        """What is left of a claim when some of it is lost; None where the claim is gone."""
        ...


class ClaimGrounds:
    """The claims behind an edge: it ends when all that lend it belief are lost."""

    capped = False

    def __init__(self, records: RecordCache) -> None:
        self.records = records

    def killers(self, edge: Edge) -> Ways:
        """All claims that lend the edge belief, together."""
        return _all(record.claim.id for record in lending(edge, self.records))

    def elements(self, record: ClaimRecord) -> Iterable[str]:
        """The claim itself."""
        return (record.claim.id,)

    def left(self, record: ClaimRecord, lost: Elements) -> ClaimRecord | None:
        """The claim, unless it is lost."""
        return None if record.claim.id in lost else record


class DocumentGrounds:
    """The documents whose claims are behind an edge: it ends when all of them are lost."""

    capped = False

    def __init__(self, records: RecordCache) -> None:
        self.records = records

    def killers(self, edge: Edge) -> Ways:
        """All documents that make a claim which lends the edge belief, together."""
        return _all(record.claim.document for record in lending(edge, self.records))

    def elements(self, record: ClaimRecord) -> Iterable[str]:
        """The claim's document."""
        return (record.claim.document,)

    def left(self, record: ClaimRecord, lost: Elements) -> ClaimRecord | None:
        """The claim, unless its document is lost."""
        return None if record.claim.document in lost else record


class WorkGrounds:
    """The works that the claims behind an edge cite: it ends when each claim that lends it belief has lost its ground.

    Attributes:
        capped: whether works that could be meant combined to too many sets somewhere: there only the loss of all of
            them is known to end the edge, and what is smallest is not proven.
    """

    def __init__(self, store: GraphStore, records: RecordCache, rubric: Rubric) -> None:
        self.capped = False
        self.records = records
        self._rubric = rubric
        self._dossiers = Dossiers(store)
        self._of_claims: dict[str, Ways] = {}
        self._of_edges: dict[tuple[str, str, str], Ways] = {}

    def killers(self, edge: Edge) -> Ways:
        """The smallest sets of works, by ``Reference.work``."""
        if edge.key not in self._of_edges:
            ways = [self._of_claim(record) for record in lending(edge, self.records)]
            self._of_edges[edge.key] = self._joined(ways) if ways and all(ways) else ()
        return self._of_edges[edge.key]

    def elements(self, record: ClaimRecord) -> Iterable[str]:
        """The works that the claim cites or could cite, and the one whose title it is."""
        works = works_of(self._dossiers.of(record.claim.document), record.claim)
        cited = {entry.work for work in works for entry in work.candidates}
        return cited.union(*self._titled(record.claim))

    def left(self, record: ClaimRecord, lost: Elements) -> ClaimRecord | None:
        """The claim without some works."""
        claim = record.claim
        dossier = self._dossiers.of(claim.document)
        numbers = {number for number, entry in dossier.references.items() if entry.work in lost}
        return without_works(dossier, record, self._dossiers.findings(claim.id), numbers, self._rubric)

    def _of_claim(self, record: ClaimRecord) -> Ways:
        claim = record.claim
        if claim.id not in self._of_claims:
            self._of_claims[claim.id] = self._titled(claim) or self._cited(record)
        return self._of_claims[claim.id]

    def _titled(self, claim: Claim) -> Ways:
        is_title = claim.locator.place is Place.TITLE
        entry = self._dossiers.of(claim.document).references.get(claim.locator.major) if is_title else None
        return (frozenset({entry.work}),) if entry else ()

    def _cited(self, record: ClaimRecord) -> Ways:
        works = [work for work in works_of(self._dossiers.of(record.claim.document), record.claim) if is_counted(work)]
        lent = [work for work in works if self._lends(record, work)]
        return (
            self._joined([tuple(frozenset({entry.work}) for entry in work.candidates) for work in lent]) if lent else ()
        )

    def _lends(self, record: ClaimRecord, work: Work) -> bool:
        """Whether a claim is relied on at all through a work: not where a factor of the rubric is 0."""
        if all(part.reliability > 0 for part in record.parts):
            return True
        parts = parts_of(record.claim, (work,), self._dossiers.findings(record.claim.id), self._rubric)
        return any(part.reliability > 0 for part in parts)

    def _joined(self, choices: list[Ways]) -> Ways:
        found = unions(choices, _MOST_UNIONS)
        if found is None:
            self.capped = True
            return _all(element for choice in choices for way in choice for element in way)
        return found


def lending(edge: Edge, records: RecordCache) -> list[ClaimRecord]:
    """The claims that lend an edge belief."""
    return [record for record in records.of([edge]) if any(part.reliability > 0 for part in record.parts)]


def _all(elements: Iterator[str]) -> Ways:
    together = frozenset(elements)
    return (together,) if together else ()
