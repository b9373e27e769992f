"""Why two sides may differ, in plain words."""

from collections.abc import Iterable

from graph.contradictions.contradiction import Caveat, Contradiction
from graph.contradictions.differences import Difference, Standing

_FIELDS = {"time_point": "time point", "isolation": "isolation method", "tier": "kind of study", "year": "year cited"}
_CAVEATS = {
    Caveat.CLASS: "one end stands for many things, and the sides may be about different ones",
    Caveat.NECESSITY: "that a thing can't be lacking does not say what more of it does",
    Caveat.COMPOSED: "the sign of a chain is the product of its steps, which nobody claims as a whole",
}


def because(found: Contradiction) -> str:
    """The computed reasons in one or a few sentences; "No stated difference explains it." where there are none."""
    if found.second is None:
        return "It is only denied: no claim affirms it."
    return " ".join(filter(None, (_reasons(found), *_remarks(found), _both_may_hold(found))))


def _reasons(found: Contradiction) -> str:
    causes = [one for one in found.differences if one.standing is Standing.DIFFERS and one.explains]
    if not causes:
        return "No stated difference explains it."
    return f"They may differ because of {_listed(map(_contrast, causes))}."


def _remarks(found: Contradiction) -> Iterable[str]:
    others = [one for one in found.differences if one.standing is Standing.DIFFERS and not one.explains]
    if others:
        yield f"What they also differ in explains nothing by itself: {_listed(map(_contrast, others))}."
    silent = [one for one in found.differences if one.standing is Standing.ONE_SIDED]
    if silent:
        yield f"Stated on one side only, and so no reason: {_listed(_name(one.field) for one in silent)}."
    if found.same_works:
        yield "Both sides cite the same works."


def _both_may_hold(found: Contradiction) -> str:
    words = "; ".join(_CAVEATS[caveat] for caveat in found.caveats)
    return f"Both may hold: {words}." if words else ""


def _contrast(one: Difference) -> str:
    return f"{_name(one.field)} ({_listed(one.first)} against {_listed(one.second)})"


def _name(field: str) -> str:
    return _FIELDS.get(field, field)


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
