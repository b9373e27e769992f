"""Small integers that stand for predicates, signs, kinds and roles in the index."""

from schema.predicates import Predicate
from schema.vocabulary import Kind, Role, Sign

PREDICATE_ORDER = tuple(sorted(Predicate, key=lambda predicate: predicate.value))
"""Predicates in code-point order of their names, so that comparing codes compares names."""

PREDICATE_CODES = {predicate: code for code, predicate in enumerate(PREDICATE_ORDER)}

SIGN_ORDER = (Sign.NEUTRAL, Sign.POSITIVE, Sign.NEGATIVE, Sign.UNKNOWN)
SIGN_CODES = {sign: code for code, sign in enumerate(SIGN_ORDER)}

KIND_CODES = {kind: code for code, kind in enumerate(Kind)}

ROLE_BITS = {role: 1 << place for place, role in enumerate(Role)}


def role_bits(roles: frozenset[Role]) -> int:
    """The bits of a set of roles."""
    return sum(ROLE_BITS[role] for role in roles)


def roles_from(bits: int) -> frozenset[Role]:
    """The set of roles that some bits stand for."""
    return frozenset(role for role, bit in ROLE_BITS.items() if bits & bit)
