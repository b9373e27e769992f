"""Brings terms to one form, whichever of their names a document uses, so that what means the same reads the same.

Long names become short ones, activities of BEL 1.0 become ``act(…, ma(…))``, substitutions and truncations become the
variants that they describe, places are told by ``fromLoc`` and ``toLoc``, and what has no order is sorted.
"""

from collections.abc import Callable, Mapping
from typing import Final

from loaders.bel.faults import Fault, NotBel
from loaders.bel.language import language
from loaders.bel.terms import Concept, Nested, Parsed, Relation, Term

UNORDERED: Final = frozenset({"complex", "composite", "reactants", "products", "list"})
_VARIANTS: Final = frozenset({"pmod", "gmod", "var", "frag", "fus", "loc"})
_SUBSTITUTION = 3
_Arguments = tuple[Term | Concept | str, ...]


def canonical(function: str, arguments: _Arguments) -> Term:
    """A term in the one form, of arguments that are in it already.

    Raises:
        NotBel: BEL has no such function, or not with these arguments.
    """
    name = language().names.get(function)
    if name is None:
        raise NotBel(Fault.UNKNOWN_FUNCTION, function)
    if name.startswith("act:"):
        return Term("act", (*arguments, Term("ma", (name.removeprefix("act:"),))))
    rule = _RULES.get(name)
    made = rule(arguments) if rule else Term(name, arguments)
    return Term(made.function, _sorted(made))


def statement(subject: Term, relation: str, to: Term | Nested) -> Parsed:
    """A statement in the one form: where its relation has no direction, the term that sorts first is the subject."""
    if isinstance(to, Term) and relation in language().undirected and str(to) < str(subject):
        subject, to = to, subject
    return Parsed(subject, Relation(relation, to))


def _sorted(term: Term) -> _Arguments:
    if term.function in UNORDERED:
        return tuple(sorted(term.arguments, key=str))
    variants = [each for each in term.terms if each.function in _VARIANTS]
    if not variants:
        return term.arguments
    others = [each for each in term.arguments if each not in variants]
    return (*others, *sorted(variants, key=str))


def _substitution(arguments: _Arguments) -> Term:
    """``sub(K, 670, N)`` of BEL 1.0: the variant p.Lys670Asn; anything else stays as it is."""
    acids = language().amino_acids
    if len(arguments) == _SUBSTITUTION and all(isinstance(each, str) for each in arguments):
        before, position, after = (str(each) for each in arguments)
        if before in acids and after in acids and position.isdecimal():
            return Term("var", (f"p.{acids[before]}{position}{acids[after]}",))
    return Term("sub", arguments)


def _truncation(arguments: _Arguments) -> Term:
    """``trunc(40)`` of BEL 1.0: the variant p.40*."""
    if len(arguments) == 1 and isinstance(arguments[0], str):
        return Term("var", (f"p.{arguments[0]}*",))
    return Term("trunc", arguments)


def _modification(arguments: _Arguments) -> Term:
    """``pmod(P, S, 9)`` of BEL 1.0 and its term of GO: ``pmod(Ph, Ser, 9)``."""
    if not arguments:
        raise NotBel(Fault.UNKNOWN_FUNCTION, "pmod()")
    words = language()
    kind, *rest = arguments
    if isinstance(kind, Concept):
        code = words.modification_terms.get(kind.name) if kind.namespace.casefold() == "go" else None
    else:
        code = words.modification_letters.get(str(kind), str(kind))
    acids = [words.amino_acids.get(each, each) if isinstance(each, str) else each for each in rest]
    return Term("pmod", (code or kind, *acids))


def _translocation(arguments: _Arguments) -> Term:
    """``tloc(X, FROM, TO)``: the places by their roles."""
    if len(arguments) == _SUBSTITUTION and all(isinstance(each, Concept) for each in arguments[1:]):
        what, start, end = arguments
        return Term("tloc", (what, Term("fromLoc", (start,)), Term("toLoc", (end,))))
    return Term("tloc", arguments)


def _activity(arguments: _Arguments) -> Term:
    kept = tuple(each for each in arguments if each != Term("ma", ("act",)))
    return Term("act", kept)


def _molecular_activity(arguments: _Arguments) -> Term:
    """The code of an activity, whether it is told by its code, its name or its term of GO."""
    words = language()
    if len(arguments) == 1 and isinstance(arguments[0], Concept) and arguments[0].namespace.casefold() == "go":
        return Term("ma", (words.activity_terms.get(arguments[0].name, arguments[0]),))
    if len(arguments) == 1 and isinstance(arguments[0], str):
        name = words.names.get(arguments[0], arguments[0])
        return Term("ma", (name.removeprefix("act:"),))
    return Term("ma", arguments)


_RULES: Mapping[str, Callable[[_Arguments], Term]] = {
    "sub": _substitution,
    "trunc": _truncation,
    "pmod": _modification,
    "tloc": _translocation,
    "act": _activity,
    "ma": _molecular_activity,
}
