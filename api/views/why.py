"""Why there is no path, as it is sent."""

from collections.abc import Iterable

from api.listings import Change, Emptiness
from graph.snapshot import Snapshot
from graph.why import Relaxation, Why, WhyCode

_WORDS = {
    WhyCode.UNKNOWN_ENTITY: "The store speaks of no such thing.",
    WhyCode.NOT_A_SOURCE: "What is to be the source is no exosome source: no vesicle population.",
    WhyCode.BEYOND_MAX_HOPS: "There is a path, but it has more steps than were allowed.",
    WhyCode.SIGN_EXCLUDES: "There is a path, but its net sign is another.",
    WhyCode.BELIEF_EXCLUDES: "There is a path, but one of its steps is believed less than was demanded.",
    WhyCode.TIER_EXCLUDES: "There is a path, but one of its steps has no evidence of the tier that was demanded.",
    WhyCode.CARGO_EXCLUDES: "There is a path, but of a cargo on it less was shown than was demanded.",
    WhyCode.SPECIES_EXCLUDES: "There is a path, but no one species is known in which all its steps were shown.",
    WhyCode.MODEL_EXCLUDES: "There is a path, but no one model is known in which all its steps were shown.",
    WhyCode.CELL_EXCLUDES: "There is a path, but no one cell is known in which all its steps were shown.",
    WhyCode.STUDY_EXCLUDES: "There is a path, but no one study is known to have shown all its steps.",
    WhyCode.AVOID_EXCLUDES: "Every path touches what was to be avoided.",
    WhyCode.VIA_EXCLUDES: "There is a path, but it does not touch all that it was to lead through.",
    WhyCode.STAGES_EXCLUDE: "There is a path, but its things are not of the kinds that were demanded.",
    WhyCode.BACKGROUND_EXCLUDED: "There is a path, but only with a step that a vocabulary states and no paper claims.",
    WhyCode.CLASS_ONLY: "Every path leads through a class of things, and what holds of some of a class proves nothing",
    WhyCode.ONLY_DIRECT: "That the one acts on the other is claimed, but not by what; see /paths.",
    WhyCode.NO_PATH: "Nothing that is claimed leads from the one to the other.",
    WhyCode.TIMED_OUT: "The time was up before this could be told.",
}


def emptiness(snapshot: Snapshot, why: Why, most_hops: int) -> Emptiness:
    """Why there is no path, with the changes that would give one."""
    allowed = [relaxation for relaxation in why.relaxations if _is_allowed(relaxation, most_hops)]
    is_whole = len(allowed) == len(why.relaxations) or not why.jointly
    changes = tuple(map(_change, allowed)) if is_whole else ()
    return Emptiness(why.code, explanation(snapshot, why), changes, why.jointly)


def explanation(snapshot: Snapshot, why: Why) -> str:
    """Why there is no path, in plain words."""
    if not why.through:
        return _WORDS[why.code]
    return f"{_WORDS[why.code]}: {', '.join(snapshot.entities[id_].name for id_ in why.through)}."


def _is_allowed(relaxation: Relaxation, most_hops: int) -> bool:
    return relaxation.parameter != "max_hops" or int(str(relaxation.value)) <= most_hops


def _change(relaxation: Relaxation) -> Change:
    return Change(relaxation.parameter, tuple(_texts(relaxation.value)))


def _texts(value: object) -> Iterable[str]:
    match value:
        case None:
            return
        case tuple():
            yield from map(str, value)
        case bool():
            yield str(value).lower()
        case _:
            yield str(value)
