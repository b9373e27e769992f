"""The terms of BEL that the nodes of node-link JSON stand for, and what the ends of its links make of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from loaders.bel.canonical import canonical
from loaders.bel.faults import MOST_DEPTH, Fault, NotBel
from loaders.bel.terms import Concept, Term

_FUNCTIONS: Final = {
    "Abundance": "a",
    "BiologicalProcess": "bp",
    "Complex": "complex",
    "Composite": "composite",
    "Gene": "g",
    "miRNA": "m",
    "Pathology": "path",
    "Population": "pop",
    "Protein": "p",
    "Reaction": "rxn",
    "RNA": "r",
}
# The places that PyBEL writes for sec() and surf().
_SHOWN: Final = 60
_INSIDE: Final = "0005622"
_SHORT: Final = {"0005615": "sec", "0009986": "surf"}


def node_term(node: object, depth: int = 0) -> Term:
    """The term that a node stands for.

    Raises:
        NotBel: it is no node of PyBEL's, or nested too deep.
    """
    if depth > MOST_DEPTH:
        raise NotBel(Fault.TOO_DEEP, str(node)[:_SHOWN])
    fields = mapping_of(node)
    function = _FUNCTIONS.get(text_of(fields, "function"))
    if function is None:
        raise NotBel(Fault.MALFORMED, f"function {str(fields.get('function'))[:_SHOWN]}")
    if function == "rxn":
        sides = (_side(fields, side, depth) for side in ("reactants", "products"))
        return canonical("rxn", tuple(sides))
    members = tuple(node_term(each, depth + 1) for each in sequence_of(fields, "members"))
    named = (concept_of(fields["concept"]),) if "concept" in fields else ()
    variants = tuple(_variant(mapping_of(each)) for each in sequence_of(fields, "variants"))
    fused = (_fusion(mapping_of(fields["fusion"]), function),) if "fusion" in fields else ()
    return canonical(function, (*named, *members, *fused, *variants))


def modified(term: Term, modifier: object) -> Term:
    """A term with what a link says of that end: its activity, its place, or where it moves.

    Raises:
        NotBel: the modifier is none of PyBEL's.
    """
    fields = mapping_of(modifier)
    if "location" in fields:
        term = canonical(term.function, (*term.arguments, canonical("loc", (concept_of(fields["location"]),))))
    kind = fields.get("modifier")
    effect = mapping_of(fields.get("effect") or {})
    if kind is None:
        return term
    if kind == "Activity":
        activity = (canonical("ma", (concept_of(effect),)),) if effect else ()
        return canonical("act", (term, *activity))
    if kind == "Degradation":
        return canonical("deg", (term,))
    if kind == "Translocation":
        return _moved(term, effect)
    raise NotBel(Fault.MALFORMED, f"has the modifier {kind!r}; expected Activity, Degradation or Translocation")


def concept_of(value: object) -> Concept:
    """A concept; the identifier of the vocabulary, where the node has one, is what names it.

    Raises:
        NotBel: it lacks a namespace, or both name and identifier.
    """
    fields = mapping_of(value)
    namespace, name, identifier = (text_of(fields, key) for key in ("namespace", "name", "identifier"))
    if not namespace or not (name or identifier):
        raise NotBel(Fault.MALFORMED, "has a concept without namespace, or without name and identifier")
    return Concept(namespace, identifier or name, name if identifier else "")


def mapping_of(value: object) -> Mapping[str, object]:
    """The fields of an object.

    Raises:
        NotBel: the value is none.
    """
    if isinstance(value, dict):
        return value
    raise NotBel(Fault.MALFORMED, f"has {str(value)[:40]!r} where an object is expected")


def sequence_of(fields: Mapping[str, object], key: str) -> Sequence[object]:
    """The list that a field holds; empty where there is no such field.

    Raises:
        NotBel: the field holds something else.
    """
    value = fields.get(key, [])
    if isinstance(value, list):
        return value
    raise NotBel(Fault.MALFORMED, f"has a {key!r} that is no list")


def text_of(fields: Mapping[str, object], key: str) -> str:
    """The text that a field holds, a number as a text; empty where there is no such field.

    Raises:
        NotBel: the field holds something else.
    """
    value = fields.get(key)
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    raise NotBel(Fault.MALFORMED, f"has a {key!r} that is no text")


def _side(fields: Mapping[str, object], side: str, depth: int) -> Term:
    return canonical(side, tuple(node_term(each, depth + 1) for each in sequence_of(fields, side)))


def _variant(fields: Mapping[str, object]) -> Term:
    kind = text_of(fields, "kind")
    if kind == "hgvs":
        return canonical("var", (text_of(fields, "hgvs"),))
    if kind == "frag":
        missing = text_of(fields, "missing")
        position = missing or f"{text_of(fields, 'start')}_{text_of(fields, 'stop')}"
        described = text_of(fields, "description")
        return canonical("frag", (position, described) if described else (position,))
    if kind in {"pmod", "gmod"}:
        site = (each for each in (text_of(fields, "code"), text_of(fields, "pos")) if each)
        return canonical(kind, (concept_of(fields.get("concept")), *site))
    raise NotBel(Fault.MALFORMED, f"has a variant of the kind {kind!r}; expected hgvs, frag, pmod or gmod")


def _fusion(fields: Mapping[str, object], function: str) -> Term:
    """Both partners, each with the range of it that is in the fusion."""
    arguments: list[Term | Concept | str] = []
    for end in ("5p", "3p"):
        partner, part = mapping_of(fields.get(f"partner_{end}")), mapping_of(fields.get(f"range_{end}"))
        arguments.append(canonical(function, (concept_of(partner.get("concept", partner)),)))
        arguments.append(text_of(part, "missing") or ".".join(text_of(part, key) for key in ("reference", "left")))
    return canonical("fus", tuple(arguments))


def _moved(term: Term, effect: Mapping[str, object]) -> Term:
    places = [concept_of(effect.get(end)) for end in ("fromLoc", "toLoc")]
    start, end = (place.name if place.namespace.casefold() == "go" else "" for place in places)
    if start == _INSIDE and end in _SHORT:
        return canonical(_SHORT[end], (term,))
    return canonical("tloc", (term, *places))
