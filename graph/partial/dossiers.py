"""The citations and findings of a store's documents, each worked out when it is first needed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from graph.evidence.dossier import Dossier
from graph.store import GraphStore
from schema.claim import Mention
from schema.document import Bundle, DocumentInfo, Finding
from schema.reference import Reference


class Dossiers:
    """The reference lists and citations of documents, without their claims, and the findings on claims."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._made: dict[str, Dossier] = {}

    def of(self, document: str) -> Dossier:
        """The reference list and the citations of a document."""
        if document not in self._made:
            references = tuple(entry for entry in self.references if entry.document == document)
            mentions = tuple(self._mentions.get(document, ()))
            self._made[document] = Dossier(Bundle(info=self._infos[document], references=references, mentions=mentions))
        return self._made[document]

    def findings(self, claim: str) -> Sequence[Finding]:
        """The audit findings that touch a claim."""
        return self._findings.get(claim, ())

    @cached_property
    def references(self) -> Sequence[Reference]:
        """The entries of all reference lists."""
        return self._store.references()

    @cached_property
    def _infos(self) -> Mapping[str, DocumentInfo]:
        return {stored.info.id: stored.info for stored in self._store.documents()}

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[Mention]]:
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for document, mention in self._store.mentions():
            mentions[document].append(mention)
        return mentions

    @cached_property
    def _findings(self) -> Mapping[str, Sequence[Finding]]:
        touching: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._store.findings():
            for claim in finding.claims:
                touching[claim].append(finding)
        return touching
