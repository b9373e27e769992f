"""What a claim rests on, as other tools name it."""

from collections.abc import Iterable, Iterator

from schema.document import DocumentForm, DocumentInfo
from schema.record import CitedWork, ClaimRecord
from schema.vocabulary import Derivation, Hedge, Support

PREDICTION, ASSERTION = "prediction", "knowledge_assertion"


def publication(doi: str = "", pmid: str = "") -> str | None:
    """A publication's CURIE; None where it has neither number."""
    return f"PMID:{pmid}" if pmid else f"DOI:{doi}" if doi else None


def publications(record: ClaimRecord, info: DocumentInfo) -> list[str]:
    """The CURIEs of the document that makes a claim, and of the works that may support it, in the order cited.

    Works that were judged not to support it are no publications of it.
    """
    cited = (publication(work.doi, work.pmid) for work in supporting(record.works))
    return list(dict.fromkeys(curie for curie in (publication(info.doi), *cited) if curie))


def supporting(works: Iterable[CitedWork]) -> Iterator[CitedWork]:
    """The works that were not judged to leave their claim unsupported."""
    return (work for work in works if work.support is not Support.NO)


def read_in(record: ClaimRecord, info: DocumentInfo) -> CitedWork | None:
    """The work that a claim of a collection was read in; None for claims of a text, and where it is not one work."""
    if info.form is not DocumentForm.COLLECTION:
        return None
    works = [work for work in record.works if work.support is Support.YES]
    return works[0] if len(works) == 1 else None


def knowledge_level(record: ClaimRecord) -> str:
    """Biolink's word for how a claim is put: what is implied or speculated is no more than a prediction."""
    claim = record.claim
    is_guess = claim.derivation is Derivation.IMPLIED or claim.hedge is Hedge.SPECULATED
    return PREDICTION if is_guess else ASSERTION
