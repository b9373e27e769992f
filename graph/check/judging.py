"""Whether one thing that is said of two others is claimed, denied, or neither.

``supported``: a claim says it, of these two things and with this sign, and none says the opposite.
``contradicted``: a claim denies it, or says the opposite sign, and none says it.
``partly``: both (``contested``); or only something near it is claimed: in another direction not stated, of a broader or
narrower thing, of some of a class, or as a path of other claims.
``unknown``: none of these. That nothing is claimed is never taken for a contradiction.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from graph.check.kin import Kin, Kinship
from graph.check.reading import Triple
from graph.check.stances import Stance, stance
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import top_k
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.support import support_of
from schema.predicates import Predicate, Walk
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, PathSupport, Quantifier, Sign

_MOST_KIN = 40
_SOME = {Quantifier.SOME, Quantifier.EXAMPLE}


class Verdict(StrEnum):
    """Whether what is said is claimed."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """What a verdict rests on. A name once published is kept."""

    CLAIMED = "claimed"
    DENIED = "denied"
    CONTESTED = "contested"
    CLAIMED_OF_SOME = "claimed_of_some"
    ONLY_IMPLIED = "only_implied"
    DIRECTION_NOT_CLAIMED = "direction_not_claimed"
    OTHER_RELATION = "other_relation"
    OPPOSITE_CLAIMED = "opposite_claimed"
    CLAIMED_OF_KIN = "claimed_of_kin"
    DENIED_OF_KIN = "denied_of_kin"
    ONLY_BY_PATH = "only_by_path"
    OPPOSITE_BY_PATH = "opposite_by_path"
    NOT_SHOWN_THROUGH = "not_shown_through"
    THROUGH_STITCHED = "through_stitched"
    UNKNOWN_ENTITY = "unknown_entity"
    AMBIGUOUS_ENTITY = "ambiguous_entity"
    SAME_ENTITY = "same_entity"
    NO_CLAIM = "no_claim"
    TIMED_OUT = "timed_out"


class KinClaim(NamedTuple):
    """A claim of kin of the things named: how the subject and the object stand to them, and how it bears."""

    subject: Kinship
    object: Kinship
    stance: Stance
    record: ClaimRecord


class Judgement(NamedTuple):
    """What is claimed of a triple.

    Attributes:
        verdict, grounds: whether it is claimed, and by what.
        claims: of these two things, with how each bears on it.
        kin: claims of their kin that bear on it; sought where ``claims`` decide nothing.
        path, opposing: the best chains of claims with the sign that is said, and with the opposite one; sought where
            ``claims`` decide nothing.
        through: for each thing that it is said to happen through, the best path that leads there and on, if any.
    """

    triple: Triple
    verdict: Verdict
    grounds: tuple[Ground, ...]
    claims: tuple[tuple[Stance, ClaimRecord], ...] = ()
    kin: tuple[KinClaim, ...] = ()
    path: FoundPath | None = None
    opposing: FoundPath | None = None
    through: tuple[FoundPath | None, ...] = ()


class Judge:
    """Holds triples to the claims of a release.

    Args:
        snapshot, store: the release.
        kin: of its things.
        max_hops: the most steps of a path.
        deadline: when to end.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore, kin: Kin, max_hops: int, deadline: Deadline) -> None:
        self._snapshot = snapshot
        self._store = store
        self._kin = kin
        self._max_hops = max_hops
        self._deadline = deadline
        self._timed_out = False

    def judge(self, triple: Triple) -> Judgement:
        """The verdict on a triple."""
        if ground := _not_askable(triple):
            return Judgement(triple, Verdict.UNKNOWN, (ground,))
        self._timed_out = False
        held = [(stance(triple, record.claim), record) for record in self._claims(*_ends(triple))]
        claims = tuple(pair for pair in held if pair[0] is not Stance.BESIDE)
        judgement = self._by_claims(triple, claims) or self._by_others(triple, claims)
        judgement = self._held_to_means(judgement)
        late = (Ground.TIMED_OUT,) if self._timed_out else ()
        return judgement._replace(grounds=(*judgement.grounds, *late))

    def _claims(self, subject: str, object_: str) -> Sequence[ClaimRecord]:
        return self._store.claims(ClaimFilter(subject=subject, object=object_))

    def _by_claims(self, triple: Triple, claims: tuple[tuple[Stance, ClaimRecord], ...]) -> Judgement | None:
        """The verdict by claims of the two things themselves, where they decide it."""
        stances = {found for found, _ in claims}
        if {Stance.FOR, Stance.AGAINST} <= stances:
            return Judgement(triple, Verdict.PARTLY, (Ground.CONTESTED,), claims)
        if Stance.AGAINST in stances:
            return Judgement(triple, Verdict.CONTRADICTED, (Ground.DENIED,), claims)
        if Stance.FOR not in stances:
            return None
        saying = [record.claim for found, record in claims if found is Stance.FOR]
        notes = (Ground.ONLY_IMPLIED,) if all(claim.derivation is Derivation.IMPLIED for claim in saying) else ()
        if all(claim.quantifier in _SOME for claim in saying):
            return Judgement(triple, Verdict.PARTLY, (Ground.CLAIMED_OF_SOME, *notes), claims)
        return Judgement(triple, Verdict.SUPPORTED, (Ground.CLAIMED, *notes), claims)

    def _by_others(self, triple: Triple, claims: tuple[tuple[Stance, ClaimRecord], ...]) -> Judgement:
        """The verdict by what is near: other claims of the two, claims of their kin, paths."""
        kin = tuple(self._kin_claims(triple))
        path, opposing = self._paths(triple)
        grounds = [*dict.fromkeys(_near(triple, record) for _, record in claims)]
        grounds += [Ground.CLAIMED_OF_KIN] if any(claim.stance is Stance.FOR for claim in kin) else []
        grounds += [Ground.ONLY_BY_PATH] if path else []
        verdict = Verdict.PARTLY if grounds else Verdict.UNKNOWN
        grounds += [Ground.DENIED_OF_KIN] if any(claim.stance is Stance.AGAINST for claim in kin) else []
        grounds += [Ground.OPPOSITE_BY_PATH] if opposing else []
        return Judgement(triple, verdict, tuple(grounds) or (Ground.NO_CLAIM,), claims, kin, path, opposing)

    def _kin_claims(self, triple: Triple) -> Iterator[KinClaim]:
        subject, object_ = _ends(triple)
        subjects, objects = self._kin.of(subject), self._kin.of(object_)
        for number, (id_, kinship) in enumerate(subjects.items()):
            if number == _MOST_KIN:
                self._timed_out = True
                return
            for record in self._store.claims(ClaimFilter(subject=id_)):
                other = objects.get(record.claim.object)
                bears = stance(triple, record.claim)
                is_kin = other is not None and (kinship, other) != (Kinship.SAME, Kinship.SAME)
                if is_kin and other and bears in {Stance.FOR, Stance.AGAINST}:
                    yield KinClaim(kinship, other, bears, record)

    def _paths(self, triple: Triple) -> tuple[FoundPath | None, FoundPath | None]:
        """The best paths with the sign that is said, and with the opposite one. A denial has none."""
        if triple.negated or triple.predicate.traits.walk is not Walk.SIGNED:
            return None, None
        if triple.predicate is Predicate.AFFECTS:
            return self._path(triple, None), None
        sign = triple.predicate.traits.sign
        return self._path(triple, sign), self._path(triple, _opposite(sign))

    def _path(self, triple: Triple, sign: Sign | None, via: str | None = None) -> FoundPath | None:
        subject, object_ = _ends(triple)
        query = PathQuery(
            sources=(subject,), target=object_, max_hops=self._max_hops, k=1, sign=sign, via=(via,) if via else ()
        )
        result = top_k(self._snapshot.index, query, self._deadline)
        self._timed_out |= result.timed_out
        return result.paths[0] if result.paths else None

    def _held_to_means(self, judgement: Judgement) -> Judgement:
        """A verdict with regard to what it is said to happen through: that has to be claimed too, by one sentence."""
        triple = judgement.triple
        if not triple.through or judgement.verdict not in {Verdict.SUPPORTED, Verdict.PARTLY}:
            return judgement
        sign = None if triple.predicate is Predicate.AFFECTS else triple.predicate.traits.sign
        paths = tuple(self._path(triple, sign, name.entity) if name.entity else None for name in triple.through)
        grounds = tuple(dict.fromkeys(ground for path in paths if (ground := self._doubt(path))))
        verdict = Verdict.PARTLY if grounds else judgement.verdict
        return judgement._replace(verdict=verdict, grounds=(*judgement.grounds, *grounds), through=paths)

    def _doubt(self, path: FoundPath | None) -> Ground | None:
        """Why a path does not prove that something happens through what it passes; None where it does."""
        if path is None:
            return Ground.NOT_SHOWN_THROUGH
        records = RecordCache(self._store)
        records.of(path.edges)
        is_stated = support_of(path, records).support is PathSupport.STATED
        return None if is_stated else Ground.THROUGH_STITCHED


def _not_askable(triple: Triple) -> Ground | None:
    names = (triple.subject, triple.object, *triple.through)
    if any(name.entity is None for name in names):
        is_ambiguous = all(name.entity or name.part == "entity" for name in names)
        return Ground.AMBIGUOUS_ENTITY if is_ambiguous else Ground.UNKNOWN_ENTITY
    return Ground.SAME_ENTITY if triple.subject.entity == triple.object.entity else None


def _ends(triple: Triple) -> tuple[str, str]:
    return triple.subject.entity or "", triple.object.entity or ""


def _opposite(sign: Sign) -> Sign:
    return Sign.NEGATIVE if sign is Sign.POSITIVE else Sign.POSITIVE


def _near(triple: Triple, record: ClaimRecord) -> Ground:
    if triple.negated:
        return Ground.OPPOSITE_CLAIMED
    return Ground.DIRECTION_NOT_CLAIMED if record.claim.predicate is Predicate.AFFECTS else Ground.OTHER_RELATION
