"""What is missing, and what closing it would add: held against all paths, and against a store where it is closed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.gaps.finding import Gaps, gaps
from graph.gaps.gap import Gap, GapKind, Stake, Triple
from graph.outcomes import asked_of, is_claimed_mechanism, is_mechanism
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from schema.claim import Claim, Context
from schema.document import Bundle, DocumentInfo
from schema.rubric import load_rubric
from schema.vocabulary import Kind, Sign, Support, Tier
from tests.unit.cited_paper import cited, mention, work
from tests.unit.engine_store import PAPER, claim, graph_of, held, id_of, paper, random_paper, relation
from tests.unit.small_graphs import all_paths, entity

RUBRIC = load_rubric()
VIVO, VITRO, UNCITED = (RUBRIC.tiers[tier] for tier in (Tier.IN_VIVO_MS, Tier.IN_VITRO, Tier.UNCITED))
NODES = [
    *(entity(id_of(name), Kind.VESICLE) for name in ("msc", "nsc", "opc")),
    entity(id_of("mir"), Kind.MICRORNA),
    entity(id_of("bdnf"), Kind.GENE),
    entity(id_of("rna"), Kind.SUBSTANCE, is_class=True),
    entity(id_of("diff"), Kind.PROCESS),
    entity(id_of("mat"), Kind.PROCESS),
    entity(id_of("repair"), Kind.PROCESS),
    entity(id_of("ms"), Kind.DISEASE, synonyms=("MS",)),
]


def found_in(
    folder: Path, bundle: Bundle, *kinds: GapKind, source: str | None = None, effect: str | None = None
) -> tuple[Gap, ...]:
    with held(folder, bundle) as (snapshot, store):
        asked = asked_of(snapshot, 6, source and id_of(source), effect and id_of(effect))
        found = gaps(snapshot, store, RUBRIC, asked, Deadline(), kinds or tuple(GapKind))
    assert not found.timed_out
    return found.found


def of(*claims: Claim, **more: object) -> Bundle:
    return paper(NODES, *claims, **more)


def ends(found: Sequence[Gap]) -> list[tuple[str, str]]:
    return [tuple((id_ or "").removeprefix("exomyelin:") for id_ in (gap.source, gap.effect)) for gap in found]  # type: ignore[misc]


def test_gain_is_what_the_belief_would_rise_by_times_the_chance() -> None:
    stake = Stake(now=0.2, after=0.6, chance=0.25)

    assert (stake.rise, stake.gain) == (0.4, 0.1)
    assert Stake(now=0.9, after=0.8, chance=1.0).rise == 0


class TestEffectsWithoutMechanism:
    kind = GapKind.EFFECT_WITHOUT_MECHANISM

    def test_a_claimed_effect_is_weighed_by_the_best_chain_that_one_step_would_close(self, tmp_path: Path) -> None:
        bundle = of(
            claim("msc increases mat"),
            claim("msc carries mir", "text/1/2", hedge="suggested"),
            claim("msc increases repair", "text/1/3"),
        )
        found = [gap for gap in found_in(tmp_path, bundle, self.kind) if gap.effect == id_of("mat")]

        assert [gap.step for gap in found] == [Triple(id_of("mir"), None, id_of("mat"))]
        assert found[0].stake == Stake(now=0.0, after=round(0.16 * VIVO, 9), chance=0.2)

    def test_where_nothing_is_near_two_steps_are_missing(self, tmp_path: Path) -> None:
        (gap,) = found_in(tmp_path, of(claim("msc increases mat")), self.kind)

        assert (gap.step, gap.stake.after) == (None, round(VIVO * VIVO, 9))

    def test_a_step_that_leads_to_the_effect_can_be_joined_too(self, tmp_path: Path) -> None:
        bundle = of(claim("msc increases mat"), claim("bdnf increases mat", "text/1/2"))
        (gap,) = found_in(tmp_path, bundle, self.kind)

        assert gap.step == Triple(id_of("msc"), None, id_of("bdnf"))

    def test_what_the_source_holds_comes_before_what_others_do_to_the_effect(self, tmp_path: Path) -> None:
        bundle = of(
            claim("msc increases mat"),
            claim("msc carries mir", "text/1/2", hedge="speculated"),
            claim("bdnf increases mat", "text/1/3"),
        )
        (gap,) = found_in(tmp_path, bundle, self.kind)

        assert gap.step == Triple(id_of("mir"), None, id_of("mat"))

    @pytest.mark.parametrize("chain", [["bdnf increases mat"], ["bdnf affects mat"]])
    def test_a_chain_beneath_closes_it(self, tmp_path: Path, chain: list[str]) -> None:
        claims = [claim(text, f"text/2/{n}") for n, text in enumerate(chain, 1)]
        bundle = of(claim("msc increases mat"), claim("msc carries bdnf", "text/1/2"), *claims)

        assert found_in(tmp_path, bundle, self.kind) == ()

    def test_a_chain_of_the_opposite_sign_does_not(self, tmp_path: Path) -> None:
        bundle = of(
            claim("msc increases mat"), claim("msc carries bdnf", "text/1/2"), claim("bdnf decreases mat", "text/1/3")
        )

        assert ends(found_in(tmp_path, bundle, self.kind)) == [("msc", "mat")]

    def test_nor_does_what_is_claimed_of_a_narrower_term_alone(self, tmp_path: Path) -> None:
        bundle = of(
            claim("msc increases mat"),
            claim("msc increases diff", "text/1/2"),
            background=[relation("diff is_a mat")],
        )

        assert ("msc", "mat") in ends(found_in(tmp_path, bundle, self.kind))


class TestMechanismsWithoutEffectClaim:
    kind = GapKind.MECHANISM_WITHOUT_EFFECT_CLAIM
    chain = (claim("msc carries bdnf"), claim("bdnf increases mat", "text/1/2"))

    def test_a_chain_that_nobody_claims_as_a_whole_is_one(self, tmp_path: Path) -> None:
        (gap,) = found_in(tmp_path, of(*self.chain), self.kind)

        assert ends([gap]) == [("msc", "mat")]
        assert gap.stake == Stake(now=0.04, after=VIVO, chance=0.04)

    @pytest.mark.parametrize("more", [{}, {"polarity": "negated"}])
    def test_whether_it_is_claimed_or_denied_there_is_a_claim(self, tmp_path: Path, more: dict[str, str]) -> None:
        bundle = of(*self.chain, claim("msc increases mat", "text/1/3", **more))

        assert found_in(tmp_path, bundle, self.kind) == ()

    def test_the_likelier_chain_comes_first(self, tmp_path: Path) -> None:
        weak = (claim("nsc carries mir", "text/2/1", hedge="speculated"), claim("mir increases diff", "text/2/2"))

        assert ends(found_in(tmp_path, of(*self.chain, *weak), self.kind)) == [("msc", "mat"), ("nsc", "diff")]


class TestUnlinkedCargo:
    kind = GapKind.UNLINKED_CARGO

    def test_cargo_from_which_nothing_leads_on_is_one_for_each_source(self, tmp_path: Path) -> None:
        bundle = of(claim("msc carries mir"), claim("msc carries bdnf"), claim("bdnf increases mat"))
        (gap,) = found_in(tmp_path, bundle, self.kind)

        assert (gap.source, gap.entity) == (id_of("msc"), id_of("mir"))
        assert (gap.stake.after, gap.stake.chance) == (round(UNCITED * VIVO, 9), UNCITED)

    def test_a_class_would_have_to_be_named_first(self, tmp_path: Path) -> None:
        (gap,) = found_in(tmp_path, of(claim("msc carries rna")), self.kind)

        assert gap.stake.gain == 0


class TestSourcesWithoutMsEvidence:
    kind = GapKind.SOURCE_WITHOUT_MS_EVIDENCE
    info = DocumentInfo(id=PAPER, title="A paper", disease=id_of("ms"))

    def sources(self, folder: Path, *claims: Claim, **more: object) -> list[str]:
        found = found_in(folder, of(*claims, info=self.info, **more), self.kind)
        return sorted((gap.source or "").removeprefix("exomyelin:") for gap in found)

    def test_a_model_of_the_disease_in_the_context_is_evidence(self, tmp_path: Path) -> None:
        claims = [
            claim("msc increases mat", context=Context(model="mouse models of MS")),
            claim("nsc increases mat", context=Context(model="stroke")),
            claim("opc increases mat", "text/1/2", context=Context(model="MSA")),
        ]

        assert self.sources(tmp_path, *claims) == ["nsc", "opc"]

    def test_so_is_a_cited_study_of_one_unless_it_is_not_to_the_point(self, tmp_path: Path) -> None:
        study, other = work(1, 2014, Tier.IN_VIVO_MS), work(2, 2015, Tier.IN_VIVO_MS, source=id_of("msc"))
        claims = [
            cited("msc increases mat", "text/1/1"),
            cited("nsc increases mat", "text/1/2", Support.NO),
            cited("opc increases mat", "text/1/3", Support.UNCLEAR),
        ]
        mentions = [mention(study, "text/1/1"), mention(study, "text/1/2"), mention(other, "text/1/3")]

        assert self.sources(tmp_path, *claims, references=[study, other], mentions=mentions) == ["nsc", "opc"]

    def test_the_weakest_step_of_its_best_path_would_be_raised(self, tmp_path: Path) -> None:
        bundle = of(claim("msc carries bdnf", hedge="suggested"), claim("bdnf increases mat", "text/1/2"))
        gap = next(gap for gap in found_in(tmp_path, bundle, self.kind) if gap.source == id_of("msc"))
        raised = round(1 - (1 - 0.16) * (1 - VIVO), 9)

        assert gap.step == Triple(id_of("msc"), gap.path.edges[0].predicate if gap.path else None, id_of("bdnf"))
        assert gap.stake == Stake(0.032, round(raised * 0.2, 9), 0.16, 0.16, raised)

    def test_one_that_has_no_path_lacks_everything(self, tmp_path: Path) -> None:
        (gap,) = (gap for gap in found_in(tmp_path, of(claim("msc increases mat")), self.kind)
                  if gap.source == id_of("nsc"))  # fmt: skip

        assert (gap.effect, gap.stake) == (None, Stake(0.0, VIVO, UNCITED))


class TestUncitedClaims:
    kind = GapKind.UNCITED_CLAIM
    chain = ("msc carries bdnf", "bdnf increases mat")

    def test_closing_it_does_to_the_beliefs_what_was_said(self, tmp_path: Path) -> None:
        """The promise is held against a store in which the claim does cite a study in vitro."""
        bare = [claim(text, f"text/1/{n}", hedge="suggested") for n, text in enumerate(self.chain, 1)]
        gap = next(gap for gap in found_in(tmp_path, of(*bare), self.kind) if gap.claim == bare[0].id)
        closed = [cited(self.chain[0], "text/1/1", hedge="suggested"), bare[1]]
        study = work(1, 2014, Tier.IN_VITRO)
        (tmp_path / "closed").mkdir()
        with held(tmp_path / "closed", of(*closed, references=[study], mentions=[mention(study, "text/1/1")])) as (
            snapshot,
            _,
        ):
            (path,) = all_paths(graph_of(snapshot), PathQuery(sources=(id_of("msc"),), target=id_of("mat")))

        assert gap.stake.step_after == path.edges[0].belief == round(VITRO * 0.8, 9)
        assert gap.stake.after == path.belief
        assert gap.stake.now == 0.0256
        assert ends([gap]) == [("msc", "mat")]

    def test_evidence_that_a_step_has_elsewhere_is_kept(self, tmp_path: Path) -> None:
        study = work(1, 2014, Tier.IN_VITRO)
        claims = [claim(self.chain[0], "text/1/2"), cited(self.chain[0], "text/1/1"), claim(self.chain[1], "text/1/3")]
        bundle = of(*claims, references=[study], mentions=[mention(study, "text/1/1")])
        gap = next(gap for gap in found_in(tmp_path, bundle, self.kind) if gap.claim == claims[0].id)

        assert gap.stake.step_now == pytest.approx(1 - (1 - VITRO) * (1 - UNCITED))
        assert gap.stake.step_after == pytest.approx(1 - (1 - VITRO) ** 2)

    def test_a_claim_on_no_path_adds_to_no_conclusion_but_to_its_step(self, tmp_path: Path) -> None:
        (gap,) = found_in(tmp_path, of(claim("bdnf increases mat")), self.kind)

        assert (gap.source, gap.stake.gain, gap.stake.step_rise) == (None, 0.0, round(VITRO - UNCITED, 9))

    def test_what_cites_something_and_what_denies_is_none(self, tmp_path: Path) -> None:
        study = work(1, 2014)
        claims = [cited(self.chain[0], "text/1/1"), claim(self.chain[1], "text/1/2", polarity="negated")]

        assert (
            found_in(tmp_path, of(*claims, references=[study], mentions=[mention(study, "text/1/1")]), self.kind) == ()
        )


def test_what_one_claim_alone_speaks_of_is_a_gap(tmp_path: Path) -> None:
    bundle = of(claim("msc carries bdnf", agent=id_of("nsc")), claim("bdnf increases mat", "text/1/2"))
    found = found_in(tmp_path, bundle, GapKind.SINGLE_MENTION_ENTITY)

    assert {gap.entity for gap in found} == {id_of("msc"), id_of("nsc"), id_of("mat")}
    raised = round(1 - (1 - UNCITED) * (1 - VIVO), 9)
    assert {gap.stake for gap in found} == {Stake(0.04, round(raised * UNCITED, 9), UNCITED, UNCITED, raised)}


def test_only_the_conclusions_asked_about_count(tmp_path: Path) -> None:
    bundle = of(claim("msc carries bdnf"), claim("bdnf increases mat"), claim("bdnf increases diff", hedge="suggested"))
    kind = GapKind.UNCITED_CLAIM

    assert {gap.effect for gap in found_in(tmp_path, bundle, kind)} == {id_of("mat"), id_of("diff")}
    paths = {gap.effect for gap in found_in(tmp_path, bundle, kind, effect="diff") if gap.path}
    assert paths == {id_of("diff")}


def test_the_order_is_total_and_begins_with_the_greatest_gain(tmp_path: Path) -> None:
    found = found_in(tmp_path, random_paper(3))

    assert [gap.stake.gain for gap in found] == sorted((gap.stake.gain for gap in found), reverse=True)
    assert len({gap.sort_key for gap in found}) == len(found)


def test_what_was_not_found_in_time_is_said_and_nothing_is_made_of_half_the_claims(tmp_path: Path) -> None:
    with held(tmp_path, of(claim("msc carries bdnf"), claim("bdnf increases mat"))) as (snapshot, store):
        found = gaps(snapshot, store, RUBRIC, asked_of(snapshot, 6), Deadline(0))

    assert found.timed_out
    assert {gap.kind for gap in found.found} <= {GapKind.UNLINKED_CARGO}


@pytest.mark.parametrize("seed", range(25))
def test_all_paths_one_by_one_say_the_same(tmp_path: Path, seed: int) -> None:
    bundle = random_paper(seed)
    with held(tmp_path, bundle) as (snapshot, store):
        found = gaps(snapshot, store, RUBRIC, asked_of(snapshot, 4), Deadline())
        graph = graph_of(snapshot)
    query = PathQuery(sources=snapshot.sources, target=id_of("p"), max_hops=4)
    paths = all_paths(graph, query)
    by_source = {source: [path for path in paths if path.nodes[0] == source] for source in snapshot.sources}
    spoken_of = {(one.subject, one.object) for one in bundle.claims if one.predicate.traits.walkable}

    assert gaps_of(found, GapKind.MECHANISM_WITHOUT_EFFECT_CLAIM) == {
        source: best.belief
        for source, of_source in by_source.items()
        if (source, id_of("p")) not in spoken_of
        and (best := next(filter(is_claimed_mechanism, of_source), None)) is not None
    }
    assert set(gaps_of(found, GapKind.EFFECT_WITHOUT_MECHANISM)) == {
        source for source, of_source in by_source.items() if lacks_mechanism(of_source)
    }
    for gap in found.found:
        if gap.kind is GapKind.UNCITED_CLAIM and gap.step is not None:
            over = [path for path in paths if any(edge[:3] == gap.step for edge in path.edges)]
            assert gap.path == (over[0] if over else None)


def gaps_of(found: Gaps, kind: GapKind) -> dict[str, float]:
    return {gap.source or "": gap.stake.now for gap in found.found if gap.kind is kind}


def lacks_mechanism(paths: Sequence[FoundPath]) -> bool:
    """Whether a source acts on the effect in one step, and no mechanism of a sign that goes with it is there."""
    direct = next((path for path in paths if path.hops == 1), None)
    opposite = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}
    return direct is not None and not any(
        is_mechanism(path) and path.sign is not opposite.get(direct.sign) for path in paths
    )
