"""The roles that an entity plays in mechanisms, derived from what it is and what is claimed of it."""

from collections.abc import Iterable

from schema.predicates import Predicate, Walk
from schema.vocabulary import Kind, Role

_GENE_KINDS = {Kind.GENE, Kind.FAMILY}
_EFFECT_KINDS = {Kind.PROCESS, Kind.PHENOTYPE}


def roles_of(kind: Kind, objects_of: Iterable[tuple[Kind, Predicate]]) -> frozenset[Role]:
    """The roles of an entity.

    Args:
        kind: what the entity is.
        objects_of: for each claim of which the entity is the object, the subject's kind and the predicate.

    Returns:
        A vesicle is a source, whatever a vesicle carries is a cargo, a pathway is a pathway, a gene or family on which
        a signed claim ends is a target gene, and a process or phenotype on which one ends is a cell effect.
    """
    pairs = set(objects_of)
    is_affected = any(predicate.traits.walk is Walk.SIGNED for _, predicate in pairs)
    found = {
        Role.SOURCE: kind is Kind.VESICLE,
        Role.CARGO: (Kind.VESICLE, Predicate.CARRIES) in pairs,
        Role.PATHWAY: kind is Kind.PATHWAY,
        Role.TARGET_GENE: kind in _GENE_KINDS and is_affected,
        Role.CELL_EFFECT: kind in _EFFECT_KINDS and is_affected,
    }
    return frozenset(role for role, holds in found.items() if holds)
