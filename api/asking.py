"""What the reasoning routes take in common: which paths count."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Annotated

from fastapi import Query

from api.deps import MOST_LETTERS, Name
from api.settings import MOST_HOPS, Settings
from api.signs import TypedSign
from graph.paths.query import PathQuery
from graph.snapshot import Snapshot
from schema.errors import InvalidParameter
from schema.vocabulary import CargoEvidence, Kind, Role, Sign, Tier

VESICLES = frozenset({Kind.VESICLE})

MOST_NAMES = 20
MOST_VIA = 5

HopLimit = Annotated[
    int | None,
    Query(ge=1, le=MOST_HOPS, description="The most steps; without it the service's own number."),
]


def hops_of(asked: int | None, settings: Settings) -> int:
    """The most steps that a path may have.

    Raises:
        InvalidParameter: more are asked for than the service walks.
    """
    hops = settings.default_hops if asked is None else asked
    if hops > settings.max_hops:
        raise InvalidParameter(parameter="max_hops", value=str(hops), expected=f"at most {settings.max_hops}")
    return hops


SourceName = Annotated[
    Name,
    Query(
        description="The exosome source, by name, synonym or CURIE, or by the cell that releases it.", examples=["MSC"]
    ),
]
EffectName = Annotated[Name, Query(description="The effect, by name, synonym or CURIE.", examples=["OPC maturation"])]


LeastBelief = Annotated[float, Query(ge=0, le=1, description="The least belief of every single step.")]
LeastTier = Annotated[
    Tier | None,
    Query(
        description="The least tier that every claimed step must have some evidence of, as it counts: a work that "
        f"was not read counts as no more than a review. From the strongest: {', '.join(Tier)}.",
        examples=["review"],
    ),
]
CargoShown = Annotated[
    CargoEvidence | None,
    Query(
        description="What must be shown of the cargo of every `carries` step. What is necessary or sufficient was "
        "delivered, and what was delivered is present; necessary and sufficient are different proofs.",
        examples=["delivered"],
    ),
]
SameSpecies = Annotated[
    bool, Query(description="Whether there must be one species in which all claimed steps were shown.")
]
SameModel = Annotated[
    bool, Query(description="Whether there must be one disease model in which all claimed steps were shown.")
]
SameCell = Annotated[bool, Query(description="Whether there must be one cell in which all claimed steps were shown.")]
SameStudy = Annotated[
    bool, Query(description="Whether there must be one primary study that is cited for all claimed steps.")
]
Background = Annotated[
    bool, Query(description="Whether steps that only a vocabulary states may be used; they are no evidence.")
]


@dataclass(frozen=True, kw_only=True)
class EvidenceConditions:
    """What is asked of the evidence for the steps of a path."""

    min_belief: LeastBelief = 0.0
    tier: LeastTier = None
    cargo: CargoShown = None
    same_species: SameSpecies = False
    same_model: SameModel = False
    same_cell: SameCell = False
    same_study: SameStudy = False

    @property
    def evidence(self) -> dict[str, object]:
        """The conditions as the engine takes them."""
        return {field.name: getattr(self, field.name) for field in fields(EvidenceConditions)}


def ends_of(snapshot: Snapshot, source: str | None, effect: str | None) -> tuple[str | None, str | None]:
    """Ids of the source and of the effect that are asked about, where they are.

    Raises:
        UnknownEntity, AmbiguousEntity: a name can't be resolved.
    """
    names = snapshot.names
    return source and names.resolve(source, "source", VESICLES), effect and names.resolve(effect, "effect")


def one_sign(sign: Sign | None) -> None:
    """Refuse ``mixed``, which is the sign of an answer and of no path.

    Raises:
        InvalidParameter: it is asked for.
    """
    if sign is Sign.MIXED:
        expected = "+, -, 0 or ?: no single path is mixed"
        raise InvalidParameter(parameter="sign", value=str(sign), expected=expected)


@dataclass(frozen=True)
class PathConditions(EvidenceConditions):
    """Which paths count."""

    max_hops: HopLimit = None
    sign: Annotated[TypedSign | None, Query(description="The net sign.", examples=["+"])] = None
    avoid: Annotated[
        tuple[Name, ...], Query(max_length=MOST_NAMES, description="A thing that no path touches; may be repeated.")
    ] = ()
    via: Annotated[
        tuple[Name, ...], Query(max_length=MOST_VIA, description="A thing that every path touches; may be repeated.")
    ] = ()
    background: Background = True

    def given(self, snapshot: Snapshot, settings: Settings) -> dict[str, object]:
        """The conditions as the engine takes them.

        Raises:
            UnknownEntity, AmbiguousEntity: a name can't be resolved.
            InvalidParameter: more steps are asked for than the service walks.
        """
        return {
            "max_hops": hops_of(self.max_hops, settings),
            "sign": self.sign,
            **self.evidence,
            "avoid": tuple(snapshot.names.resolve(name, "avoid") for name in self.avoid),
            "via": tuple(snapshot.names.resolve(name, "via") for name in self.via),
            "background": self.background,
        }

    def one_sign(self) -> None:
        """Refuse ``mixed``, which is the sign of an answer and of no path.

        Raises:
            InvalidParameter: it is asked for.
        """
        one_sign(self.sign)


Stages = Annotated[
    str | None,
    Query(
        max_length=MOST_LETTERS,
        description="The kind or role of each thing on the path, in order, separated by commas; it sets the "
        f"number of steps. Kinds: {', '.join(Kind)}. Roles: {', '.join(Role)}.",
        examples=["source,cargo,target_gene,cell_effect"],
    ),
]


def read_stages(text: str | None) -> tuple[Kind | Role, ...]:
    """The kinds and roles that a text lists.

    Raises:
        InvalidParameter: it names something else.
    """
    return tuple(_stage(word.strip().casefold(), text or "") for word in text.split(",")) if text else ()


def _stage(word: str, text: str) -> Kind | Role:
    for terms in (Kind, Role):
        if word in {*terms}:
            return terms(word)
    expected = f"kinds and roles separated by commas: {', '.join(dict.fromkeys((*map(str, Role), *map(str, Kind))))}"
    raise InvalidParameter(parameter="stages", value=text, expected=expected)


def path_query(sources: Iterable[str], target: str, k: int, stages: str | None, **given: object) -> PathQuery:
    """A query of the engine.

    Raises:
        InvalidParameter: the stages are too few or too many.
    """
    read = read_stages(stages)
    if len(read) not in {0, *range(2, MOST_HOPS + 2)}:
        raise InvalidParameter(parameter="stages", value=stages or "", expected=f"2 to {MOST_HOPS + 1} kinds and roles")
    return PathQuery.model_validate({"sources": tuple(sources), "target": target, "k": k, "stages": read, **given})
