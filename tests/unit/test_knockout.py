"""A knockout says of every conclusion what became of it."""

import random
from pathlib import Path

import pytest

from graph.conclusions import Concluding, Conclusion, ConclusionOptions
from graph.knockout import Change, ChangeKind, knockout
from graph.partial.loss import Loss
from graph.partial.taking import partial_store
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot, take_snapshot
from schema.claim import Claim
from schema.document import Bundle
from schema.errors import OutOfTime
from schema.query import ClaimFilter
from schema.rubric import load_rubric
from schema.vocabulary import Kind, Sign
from tests.unit.engine_store import claim, held, id_of, paper, random_paper
from tests.unit.small_graphs import entity

RUBRIC = load_rubric()
OPTIONS = ConclusionOptions(max_hops=4)
CONDITIONS: list[dict[str, object]] = [
    {},
    {"min_belief": 0.04},
    {"cargo": "delivered"},
    {"same_species": True},
    {"same_cell": True, "cargo": "present"},
    {"same_model": True, "same_species": True, "tier": "uncited", "background": False},
]


def told_apart(seed: int) -> Bundle:
    """A document whose claims say in what they were shown, some of them twice and each time in something else."""
    chance = random.Random(seed)  # noqa: S311 a document that can be made again, not a secret
    bundle = random_paper(seed)
    made = {}
    for each in (*bundle.claims, *bundle.claims):
        context = {
            "species": chance.choice((None, "mouse", "mouse", "rat", "a")),
            "cell": chance.choice((None, "OPC", "OPC", "b")),
            "model": chance.choice((None, "EAE", "EAE", "cuprizone")),
        }
        shown = chance.choice((None, "present", "delivered", "delivered")) if each.predicate == "carries" else None
        given = each.model_dump(exclude={"id"}) | {"context": context, "cargo_evidence": shown}
        claim_ = Claim.model_validate(given)
        made[claim_.id] = claim_
    return bundle.model_copy(update={"claims": tuple(made.values())})


def conclusions(
    snapshot: Snapshot, effects: tuple[str, ...], options: ConclusionOptions = OPTIONS
) -> dict[tuple[str, str], Conclusion]:
    concluding = Concluding(snapshot, options, Deadline())
    return {
        (source, effect): found
        for effect in effects
        for source, found in concluding.of(effect, snapshot.sources).items()
    }


def shown(found: Conclusion | None) -> tuple[object, ...] | None:
    return found and (found.sign, found.belief, found.best)


@pytest.mark.parametrize("conditions", CONDITIONS, ids=str)
@pytest.mark.parametrize("seed", range(20))
def test_every_conclusion_is_what_it_is_before_and_after_or_is_not_listed(
    tmp_path: Path, seed: int, conditions: dict[str, object]
) -> None:
    """Drawn whole from the release with and without what is lost, though only what is touched is drawn anew."""
    options = ConclusionOptions.model_validate({"max_hops": 4} | conditions)
    with held(tmp_path, told_apart(seed)) as (snapshot, store):
        first, *_, last = store.claims(ClaimFilter())
        losses = [Loss(claims=(first.claim.id, last.claim.id)), Loss(nodes=(id_of("a"),)), Loss(documents=("paper",))]
        for loss in losses:
            effects = tuple(options.effects_of(snapshot))
            part, _ = partial_store(snapshot, store, loss, RUBRIC)
            before, after = (conclusions(one, effects, options) for one in (snapshot, part))
            found = knockout(snapshot, store, loss, RUBRIC, options, Deadline())
            changes = {(change.source, change.effect): change for change in found.changes}
            assert len(changes) + found.unchanged == len(before)
            assert {change.kind for change in found.changes}.isdisjoint({ChangeKind.GAINED, ChangeKind.STRENGTHENED})
            for pair, was in before.items():
                now = after.get(pair)
                if change := changes.get(pair):
                    assert shown(change.before and change.before.conclusion) == shown(was)
                    assert shown(change.after and change.after.conclusion) == shown(now)
                else:
                    assert now is not None
                    assert (was.sign, was.belief) == (now.sign, now.belief)


NODES = [
    *(entity(id_of(name), Kind.VESICLE) for name in ("v", "w")),
    *(entity(id_of(name), Kind.GENE) for name in ("a", "b")),
    entity(id_of("p"), Kind.PROCESS),
]
CLAIMS = {
    "carries": claim("v carries a"),
    "up": claim("a increases p"),
    "down": claim("v decreases b"),
    "further": claim("b increases p", hedge="speculated"),
    "open": claim("w affects p", derivation="implied"),
    "certain": claim("w increases p"),
    "less certain": claim("w increases p", "text/1/2", hedge="suggested"),
}


def changes(folder: Path, loss: Loss, bundle: Bundle | None = None) -> list[Change]:
    folder.mkdir(exist_ok=True)
    with held(folder, bundle or paper(NODES, *CLAIMS.values())) as (snapshot, store):
        return list(knockout(snapshot, store, loss, RUBRIC, OPTIONS, Deadline()).changes)


def lost(*names: str) -> Loss:
    return Loss(claims=tuple(CLAIMS[name].id for name in names))


def test_a_best_path_that_turns_is_a_flip_and_a_sign_that_goes_is_said(tmp_path: Path) -> None:
    (flipped,) = changes(tmp_path, lost("carries"))
    assert flipped.before
    assert flipped.after
    assert (flipped.kind, flipped.before.conclusion.sign) == (ChangeKind.FLIPPED, Sign.MIXED)
    assert flipped.after.conclusion.sign is Sign.NEGATIVE


def test_a_conclusion_that_loses_one_of_two_signs_lost_a_sign(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, lost("down"))
    assert (change.kind, change.delta) == (ChangeKind.SIGN_LOST, 0)
    (change,) = changes(tmp_path / "again", lost("certain", "less certain"))
    assert change.after
    assert (change.kind, change.after.conclusion.sign) == (ChangeKind.SIGN_LOST, Sign.UNKNOWN)
    assert change.delta < 0


def test_a_conclusion_is_weakened_by_as_much_as_its_best_path(tmp_path: Path) -> None:
    assert changes(tmp_path, lost("less certain")) == []
    (change,) = changes(tmp_path / "again", lost("certain"))
    assert change.before
    assert change.after
    assert change.kind is ChangeKind.WEAKENED
    assert change.delta == round(change.after.conclusion.belief - change.before.conclusion.belief, 9) < 0


def test_a_source_or_effect_that_is_itself_gone_is_said_to_be(tmp_path: Path) -> None:
    found = changes(tmp_path, Loss(nodes=(id_of("w"),)))
    assert [(change.source, change.kind, change.after) for change in found] == [(id_of("w"), ChangeKind.END_LOST, None)]
    found = changes(tmp_path / "again", Loss(nodes=(id_of("p"),)))
    assert {change.kind for change in found} == {ChangeKind.END_LOST}


def test_without_a_document_that_said_a_thing_to_be_a_class_a_path_can_be_gained(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, CLAIMS["carries"], CLAIMS["up"])) as (_, store):
        a_class = entity(id_of("a"), Kind.GENE, is_class=True).model_dump(exclude={"documents"})
        store.load(Bundle.model_validate({"info": {"id": "another", "title": "Another"}, "entities": [a_class]}))
        snapshot = take_snapshot(store)
        (change,) = knockout(snapshot, store, Loss(documents=("another",)), RUBRIC, OPTIONS, Deadline()).changes
        assert change.after
        assert change.after.conclusion.best.nodes == (id_of("v"), id_of("a"), id_of("p"))


def test_a_step_that_is_believed_as_before_but_no_longer_shown_as_demanded_ends_its_paths(
    tmp_path: Path,
) -> None:
    """Claims of one document that cite nothing are one piece of evidence: without one of two, belief is the same."""
    delivered = claim("v carries a", "text/1/3", cargo_evidence="delivered", context={"species": "mouse"})
    up = claim("a increases p", context={"species": "mouse"})
    bundle = paper(NODES, CLAIMS["carries"], delivered, up)
    with held(tmp_path, bundle) as (snapshot, store):
        loss = Loss(claims=(delivered.id,))
        assert not knockout(snapshot, store, loss, RUBRIC, OPTIONS, Deadline()).changes
        for conditions in ({"cargo": "delivered"}, {"same_species": True}):
            options = ConclusionOptions.model_validate({"max_hops": 4} | conditions)
            (change,) = knockout(snapshot, store, loss, RUBRIC, options, Deadline()).changes
            assert (change.kind, change.effect) == (ChangeKind.LOST, id_of("p"))


def test_a_thing_that_is_lost_keeps_its_name_for_those_that_were_shown_in_it(tmp_path: Path) -> None:
    """Else two steps shown in it, by two of its names, would no longer agree, and a path that never met it be lost."""
    model = entity(id_of("EAE"), Kind.DISEASE, synonyms=("encephalomyelitis",))
    steps = (
        claim("v carries a", context={"model": "EAE"}),
        claim("a increases p", context={"model": "encephalomyelitis"}),
    )
    options = OPTIONS.model_copy(update={"same_model": True})
    with held(tmp_path, paper([*NODES, model], *steps)) as (snapshot, store):
        found = knockout(snapshot, store, Loss(nodes=(model.id,)), RUBRIC, options, Deadline())
        assert (found.changes, found.unchanged) == ((), 1)


def test_nothing_is_said_when_time_is_over_before_anything_is_known(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, *CLAIMS.values())) as (snapshot, store), pytest.raises(OutOfTime):
        knockout(snapshot, store, lost("up"), RUBRIC, OPTIONS, Deadline(0))
