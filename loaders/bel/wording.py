"""Words for terms of BEL, out of which names of entities and readings of statements are made."""

from collections.abc import Sequence

from loaders.bel.language import language
from loaders.bel.terms import Concept, Term

_UNSTATED = {"?", "", "(?)", "=", "p.?"}


def listed(names: Sequence[str]) -> str:
    """``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def activity(term: Term) -> str:
    """What an ``act()`` term says of its thing: ``kinase activity``, or just ``activity``."""
    for told in term.within("ma"):
        if told.concept:
            return told.concept.label or told.concept.name
        known = language().activities.get(told.texts[0]) if told.texts else None
        if known:
            return known.word
    return "activity"


def variant(term: Term) -> str:
    """What a modification, variant, fragment or place says of its thing, as it stands in brackets after the name."""
    told = _VARIANTS.get(term.function)
    return told(term) if told else f"with {term}"


def place(term: Term, role: str) -> str:
    """The place that ``fromLoc`` or ``toLoc`` names; empty where there is none."""
    return next((each.concept.label or each.concept.name for each in term.within(role) if each.concept), "")


def _modified(term: Term) -> str:
    if term.concept:
        kind = f"modified: {term.concept.label or term.concept.name}"
    else:
        code, *_ = term.texts or ("",)
        known = language().modifications.get(code)
        kind = known.word if known else f"modified: {code}"
    site = "".join(term.texts if term.concept else term.texts[1:])
    return f"{kind} at {site}" if site else kind


def _varied(term: Term) -> str:
    written = " ".join(term.texts)
    return "variant not stated" if written in _UNSTATED else f"variant {written}"


def _fragment(term: Term) -> str:
    position, *described = term.texts or ("",)
    told = "fragment not stated" if position in _UNSTATED else f"fragment {position.replace('_', '–')}"
    return f"{told}, {described[0]}" if described else told


def _gene_modified(term: Term) -> str:
    return f"modified: {' '.join(_written(each) for each in term.arguments)}"


def _located(term: Term) -> str:
    return f"in {term.concept.label or term.concept.name}" if term.concept else f"with {term}"


def _written(argument: Term | Concept | str) -> str:
    return argument.label or argument.name if isinstance(argument, Concept) else str(argument)


_VARIANTS = {"pmod": _modified, "gmod": _gene_modified, "var": _varied, "frag": _fragment, "loc": _located}
