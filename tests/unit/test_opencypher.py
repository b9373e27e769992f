"""openCypher over a snapshot: what it means, and what is refused."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from graph.opencypher.answering import answer
from graph.opencypher.parsing import MOST_LETTERS
from graph.opencypher.values import Node, Relationship
from graph.opencypher.view import GraphView
from graph.paths.deadline import Deadline
from graph.records import RecordCache
from schema.entity import MergedEntity
from schema.errors import CypherFault, RefusedCypher
from schema.vocabulary import Kind
from tests.unit.engine_store import claim, held, id_of, paper
from tests.unit.small_graphs import entity

Ask = Callable[..., list[dict[str, Any]]]


def thing(name: str, kind: Kind, **more: Any) -> MergedEntity:
    return entity(id_of(name), kind, **more)


ENTITIES = [
    thing("msc", Kind.VESICLE, synonyms=("stem", "mesenchymal")),
    thing("npc", Kind.VESICLE),
    thing("mir", Kind.MICRORNA),
    thing("sox", Kind.GENE, description='says "no" \\ `yes`'),
    thing("hes", Kind.GENE),
    thing("growth", Kind.PROCESS),
    thing("alone", Kind.DISEASE),
]
CLAIMS = [
    claim(text, f"text/1/{number + 1}")
    for number, text in enumerate(
        (
            *("msc carries mir", "npc carries mir", "mir decreases sox", "mir decreases hes", "sox decreases growth"),
            *("hes decreases growth", "mir increases growth", "msc increases growth", "growth increases growth"),
        )
    )
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphView]:
    with held(tmp_path_factory.mktemp("graph"), paper(ENTITIES, *CLAIMS)) as (snapshot, store):
        yield GraphView(snapshot, RecordCache(store))


@pytest.fixture
def ask(view: GraphView) -> Ask:
    def call(
        query: str, *, rows: int = 1000, deadline: Deadline | None = None, **parameters: object
    ) -> list[dict[str, Any]]:
        found = answer(view, query, parameters, rows, deadline or Deadline())
        return [dict(row) for row in found.rows]

    return call


def column(rows: list[dict[str, Any]]) -> list[Any]:
    return [value for row in rows for value in row.values()]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 = 1.0", True),
        ("true = 1", False),
        ("null = null", None),
        ("1 <> null", None),
        ("[1, null] = [1, 2]", None),
        ("[1, null] = [2, null]", False),
        ("[1] = [1, 2]", False),
        ("{a: 1, b: 'x'} = {b: 'x', a: 1.0}", True),
        ("1 < 'a'", None),
        ("'a' < 'b'", True),
        ("2 >= 2.0", True),
        ("1 <= null", None),
        ("null IN []", False),
        ("null IN ['a']", None),
        ("2 IN [1, null]", None),
        ("1 IN [1, null]", True),
        ("'a' IN ['b', 'a']", True),
        ("1 IN ['1']", False),
        ("'graph' CONTAINS 'rap'", True),
        ("1 CONTAINS '1'", None),
        ("'graph' STARTS WITH 'g' AND 'graph' ENDS WITH 'h'", True),
        ("null AND false", False),
        ("null AND true", None),
        ("null OR true", True),
        ("null OR false", None),
        ("true XOR true", False),
        ("true XOR null", None),
        ("NOT null", None),
        ("NOT 1 = 2", True),
        ("null IS NULL", True),
        ("1 IS NOT NULL", True),
        ("toInteger('12')", 12),
        ("toInteger('1.9')", 1),
        ("toInteger('twelve')", None),
        ("toInteger(null)", None),
        ("toFloat('1.5')", 1.5),
        ("toString(1.5)", "1.5"),
        ("toString(true)", "true"),
        ("toLower('AbC')", "abc"),
        ("size('four')", 4),
        ("size([1, 2])", 2),
        ("coalesce(null, 2, 3)", 2),
        ("keys({a: 1, b: 2})", ["a", "b"]),
        ("{a: 1}.a", 1),
        ("-1.5e1", -15.0),
        ("'it\\'s' ", "it's"),
        (r'"\u00e9\n\\ \" \ud83d\ude00"', 'é\n\\ " 😀'),
        (r'"\ud83d"', "�"),
        ("/* not */ 1 // that", 1),
    ],
)
def test_an_expression_has_the_value_that_opencypher_gives_it(ask: Ask, expression: str, value: object) -> None:
    (row,) = ask(f"RETURN {expression}\nAS value")

    assert row["value"] == value
    assert type(row["value"]) is type(value)


def test_columns_without_a_name_are_called_what_is_written(ask: Ask) -> None:
    (row,) = ask("MATCH (v {name: 'msc'}) RETURN v.name, v.`kind`, toUpper( v.name ), v, count(*)")

    assert list(row) == ["v.name", "v.`kind`", "toUpper( v.name )", "v", "count(*)"]


def test_keywords_are_met_in_any_case_and_can_be_names_where_names_stand(ask: Ask) -> None:
    assert column(ask("match (`match`:gEnE) return `match`.name limit 0".replace("gEnE", "Gene"))) == []
    assert column(ask("MATCH (matches {name: 'sox'}) RETURN matches.order")) == [None]
    assert column(ask("MATCH (v) WHERE v.name = 'sox' return v.Name")) == [None]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(a)-[:CARRIES]->(b)", {("msc", "mir"), ("npc", "mir")}),
        ("(a)<-[:CARRIES]-(b)", {("mir", "msc"), ("mir", "npc")}),
        ("(a:Source)-->(b:Process)", {("msc", "growth")}),
        ("(a:Source)-[:CARRIES|:INCREASES]->(b)", {("msc", "mir"), ("npc", "mir"), ("msc", "growth")}),
        ("(a:Vesicle:Source {name: 'msc'})--(b:Entity)", {("msc", "mir"), ("msc", "growth")}),
        ("(a)-[{sign: '0'}]->(b:MicroRNA)", {("msc", "mir"), ("npc", "mir")}),
        ("(a)-[]->(a), (a)--(b:Gene)", {("growth", "sox"), ("growth", "hes")}),
        ("(a:Disease)--(b)", set()),
    ],
)
def test_a_pattern_is_met_by_what_fits_it(ask: Ask, pattern: str, expected: set[tuple[str, str]]) -> None:
    assert {(row["a"], row["b"]) for row in ask(f"MATCH {pattern} RETURN a.name AS a, b.name AS b")} == expected


@pytest.mark.parametrize("arrows", list(product(("-{}->", "<-{}-", "-{}-"), repeat=2)))
def test_two_steps_are_met_as_often_as_plain_loops_meet_them(
    view: GraphView, ask: Ask, arrows: tuple[str, str]
) -> None:
    one, two = (arrow.format(f"[{name}]") for arrow, name in zip(arrows, "xy", strict=True))
    rows = ask(f"MATCH (a){one}(b){two}(c) RETURN a, x, b, y, c")

    def ways(position: int, arrow: str) -> set[tuple[Node, Node]]:
        start, end = view.ends(Relationship(position))
        turned = (end, start)
        return {(start, end)} if arrow == "-{}->" else {turned} if arrow == "<-{}-" else {(start, end), turned}

    edges = range(view.index.edge_count)
    expected = Counter(
        (a, x, b, y, c)
        for x, y in product(edges, edges)
        if x != y
        for a, b in ways(x, arrows[0])
        for other, c in ways(y, arrows[1])
        if b == other
    )
    assert Counter((row["a"], row["x"].position, row["b"], row["y"].position, row["c"]) for row in rows) == expected


def test_a_loop_is_one_relationship_from_both_sides(ask: Ask) -> None:
    assert column(ask("MATCH (v {name: 'growth'})-[e]-(v) RETURN count(e)")) == [1]
    assert column(ask("MATCH (v)<-[e]-(v) RETURN v.name")) == ["growth"]


def test_where_nothing_fits_an_optional_match_gives_nulls(ask: Ask) -> None:
    rows = ask("MATCH (v) OPTIONAL MATCH (v)-[e:CARRIES]->(c) RETURN v.name AS v, type(e) AS e, c.name AS c, labels(c)")

    assert {(row["v"], row["e"], row["c"]) for row in rows if row["v"] in {"msc", "sox"}} == {
        ("msc", "CARRIES", "mir"),
        ("sox", None, None),
    }
    assert column(ask("OPTIONAL MATCH (v:Challenge) WITH v MATCH (v)--(w) RETURN w")) == []


def test_aggregates_are_of_what_the_other_columns_share(ask: Ask) -> None:
    rows = ask("MATCH (a)-[e]->(b) RETURN type(e) AS type, count(*) AS all, count(DISTINCT a) AS starts ORDER BY type")

    assert [tuple(row.values()) for row in rows] == [("CARRIES", 2, 2), ("DECREASES", 4, 3), ("INCREASES", 3, 3)]


def test_aggregates_of_nothing_are_one_row_without_groups_and_none_with(ask: Ask) -> None:
    none = "MATCH (v:Challenge)"
    (row,) = ask(
        f"{none} RETURN count(v) AS n, collect(v) AS all, min(v.name) AS least, sum(v.x) AS sum, avg(v.x) AS avg"
    )

    assert row == {"n": 0, "all": [], "least": None, "sum": 0, "avg": None}
    assert ask(f"{none} RETURN v.name, count(v)") == []


def test_numbers_are_added_up_and_the_least_and_greatest_found(ask: Ask) -> None:
    (row,) = ask(
        "MATCH ()-[e]->() RETURN sum(e.claim_count) AS s, avg(e.belief) AS a, min(e.cost) AS l, max(e.sign) AS m"
    )
    beliefs = column(ask("MATCH ()-[e]->() RETURN e.belief"))

    assert (row["s"], row["a"]) == (len(CLAIMS), math.fsum(beliefs) / len(beliefs))
    assert (row["l"], row["m"]) == (min(column(ask("MATCH ()-[e]->() RETURN e.cost"))), "0")


def test_rows_are_sorted_by_several_keys_nulls_last_and_paged(ask: Ask) -> None:
    query = "MATCH (v) RETURN v.name AS name ORDER BY v.kind DESC, name SKIP $skip LIMIT $limit"

    whole = column(ask(query, skip=0, limit=99))
    assert whole == ["msc", "npc", "growth", "mir", "hes", "sox", "alone"]
    assert column(ask(query, skip=2, limit=3)) == whole[2:5]
    nulls = column(ask("MATCH (v:Gene) OPTIONAL MATCH (v)<-[:CARRIES]-(w) RETURN w.name ORDER BY w.name"))
    assert nulls == [None, None]
    assert column(ask("RETURN 2 AS n UNION ALL RETURN null AS n")) == [2, None]


def test_equal_rows_are_told_apart_from_others_only(ask: Ask) -> None:
    assert column(ask("MATCH (v)--() RETURN DISTINCT v.kind ORDER BY v.kind")) == sorted(
        {"vesicle", "microrna", "gene", "process"}
    )
    assert column(ask("RETURN 1 AS n UNION RETURN 1.0 AS n UNION RETURN true AS n UNION RETURN null AS n")) == [
        *(1, True, None),
    ]


def test_a_name_that_is_bound_is_met_again_in_the_next_clause(ask: Ask) -> None:
    rows = ask(
        "MATCH (s:Source)-[:CARRIES]->(c) WITH c, count(s) AS sources WHERE sources > 1 "
        "MATCH (c)-[e]->(g:Gene) WITH * ORDER BY g.name RETURN sources, collect(g.name) AS genes"
    )

    assert rows == [{"sources": 2, "genes": ["hes", "sox"]}]


def test_ids_and_properties_are_those_of_the_graph(ask: Ask) -> None:
    (row,) = ask(
        "MATCH (v)-[e:CARRIES]->(w) WHERE id(v) = 'msc (exomyelin:msc)' RETURN id(e) AS e, v.synonyms AS s, labels(w)"
    )

    assert row == {
        "e": "exomyelin:msc-CARRIES->exomyelin:mir",
        "s": "mesenchymal; stem",
        "labels(w)": ["Cargo", "MicroRNA"],
    }
    (row,) = ask(
        "MATCH (v)-[e]->(w) WHERE id(e) IN [$e] RETURN startNode(e) = v, endNode(e) = w, e.statements", e=row["e"]
    )
    assert column([row]) == [True, True, "msc carries mir"]


def test_a_parameter_can_hold_whatever_text_there_is_and_changes_nothing_else(ask: Ask) -> None:
    text = 'says "no" \\ `yes`'

    assert column(ask("MATCH (v) WHERE v.description = $text RETURN v.name", text=text)) == ["sox"]
    assert ask("MATCH (v) WHERE v.name = $text RETURN v", text="' OR true //") == []


MALFORMED = [
    *("", "MATCH", "MATCH (v", "MATCH (v) RETURN", "RETURN 1,", "MATCH (v) RETURN w", "MATCH (v) WITH v.name RETURN 1"),
    *("RETURN 1 AS a, 2 AS a", "RETURN *", "MATCH (v) RETURN v LIMIT 'x'", "MATCH (v) RETURN v LIMIT -1"),
    *("RETURN 1 AS a UNION RETURN 2 AS b", "RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a"),
    *("RETURN id(1)", "MATCH (v) WHERE v.name RETURN v", "RETURN size(1)", "RETURN id()", "RETURN $missing"),
    *("MATCH (v) RETURN v ORDER BY w", "MATCH (v) RETURN v LIMIT v.n", "RETURN sum('x')", "RETURN collect(*)"),
    *("MATCH (v) RETURN DISTINCT v.name AS n ORDER BY v.kind", "RETURN 'open", "RETURN 1; RETURN 2", "RETURN 1 IN 1"),
    *("RETURN apoc.version()", "MATCH (v) RETURN v { .name }"),
]
UNSERVED = [
    *("CREATE (v) RETURN v", "MATCH (v) DELETE v", "MATCH (v) SET v.name = 'x' RETURN v", "MERGE (v) RETURN v"),
    *(
        "MATCH (v) DETACH DELETE v",
        "CALL db.labels()",
        "LOAD CSV FROM 'file:///x' AS l RETURN l",
        "UNWIND [1] AS x RETURN x",
    ),
    *("MATCH (a)-[*]->(b) RETURN a", "MATCH (a)-[*1..3]-(b) RETURN a", "RETURN 1 + 1", "RETURN 2 * 3", "RETURN 2 / 3"),
    *("MATCH (v:Claim) RETURN v", "MATCH ()-[e:CITES]-() RETURN e", "MATCH (v) WHERE v:Nothing RETURN v"),
    *("RETURN rand()", "RETURN size(collect(1))", "MATCH (v) WHERE count(v) > 1 RETURN v"),
    *("RETURN CASE WHEN true THEN 1 END", "EXPLAIN RETURN 1"),
]


@pytest.mark.parametrize(
    ("query", "fault"),
    [*((query, CypherFault.MALFORMED) for query in MALFORMED), *((query, CypherFault.UNSERVED) for query in UNSERVED)],
)
def test_what_is_not_served_is_refused_with_what_is(ask: Ask, query: str, fault: CypherFault) -> None:
    with pytest.raises(RefusedCypher) as refused:
        ask(query)

    assert refused.value.detail
    assert refused.value.fault in ({fault} if fault is CypherFault.UNSERVED else {fault, CypherFault.UNSERVED})


HOSTILE = {
    "nested brackets": "RETURN " + "(" * 5_000 + "1" + ")" * 5_000,
    "nested lists": "RETURN " + "[" * 100_000,
    "nested maps": "RETURN " + "{a:" * 20_000,
    "nested calls": "RETURN " + "size(" * 2_000 + "1" + ")" * 2_000,
    "many nots": "RETURN " + "NOT " * 30_000 + "true",
    "many properties": "MATCH (v) RETURN v" + ".a" * 20_000,
    "many labels": "MATCH (v) RETURN v" + ":Gene" * 20_000 + ":Gene.x",
    "a long list": f"RETURN [{'1,' * 200_000}1]",
    "a list that does not end": "RETURN ['a'" + ",'a'" * 100_000,
    "a list with a stray end": "RETURN ['a'" + ",'a'" * 100_000 + " x]",
    "lists that do not end": "RETURN " + "['a'," * 80_000,
    "many unions": "RETURN 1 AS a" + " UNION ALL RETURN 1 AS a" * 20_000,
    "a long name": "RETURN " + "a" * 400_000,
    "a long text": f"RETURN '{'x' * 1_000_000}'",
    "open quotes": "RETURN " + "'a\" `" * 50_000,
    "open comments": "RETURN " + "/* " * 100_000,
    "a long number": "RETURN " + "9" * 400_000,
    "a long exponent": "RETURN 1e999",
    "many minuses": "RETURN " + "-" * 100_000 + "1",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_refused_before_it_is_run(ask: Ask, kind: str) -> None:
    with pytest.raises(RefusedCypher):
        ask(HOSTILE[kind])


def test_a_long_list_of_ids_is_no_hostile_text(ask: Ask) -> None:
    ids = [f"n{number} (exomyelin:n{number})" for number in range(12_000)]
    query = f"MATCH (v) WHERE NOT id(v) IN {ids} RETURN count(v) AS n"

    assert len(query) < MOST_LETTERS
    assert column(ask(query)) == [len(ENTITIES)]


def test_a_product_without_end_stops_when_the_time_is_up(ask: Ask) -> None:
    ticks = iter(range(10**9))
    soon = Deadline(50, clock=lambda: next(ticks))

    with pytest.raises(RefusedCypher) as refused:
        ask("MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) RETURN count(*)", deadline=soon)
    assert refused.value.fault is CypherFault.TIMED_OUT


def test_no_rows_are_cut_off_in_silence(ask: Ask) -> None:
    assert len(ask("MATCH (v) RETURN v", rows=len(ENTITIES))) == len(ENTITIES)
    with pytest.raises(RefusedCypher) as refused:
        ask("MATCH (v) RETURN v", rows=len(ENTITIES) - 1)
    assert refused.value.fault is CypherFault.TOO_MANY


def test_what_would_have_to_be_held_is_bounded(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.opencypher.bounds.MOST_HELD", 40)

    assert column(ask("MATCH (a), (b) RETURN count(*)")) == [len(ENTITIES) ** 2]
    for held_whole in ("collect(a)", "count(DISTINCT [a, b])"):
        with pytest.raises(RefusedCypher, match="hold"):
            ask(f"MATCH (a), (b) RETURN {held_whole}")
    with pytest.raises(RefusedCypher, match="hold"):
        ask("MATCH (a), (b) RETURN a.name AS n ORDER BY n LIMIT 1")


def test_the_order_of_rows_is_that_of_the_graph_and_not_of_loading(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "other").mkdir()
    with held(tmp_path / "other", paper(ENTITIES[::-1], *CLAIMS[::-1])) as (snapshot, store):
        other = GraphView(snapshot, RecordCache(store))
        for query in ("MATCH (v) RETURN id(v)", "MATCH (a)-[e]-(b) RETURN id(a), id(e), id(b)"):
            assert [dict(row) for row in answer(other, query, {}, 1000, Deadline()).rows] == ask(query)
