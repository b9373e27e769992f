"""Whether a claim was shown, or cites what was shown, in a model of the disease that its document is about."""

from collections.abc import Iterable

from graph.snapshot import Snapshot
from schema.names import fold_words
from schema.record import CitedWork, ClaimRecord
from schema.vocabulary import Support, Tier

_Words = tuple[str, ...]


class DiseaseModels:
    """Tells claims with evidence in a model of their document's disease from the others.

    The diseases of a document are its own and those that its criteria include. A context names one if its model or its
    words hold the name or a synonym of one as whole words ("EAE mice"), and no work has to say so again: the tier
    ``in_vivo_ms`` is that of an in vivo study of such a model.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._references = snapshot.references
        self._names = {stored.info.id: _names(snapshot, stored.info.id) for stored in snapshot.documents}

    def speaks_for(self, record: ClaimRecord) -> bool:
        """Whether a claim has such evidence: in its context, or in a work that it cites."""
        return self._is_model(record) or any(self._counts(work, record.claim.subject) for work in record.works)

    def _counts(self, work: CitedWork, source: str) -> bool:
        """Whether a work supports a claim on a source, or may, not being known to be about another."""
        if work.reference is None or work.tier is not Tier.IN_VIVO_MS or work.support is Support.NO:
            return False
        return work.support is Support.YES or self._references[work.reference].study.source in {None, source}

    def _is_model(self, record: ClaimRecord) -> bool:
        words = fold_words(record.claim.context.model or "")
        names = self._names.get(record.claim.document, ())
        return any(_holds(words, name) for name in names)


def _names(snapshot: Snapshot, document: str) -> tuple[_Words, ...]:
    info = next(stored.info for stored in snapshot.documents if stored.info.id == document)
    ids = {info.disease, *(info.scope.diseases if info.scope else ())}
    entities = [entity for id_, entity in snapshot.entities.items() if id_ in ids]
    return tuple(sorted({tuple(fold_words(name)) for entity in entities for name in (entity.name, *entity.synonyms)}))


def _holds(words: Iterable[str], name: _Words) -> bool:
    held = tuple(words)
    return any(held[start : start + len(name)] == name for start in range(len(held) - len(name) + 1)) and bool(name)
