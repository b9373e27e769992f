"""Which sources reach an effect, and how: each row is what looking at every path would say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.disjoint import Count, max_packing
from graph.index.marks import Mark, marks_of
from graph.paths.deadline import Deadline
from graph.paths.programme import Programme
from graph.paths.query import FoundPath, PathQuery
from graph.paths.terms import Terms
from graph.reach import Reach, ReachOptions, ReachRow, reach
from graph.reached import Reached
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.sqlite.store import SqliteStore
from graph.support import Weakness, support_of
from graph.why import WhyCode
from schema.claim import Context, Mention
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, Kind, PathSupport, Sign, Tier
from tests.unit.engine_store import claim, graph_of, held, id_of, paper, random_paper
from tests.unit.small_graphs import all_paths, entity

PLUS, MINUS, NEUTRAL, UNKNOWN = Sign.POSITIVE, Sign.NEGATIVE, Sign.NEUTRAL, Sign.UNKNOWN
VESICLES = ("msc", "nsc", "opc", "treg", "astro", "idle")
NODES = [
    *(entity(id_of(name), Kind.VESICLE) for name in VESICLES),
    entity(id_of("exosome"), Kind.VESICLE, is_class=True),
    entity(id_of("mir"), Kind.MICRORNA),
    entity(id_of("lipid"), Kind.SUBSTANCE, is_class=True),
    entity(id_of("sox"), Kind.GENE),
    entity(id_of("bdnf"), Kind.GENE),
    entity(id_of("diff"), Kind.PROCESS),
    entity(id_of("mat"), Kind.PROCESS),
]
CITED = {
    "citing": ({"mention": "text/1/2#1", "support": "yes"},),
    "context": Context(species="rat", model="EAE"),
}
CLAIMS = [
    claim("msc carries mir", "text/1/1"),
    claim("mir decreases sox", "text/1/2", **CITED),
    claim("sox decreases diff", "text/1/3", derivation="implied"),
    claim("diff increases mat", "text/1/4"),
    claim("opc increases mat", "text/2/1", directness="black_box"),
    claim("nsc carries bdnf", "text/3/1"),
    claim("bdnf increases mat", "text/3/1", agent=id_of("nsc")),
    claim("msc carries bdnf", "text/3/2"),
    claim("astro carries lipid", "text/4/1"),
    claim("lipid increases mat", "text/4/1"),
    claim("exosome affects mat", "text/5/1"),
    claim("treg increases mat", "text/6/1"),
    claim("treg decreases diff", "text/6/2"),
]
REFERENCE = Reference(
    document="paper",
    number=1,
    first_author="Doe J",
    authors=("Doe",),
    year=2020,
    title="A study",
    doi="10.1/A",
    study=Study(design=Design.PRIMARY, tier=Tier.IN_VITRO, basis=Basis.TITLE, model="slices", species="mouse"),
)
MENTION = Mention.model_validate(
    {"locator": "text/1/2", "ordinal": 1, "authors": "Doe", "year": "2020", "number": "1", "printed": "[1]"}
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, SqliteStore]]:
    bundle = paper(NODES, *CLAIMS, references=(REFERENCE,), mentions=(MENTION,))
    with held(tmp_path_factory.mktemp("store"), bundle) as made:
        yield made


@pytest.fixture(scope="module")
def answer(asked: tuple[Snapshot, SqliteStore]) -> Reach:
    return reach(*asked, id_of("mat"))


def row(answer: Reach, name: str) -> ReachRow:
    return next(found for found in answer.rows if found.source == id_of(name))


def reached(answer: Reach, name: str) -> Reached:
    found = row(answer, name).reached
    assert found is not None
    return found


def steps(path: FoundPath) -> str:
    return " ".join(node.removeprefix("exomyelin:") for node in path.nodes)


def test_every_source_is_in_the_answer_the_reached_ones_first(answer: Reach) -> None:
    assert [found.source.removeprefix("exomyelin:") for found in answer.rows] == [
        "exosome",
        "opc",
        "treg",
        "msc",
        "nsc",
        "astro",
        "idle",
    ]
    assert not answer.timed_out


def test_sources_in_general_are_marked(answer: Reach) -> None:
    assert [found.source for found in answer.rows if found.is_generic] == [id_of("exosome")]


def test_a_source_with_no_chain_is_not_reached_and_says_why(answer: Reach) -> None:
    idle, astro = row(answer, "idle").why, row(answer, "astro").why
    assert idle is not None
    assert idle.code is WhyCode.NO_PATH
    assert astro is not None
    assert (astro.code, astro.through) == (WhyCode.CLASS_ONLY, (id_of("lipid"),))


def test_a_black_box_and_a_chain_with_a_cargo_are_told_apart(answer: Reach) -> None:
    opc, nsc = reached(answer, "opc"), reached(answer, "nsc")
    assert opc.direct is not None
    assert (steps(opc.direct.path), opc.mechanistic) == ("opc mat", None)
    assert nsc.mechanistic is not None
    assert (steps(nsc.mechanistic.path), nsc.direct) == ("nsc bdnf mat", None)


def test_a_step_shown_for_another_source_is_stitched_for_this_one(answer: Reach) -> None:
    nsc, msc = reached(answer, "nsc").best.verdict, reached(answer, "msc").best.verdict
    assert nsc.support is PathSupport.STATED
    assert (msc.support, msc.step, msc.weakness) == (PathSupport.STITCHED, 1, Weakness.OTHER_AGENT)


def test_the_best_of_each_support_is_given(answer: Reach) -> None:
    msc = reached(answer, "msc")
    assert [(chain.verdict.support.value, steps(chain.path)) for chain in msc.by_support] == [
        ("stitched", "msc bdnf mat"),
        ("implied", "msc mir sox diff mat"),
    ]


def test_opposite_signs_are_mixed_and_each_is_shown(answer: Reach) -> None:
    treg = reached(answer, "treg")
    assert treg.sign is Sign.MIXED
    assert [(chain.path.sign, steps(chain.path)) for chain in treg.by_sign] == [
        (PLUS, "treg mat"),
        (MINUS, "treg diff mat"),
    ]
    assert (reached(answer, "exosome").sign, reached(answer, "msc").sign) == (UNKNOWN, PLUS)


def test_paths_and_disjoint_mechanisms_are_counted(answer: Reach) -> None:
    msc, opc = reached(answer, "msc"), reached(answer, "opc")
    assert (msc.paths, msc.mechanisms) == (Count(2, exact=True), Count(2, exact=True))
    assert (opc.paths, opc.mechanisms) == (Count(1, exact=True), Count(0, exact=True))


def test_evidence_behind_the_shown_paths_is_appraised(answer: Reach) -> None:
    msc, opc = reached(answer, "msc").appraisal, reached(answer, "opc").appraisal
    assert msc.tiers == (Tier.REVIEW, Tier.UNCITED)
    assert msc.cited_tiers == (Tier.IN_VITRO,)
    assert (msc.species, msc.models) == (("mouse", "rat"), ("EAE", "slices"))
    assert (msc.works, msc.checked, msc.documents) == (1, False, ("paper",))
    assert (opc.works, opc.checked, opc.cited_tiers) == (0, False, ())
    assert "uncited_claim" in opc.flags


def test_a_work_that_was_read_in_its_abstract_counts_as_checked(tmp_path: Path) -> None:
    study = REFERENCE.study.model_copy(update={"basis": Basis.ABSTRACT, "read_at": "PubMed"})
    read = REFERENCE.model_copy(update={"study": study})
    bundle = paper(NODES, *CLAIMS, references=(read,), mentions=(MENTION,))
    with held(tmp_path, bundle) as made:
        assert reached(reach(*made, id_of("mat")), "msc").appraisal.checked


def test_options_hold_for_every_row(asked: tuple[Snapshot, SqliteStore]) -> None:
    negative = reach(*asked, id_of("mat"), ReachOptions(sign=MINUS))
    assert [found.source for found in negative.rows if found.reached] == [id_of("treg")]
    why = row(negative, "opc").why
    assert why is not None
    assert why.code is WhyCode.SIGN_EXCLUDES
    through = reach(*asked, id_of("mat"), ReachOptions(via=(id_of("bdnf"),), avoid=(id_of("nsc"),)))
    assert [found.source for found in through.rows if found.reached] == [id_of("msc")]


def test_a_vesicle_as_effect_is_no_source_of_itself(asked: tuple[Snapshot, SqliteStore]) -> None:
    assert id_of("opc") not in {found.source for found in reach(*asked, id_of("opc")).rows}


def test_a_carried_thing_is_reached_without_a_sign(asked: tuple[Snapshot, SqliteStore]) -> None:
    assert reached(reach(*asked, id_of("mir")), "msc").sign is NEUTRAL


def test_beyond_the_cap_numbers_are_lower_bounds(asked: tuple[Snapshot, SqliteStore]) -> None:
    msc = reached(reach(*asked, id_of("mat"), ReachOptions(cap=1)), "msc")
    assert msc.paths == Count(1, exact=False)
    assert msc.mechanisms == Count(2, exact=True)


def test_an_answer_that_was_out_of_time_says_so(asked: tuple[Snapshot, SqliteStore]) -> None:
    late = reach(*asked, id_of("mat"), ReachOptions(seconds=1e-9))
    assert late.timed_out
    assert {found.why.code for found in late.rows if found.why} == {WhyCode.TIMED_OUT}


@pytest.mark.parametrize("seed", range(80))
def test_each_row_is_what_looking_at_every_path_would_say(seed: int, tmp_path: Path) -> None:
    with held(tmp_path, random_paper(seed)) as (snapshot, store):
        options = ReachOptions(max_hops=1 + seed % 6, sign=(None, PLUS, None, MINUS)[seed % 4])
        answer = reach(snapshot, store, id_of("p"), options)
        for found in answer.rows:
            query = PathQuery(
                sources=(found.source,), target=id_of("p"), max_hops=options.max_hops, sign=options.sign, k=10**6
            )
            paths = all_paths(graph_of(snapshot), query)
            assert (found.reached is None, found.why is None) == (not paths, bool(paths))
            if found.reached:
                _agree(found.reached, paths, RecordCache(store))


def _agree(reached: Reached, paths: list[FoundPath], records: RecordCache) -> None:
    supports = [support_of(path, records).support for path in paths]
    by_support = [paths[supports.index(support)] for support in PathSupport if support in supports]
    carrying = [path for path in paths if any(marks_of(step) & Mark.CARRIES.bit for step in path.edges)]
    inner = {frozenset(path.nodes[1:-1]) for path in paths if path.hops > 1}
    numbers = {frozenset(map(hash, one)) for one in inner}
    assert reached.best.path == next((path for path in paths if path.sign is reached.sign), paths[0])
    assert _path(reached.direct) == next((path for path in paths if path.hops == 1), None)
    assert _path(reached.mechanistic) == next(iter(carrying), None)
    assert [chain.path for chain in reached.by_support] == by_support
    assert {chain.path.sign for chain in reached.by_sign} == {path.sign for path in paths}
    assert reached.paths == Count(len(paths), exact=True)
    assert reached.mechanisms == max_packing(numbers, Deadline())


def _path(chain: object) -> FoundPath | None:
    return getattr(chain, "path", None)


def test_records_are_fetched_once_and_only_when_they_are_needed(asked: tuple[Snapshot, SqliteStore]) -> None:
    snapshot, store = asked
    records = RecordCache(store)
    first, second = (snapshot.index.edge(position) for position in (0, 1))
    assert [record.claim.id for record in records.of([first, first])] == list(first.claims)
    assert (list(records), len(records)) == (list(first.claims), len(first.claims))
    assert records[second.claims[0]].claim.edge_key == second.key
    assert len(records) == len({*first.claims, *second.claims})


def programmes_for(sources: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many backward programmes it takes to say how so many sources reach one effect."""
    names = [f"v{number}" for number in range(sources)]
    nodes = [entity(id_of(name), Kind.VESICLE) for name in names]
    nodes += [entity(id_of("mir"), Kind.MICRORNA), entity(id_of("mat"), Kind.PROCESS)]
    claims = [claim(f"{name} carries mir") for name in names]
    bundle = paper(nodes, *claims, claim("mir increases mat"), claim("v0 decreases mat", "text/1/2"))
    made: list[Programme] = []
    compute = Programme.__init__

    def counted(programme: Programme, terms: Terms, deadline: Deadline) -> None:
        made.append(programme)
        compute(programme, terms, deadline)

    with held(folder, bundle) as (snapshot, store), monkeypatch.context() as patched:
        patched.setattr(Programme, "__init__", counted)
        answer = reach(snapshot, store, id_of("mat"))
    assert [found.reached is not None for found in answer.rows] == [True] * sources
    return len(made)


def test_however_many_sources_there_are_the_programmes_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    for sources in (1, 2, 30):
        folder = tmp_path / str(sources)
        folder.mkdir()
        counts.append(programmes_for(sources, folder, monkeypatch))
    assert len({*counts}) == 1
