"""The papers behind an answer: the documents that make its claims, and the works that these cite."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.document import DocumentForm, DocumentInfo, Finding
from schema.record import ClaimRecord
from schema.reference import Reference
from schema.vocabulary import Basis, Support

_READ = {Basis.ABSTRACT, Basis.FULL_TEXT}
_BEST = (Support.YES, Support.UNCLEAR, Support.NO)


class CitedPaper(NamedTuple):
    """A work that claims cite, or that an answer lists.

    Attributes:
        reference: the entry of a reference list.
        support: the best judgement on it for any of the claims; None where no claim of the answer cites it.
        claims: how many of the claims cite it.
        findings: what the audit found of that entry where these claims cite it, or of the entry itself.
        elsewhere: codes of what it found where other claims cite it, sorted.
    """

    reference: Reference
    support: Support | None
    claims: int
    findings: tuple[Finding, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def is_against(self) -> bool:
        """Whether it was judged to support none of the claims that cite it."""
        return self.support is Support.NO

    @property
    def is_read(self) -> bool:
        """Whether at least its abstract was read."""
        return self.reference.study.basis in _READ


class Bibliography(NamedTuple):
    """The papers behind an answer.

    Attributes:
        documents: those that make the claims, by id.
        collections: those of them that are no papers, but gather what the works say.
        works: those cited, by document and number; those that were judged to support nothing come last.
        unresolved: citations of the claims that point to no entry of a reference list.
    """

    documents: tuple[DocumentInfo, ...]
    collections: tuple[DocumentInfo, ...]
    works: tuple[CitedPaper, ...]
    unresolved: int


def bibliography(
    snapshot: Snapshot, store: GraphStore, claims: Iterable[str], references: Iterable[str], documents: Iterable[str]
) -> Bibliography:
    """The papers behind some claims, with further references and documents that are asked for by id.

    Documents that hold no claims (background relations) are no papers.

    Raises:
        UnknownClaim: a claim is not held.
    """
    asked = {*claims}
    records = store.claims_by_id(sorted(asked))
    supports = _supports(records)
    wanted = {*references, *supports}
    named = {*documents, *(record.claim.document for record in records)}
    infos = sorted((held.info for held in snapshot.documents), key=lambda info: info.id)
    found = [snapshot.references[id_] for id_ in wanted]
    findings = _findings(store.findings())
    papers = [
        CitedPaper(entry, *_summed(supports.get(entry.id, ())), *_parted(findings.get(entry.id, ()), asked))
        for entry in found
    ]
    making = [info for info in infos if info.id in named and not info.builtin]
    return Bibliography(
        documents=tuple(info for info in making if info.form is DocumentForm.ARTICLE),
        collections=tuple(info for info in making if info.form is not DocumentForm.ARTICLE),
        works=tuple(sorted(papers, key=_order)),
        unresolved=len({work.mention for record in records for work in record.works if work.reference is None}),
    )


def _supports(records: Iterable[ClaimRecord]) -> dict[str, list[Support]]:
    found: dict[str, list[Support]] = defaultdict(list)
    for record in records:
        for work in record.works:
            if work.reference is not None:
                found[work.reference].append(work.support)
    return dict(found)


def _findings(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        if finding.reference is not None:
            id_ = f"{finding.document}#{finding.reference}"
            found[id_] = (*found.get(id_, ()), finding)
    return found


def _summed(supports: Sequence[Support]) -> tuple[Support | None, int]:
    return next((support for support in _BEST if support in supports), None), len(supports)


def _parted(findings: Sequence[Finding], claims: AbstractSet[str]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings that touch some claims or none at all, and the codes of the others."""
    here = [finding for finding in findings if not finding.claims or claims & {*finding.claims}]
    return tuple(here), tuple(sorted({finding.code for finding in findings if finding not in here}))


def _order(paper: CitedPaper) -> tuple[bool, str, int]:
    return paper.is_against, paper.reference.document, paper.reference.number
