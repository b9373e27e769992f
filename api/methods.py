"""How an answer was obtained, in a sentence or two that can stand in the methods of a paper."""

from collections.abc import Mapping

from api import version
from api.service import Service
from graph.snapshot import Snapshot

_PATHS = (
    "Signed, node-distinct paths of at most {hops} steps were enumerated, those that are believed most first, by an "
    "exact best-first search"
)
_BELIEF = (
    "The belief in a step is 1 - Π(1 - r) over independent groups of evidence by the rubric {rubric} ({rubric_hash}); "
    "that in a path is the product of its steps, as if they were independent"
)
_HOW: dict[str, tuple[str, ...]] = {
    "/reach": (
        f"For every exosome source: {_PATHS[0].lower()}{_PATHS[1:]}, bounded once for all of them",
        _BELIEF,
    ),
    "/paths": (_PATHS, _BELIEF),
    "/mechanisms": (f"{_PATHS}; paths of one step were left out", _BELIEF),
    "/weakest-link": (
        f"{_PATHS}; paths of one step were left out",
        (
            "Of each, the step that is believed least was taken away, and the best paths of all sources to all cell "
            "effects, and to the effect that was asked about, were sought again without it; gains are what the rubric "
            "{rubric} ({rubric_hash}) gives for one further independent study"
        ),
    ),
    "/compare": (
        _PATHS,
        "The steps of several sources were held beside each other as their paths take them",
        _BELIEF,
    ),
    "/contradictions": (
        (
            "Claims of opposite sign or of denial on one pair of entities, and paths of at most {hops} steps with "
            "opposite net signs, were paired, and the circumstances that both sides state were compared"
        ),
    ),
    "/gaps": (
        (
            "What is missing was sought by rules over claims and paths of at most {hops} steps; what closing it would "
            "add is the rise of belief by the rubric {rubric} ({rubric_hash}) times the belief in what would have to "
            "be found"
        ),
    ),
    "/knockout": (
        _PATHS,
        "Conclusions are compared with those of the same data without what is lost, by the same rules of belief",
        _BELIEF,
    ),
    "/fragility": (
        (
            "For each source and effect, the fewest works, claims and documents whose loss leaves no path are smallest "
            "hitting sets over all paths of at most {hops} steps that meet the query, proven where marked so"
        ),
    ),
    "/cuts": (
        (
            "The fewest things and works whose loss leaves no path are smallest hitting sets over all signed paths of "
            "at most {hops} steps that meet the query, solved exactly where marked as proven"
        ),
    ),
    "/influence": (
        _PATHS,
        "Dominators and shares are exact over the paths of at least two steps so listed",
    ),
    "/questions": ("The questions are data of the service itself",),
    "/check": (
        (
            "The sentence was read by rules and the names of the entities, without a language model, and each "
            "statement in it was held to the claims of the same two entities, then to those of their kin, then to "
            "paths of at most {hops} steps"
        ),
    ),
    "/search": ("Names were compared after folding, by beginnings and by similarity of letters",),
    "/audit": ("Faults were found by rules over citations, names and claims, and by curators where marked so",),
}
_BY_FIELDS = ("Records were selected by the fields that the query names",)


def methods(service: Service, snapshot: Snapshot, path: str, parameters: Mapping[str, str], permalink: str) -> str:
    """How an answer was obtained.

    Args:
        service: that answered.
        snapshot: the release that was asked.
        path: of the question.
        parameters: of the question.
        permalink: that asks it again.
    """
    hops = parameters.get("max_hops", service.settings.default_hops)
    rubric = service.rubric
    how = ". ".join(_HOW.get(path, _BY_FIELDS)).format(hops=hops, rubric=rubric.version, rubric_hash=rubric.hash)
    papers = sum(not held.info.builtin for held in snapshot.documents)
    noun = "document" if papers == 1 else "documents"
    return (
        f"Obtained from exomyelin {version.number()} (release {snapshot.release}, {papers} curated {noun}) by the "
        f"query {permalink}. {how}."
    )


def is_described(path: str) -> bool:
    """Whether it is told how the answers of a path are found, and not only that records were selected."""
    return path in _HOW
