"""What is near enough to what a document is about that a study of the one speaks for the other."""

from collections.abc import Iterable

from graph.evidence.dossier import Dossier
from schema.entity import Entity
from schema.vocabulary import XrefKind


def are_akin(dossier: Dossier, first: Entity, second: Entity) -> bool:
    """Whether two vesicle populations are the same, or they or their cells are, or are related by the document.

    A class such as "exosome" is akin to every population: a claim on it is general, not on another source.
    """
    if first.is_class or second.is_class or is_among(dossier, [first.id], [second.id]):
        return True
    cells = [entity.cell_of_origin for entity in (first, second) if entity.cell_of_origin]
    return is_among(dossier, cells[:1], cells[1:])


def diseases_of(dossier: Dossier) -> set[str]:
    """The diseases that a document is about: its own and those that its criteria include."""
    scope = dossier.info.scope
    return set(filter(None, [dossier.info.disease])) | set(scope.diseases if scope else ())


def is_among(dossier: Dossier, studied: Iterable[str], ours: Iterable[str]) -> bool:
    """Whether one of the things that a work studied is one of ours, or one that the document relates to it.

    Terms are related by a stated kind or part, or by a cross-reference of either: a work on diseases of the central
    nervous system is not on another disease than multiple sclerosis.
    """
    known = set(ours)
    return any(one in known or any(_are_related(dossier, one, other) for other in known) for one in studied)


def _are_related(dossier: Dossier, first: str, second: str) -> bool:
    crossed = second in _crossed(dossier, first) or first in _crossed(dossier, second)
    return crossed or frozenset({first, second}) in dossier.kinships


def _crossed(dossier: Dossier, id_: str) -> set[str]:
    entity = dossier.entities.get(id_)
    return {xref.id for xref in entity.xrefs if xref.kind is not XrefKind.RELATED} if entity else set()
