"""What routes take that ask about conclusions: of which sources, on which effects, and what is taken from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from api.asking import (
    MOST_NAMES,
    VESICLES,
    Background,
    EvidenceConditions,
    HopLimit,
    hops_of,
)
from api.deps import Name
from api.settings import Settings
from api.views.documents import require_document
from graph.conclusions import ConclusionOptions
from graph.partial.loss import Loss
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.errors import InvalidParameter, UnknownClaim
from schema.reference import Reference

_DOI_PREFIXES = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")
_ENTRY = "an entry of a reference list: DOCUMENT#NUMBER, a DOI, a PMID, or its number where one document has a list"


@dataclass(frozen=True)
class ConclusionConditions(EvidenceConditions):
    """Which conclusions are asked about, by the paths that meet conditions on the evidence."""

    source: Annotated[
        tuple[Name, ...],
        Query(
            max_length=MOST_NAMES,
            description="Only conclusions on this exosome source, by name, synonym, CURIE or the cell that releases "
            "it; may be repeated. Without it, on all sources.",
        ),
    ] = ()
    effect: Annotated[
        tuple[Name, ...],
        Query(
            max_length=MOST_NAMES,
            description="Only conclusions on this effect, by name, synonym or CURIE; may be repeated. Without it, on "
            "all processes and phenotypes that anything acts on.",
            examples=[["OPC maturation"]],
        ),
    ] = ()
    max_hops: HopLimit = None
    background: Background = True

    def options(self, snapshot: Snapshot, settings: Settings, **more: object) -> ConclusionOptions:
        """The options of the engine.

        Raises:
            UnknownEntity, AmbiguousEntity: a name can't be resolved.
            InvalidParameter: more steps are asked for than the service walks.
        """
        given: dict[str, object] = {
            "sources": tuple(snapshot.names.resolve(name, "source", VESICLES) for name in self.source),
            "effects": tuple(snapshot.names.resolve(name, "effect") for name in self.effect),
            "max_hops": hops_of(self.max_hops, settings),
            "background": self.background,
        }
        return ConclusionOptions.model_validate(given | self.evidence | more)


@dataclass(frozen=True)
class LossConditions:
    """What is taken from the release. Several are taken together."""

    node: Annotated[
        tuple[Name, ...],
        Query(
            max_length=MOST_NAMES,
            description="A thing, by name, synonym or CURIE: all steps from and to it go. May be repeated.",
            examples=[["miR-219"]],
        ),
    ] = ()
    claim: Annotated[
        tuple[Name, ...], Query(max_length=MOST_NAMES, description="A claim, by its id; may be repeated.")
    ] = ()
    reference: Annotated[
        tuple[Name, ...],
        Query(
            max_length=MOST_NAMES,
            description="A work, as if it were retracted, wherever it is cited: DOCUMENT#NUMBER, a DOI, a PMID, or the "
            "number where only one document has a reference list. A claim that has no other ground goes with it. May "
            "be repeated.",
        ),
    ] = ()
    document: Annotated[
        tuple[Name, ...],
        Query(
            max_length=MOST_NAMES, description="A document, by its id, as if it had never been loaded; may be repeated."
        ),
    ] = ()

    def loss(self, snapshot: Snapshot, store: GraphStore) -> Loss:
        """What is taken, with names resolved.

        Raises:
            UnknownEntity, AmbiguousEntity: a name can't be resolved.
            UnknownClaim, UnknownDocument: there is no such claim, or document.
            InvalidParameter: there is no such reference, or nothing is to be taken.
        """
        loss = Loss(
            nodes=_each(snapshot.names.resolve(name, "node") for name in self.node),
            claims=_held(store, _each(self.claim)),
            references=_each(find_reference(snapshot, text).id for text in self.reference),
            documents=_each(require_document(snapshot, name, "document") for name in self.document),
        )
        if loss == Loss():
            expected = "at least one node, claim, reference or document to take away"
            raise InvalidParameter(parameter="node", value="", expected=expected)
        return loss


def _held(store: GraphStore, claims: tuple[str, ...]) -> tuple[str, ...]:
    try:
        store.claims_by_id(claims)
    except UnknownClaim as error:
        raise UnknownClaim(error.claim, "claim") from error
    return claims


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def find_reference(snapshot: Snapshot, text: str) -> Reference:
    """The entry of a reference list that a text means; of several entries for one work, the first by id.

    Raises:
        InvalidParameter: there is none.
    """
    folded = text.casefold()
    for prefix in _DOI_PREFIXES:
        folded = folded.removeprefix(prefix)
    pmid = folded.removeprefix("pmid:")
    listed = tuple(snapshot.references.values())
    is_only_list = len({entry.document for entry in listed}) == 1
    for entry in listed:
        named = {entry.id.casefold(), entry.doi.casefold()} - {""}
        if folded in named or (entry.pmid and pmid == entry.pmid):
            return entry
    for entry in listed:
        if is_only_list and folded == str(entry.number):
            return entry
    raise InvalidParameter(parameter="reference", value=text, expected=_ENTRY)
