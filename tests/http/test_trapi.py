"""Questions in TRAPI are answered by its schema, and with all and only what the store holds."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from api.trapi_examples import EXAMPLES, OLDER_EXAMPLE
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from loaders.folder import read_folder
from schema.query import ClaimFilter
from schema.rubric import load_rubric
from schema.vocabulary import Polarity
from tests.biolink_model import toolkit
from tests.http.client import Client
from tests.trapi_rules import broken, reported

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"
MSC, SOX6, DIFFERENTIATION = "exomyelin:msc-exosome", "HGNC:16421", "GO:0048709"
ANY: dict[str, Any] = {
    "nodes": {"s": {"categories": ["biolink:NamedThing"]}, "o": {}},
    "edges": {"e": {"subject": "s", "object": "o"}},
}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path_factory.mktemp("shipped") / "store.sqlite", load_rubric())) as store:
        for folder in sorted(PAPERS.iterdir()):
            store.load(read_folder(folder))
        yield store


@pytest.fixture(scope="module")
def shipped(store: SqliteStore) -> Client:
    return Client(create_app(store, Settings(max_paths=10_000)))


def ask(client: Client, graph: Json, path: str = "/trapi/query", **parameters: Any) -> Json:
    """The answer to a question, which is valid whatever it is."""
    body: Json = {"message": {"query_graph": graph}} | ({"parameters": parameters} if parameters else {})
    response = client.request("POST", path, json=body)
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    if path == "/trapi/query":
        assert broken(answer, "Response") == []
        assert answer["message"]["query_graph"] == graph
        assert answer.get("parameters", {}) == parameters
    return answer


def edges_of(answer: Json) -> dict[str, Json]:
    found: dict[str, Json] = answer["message"].get("knowledge_graph", {"edges": {}})["edges"]
    return found


def codes(answer: Json) -> set[str]:
    return {entry["code"] for entry in answer.get("logs", ())}


def attribute(edge: Json, name: str) -> Any:  # noqa: ANN401 - as the attribute has it
    return next((each["value"] for each in edge["attributes"] if each["attribute_type_id"] == name), None)


def asking(**edge: Any) -> Json:
    return {"nodes": {"s": {}, "o": {}}, "edges": {"e": {"subject": "s", "object": "o", **edge}}}


@pytest.fixture(scope="module")
def everything(shipped: Client) -> Json:
    """All edges of the shipped papers."""
    return ask(shipped, ANY)


def test_every_affirmed_claim_and_background_relation_is_told_and_nothing_else(
    everything: Json, store: GraphStore
) -> None:
    claims = [record.claim for record in store.claims(ClaimFilter(polarity=Polarity.AFFIRMED))]
    expected = {claim.edge_key for claim in claims}
    background = {(each.subject, each.predicate.value, each.object) for each in store.background()}
    edges = edges_of(everything)

    assert set(edges) == {f"{s}-{p}->{o}" for s, p, o in expected | background}
    told = {claim for edge in edges.values() for claim in attribute(edge, "exomyelin:claims") or ()}
    assert told == {claim.id for claim in claims}
    assert everything["description"].endswith("no others.")


def test_no_edge_of_the_shipped_papers_is_reported_by_the_validator_of_ncats(everything: Json) -> None:
    assert reported(everything) == []
    wrong = {"predicate": "biolink:treats_badly"}
    edges = {key: edge | wrong for key, edge in edges_of(everything).items()}
    graph = everything["message"]["knowledge_graph"] | {"edges": edges}
    assert reported(everything | {"message": everything["message"] | {"knowledge_graph": graph}}) != []


def test_every_edge_is_valid_and_says_where_it_comes_from(everything: Json) -> None:
    nodes = everything["message"]["knowledge_graph"]["nodes"]
    for key, edge in edges_of(everything).items():
        (subject,), (object_,) = (nodes[edge[end]]["categories"] for end in ("subject", "object"))
        assert toolkit().validate_edge(subject, edge["predicate"], object_), key
        roles = [source["resource_role"] for source in edge["sources"]]
        assert roles.count("primary_knowledge_source") == 1, key
        assert attribute(edge, "biolink:original_predicate").startswith("exomyelin:")
        if attribute(edge, "exomyelin:claims"):
            publications = attribute(edge, "biolink:publications")
            assert isinstance(publications, list), key
            assert all(each.split(":")[0] in {"PMID", "DOI"} for each in publications), key
            assert edge["sources"][0]["source_record_urls"][0].startswith("http://test/claims/claim:")


def test_the_projection_is_the_one_that_is_promised(everything: Json) -> None:
    told: dict[str, set[str]] = {}
    for key, edge in edges_of(everything).items():
        told.setdefault(edge["predicate"].removeprefix("biolink:"), set()).add(key)
    edge = edges_of(everything)["exomyelin:msc-exosome-carries->exomyelin:mir-219"]

    assert (edge["subject"], edge["predicate"], edge["object"]) == ("exomyelin:mir-219", "biolink:located_in", MSC)
    assert {"located_in", "affects", "derives_from", "acts_upstream_of_or_within_positive_effect"} <= set(told)
    assert "treats" not in told


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_answered(shipped: Client, name: str) -> None:
    response = shipped.request("POST", "/trapi/query", json=EXAMPLES[name])
    answer = response.json()

    assert answer["message"]["results"]
    assert broken(answer, "Response") == []
    assert reported(answer) == []
    assert shipped.app.openapi()["paths"]["/trapi/query"]["post"]["requestBody"]["content"]["application/json"][
        "examples"
    ]


@pytest.mark.parametrize(
    "asked",
    [
        *("related_to", "affects", "regulates", "interacts_with", "acts_upstream_of_or_within", "located_in"),
        *("related_to_at_concept_level", "treats_or_applied_or_studied_to_treat", "has_participant", "treats"),
    ],
)
def test_a_broader_predicate_finds_all_that_is_narrower_and_nothing_else(
    shipped: Client, everything: Json, asked: str
) -> None:
    name = f"biolink:{asked}"
    answer = ask(shipped, asking(predicates=[name]))

    def is_so(predicate: str) -> bool:
        return name in toolkit().get_ancestors(predicate, formatted=True, mixin=True)

    assert set(edges_of(answer)) == {key for key, edge in edges_of(everything).items() if is_so(edge["predicate"])}
    assert ("UnknownPredicate" in codes(answer)) is (asked == "treats")


def test_an_inverse_predicate_finds_edges_the_other_way_round(shipped: Client) -> None:
    graph: Json = {
        "nodes": {"s": {"ids": [MSC]}, "o": {}},
        "edges": {"e": {"subject": "s", "object": "o", "predicates": ["biolink:location_of"]}},
    }
    answer = ask(shipped, graph)

    assert len(answer["message"]["results"]) > 1
    assert {edge["object"] for edge in edges_of(answer).values()} == {MSC}
    graph["edges"]["e"]["predicates"] = ["biolink:located_in"]
    assert ask(shipped, graph)["message"]["results"] == []


@pytest.mark.parametrize("asked", ["GeneOrGeneProduct", "BiologicalEntity", "NamedThing", "MicroRNA", "Vitamin"])
def test_a_broader_category_finds_all_that_is_narrower_and_nothing_else(
    shipped: Client, store: GraphStore, asked: str
) -> None:
    answer = ask(shipped, {"nodes": {"n": {"categories": [f"biolink:{asked}"]}}})
    nodes = answer["message"].get("knowledge_graph", {"nodes": {}})["nodes"]
    everything = ask(shipped, {"nodes": {"n": {}}})["message"]["knowledge_graph"]["nodes"]

    def is_so(category: str) -> bool:
        return f"biolink:{asked}" in toolkit().get_ancestors(category, formatted=True, mixin=True)

    assert set(everything) == {entity.id for entity in store.entities()}
    assert set(nodes) == {id_ for id_, node in everything.items() if is_so(node["categories"][0])}
    assert ("UnknownCategory" in codes(answer)) is (asked == "Vitamin")


def qualifiers(edge: Json) -> Json:
    return {each["qualifier_type_id"]: each["qualifier_value"] for each in edge.get("qualifiers", ())}


def test_qualifiers_find_the_narrower_and_sets_of_them_are_alternatives(shipped: Client, everything: Json) -> None:
    direction, aspect = "biolink:object_direction_qualifier", "biolink:object_aspect_qualifier"
    up = asking(constraints={"qualifiers": [{direction: "increased", aspect: "activity_or_abundance"}]})
    either = asking(constraints={"qualifiers": [{direction: "upregulated"}, {direction: "downregulated"}]})
    causing = asking(constraints={"qualifiers": [{"biolink:qualified_predicate": "biolink:contributes_to"}]})
    held = {key: qualifiers(edge) for key, edge in edges_of(everything).items()}

    assert set(edges_of(ask(shipped, up))) == {
        key for key, each in held.items() if each.get(direction) in {"increased", "upregulated"} and aspect in each
    }
    assert set(edges_of(ask(shipped, either))) == {
        key for key, each in held.items() if each.get(direction) in {"upregulated", "downregulated"}
    }
    assert set(edges_of(ask(shipped, causing))) == {
        key for key, each in held.items() if "biolink:qualified_predicate" in each
    }
    narrower = asking(constraints={"qualifiers": [{aspect: "expression"}]})
    assert ask(shipped, narrower)["message"]["results"] == []


def constrained(client: Client, **constraints: Any) -> set[str]:
    return set(edges_of(ask(client, asking(constraints=constraints))))


def test_edges_meet_the_constraints_on_level_agent_and_source(shipped: Client, everything: Json) -> None:
    edges = edges_of(everything)
    guesses = {key for key, edge in edges.items() if edge["knowledge_level"] == "prediction"}
    stated = {key for key, edge in edges.items() if len(edge["sources"]) > 1}

    assert 0 < len(guesses) < len(edges)
    assert constrained(shipped, knowledge_level={"behavior": "ALLOW", "values": ["prediction"]}) == guesses
    assert constrained(shipped, knowledge_level={"behavior": "DENY", "values": ["prediction"]}) == set(edges) - guesses
    assert constrained(shipped, agent_type={"behavior": "DENY", "values": ["automated_agent"]}) == set(edges)
    assert constrained(shipped, agent_type={"behavior": "ALLOW", "values": ["automated_agent"]}) == set()
    ours = {"behavior": "ALLOW", "values": ["infores:exomyelin"]}
    assert constrained(shipped, sources=ours) == set(edges)
    assert constrained(shipped, sources=ours | {"primary_only": True}) == set(edges) - stated
    assert constrained(shipped, sources={"behavior": "DENY", "values": ["infores:go"]}) < set(edges)


@pytest.mark.parametrize(
    ("id_", "operator", "value"),
    [
        ("biolink:has_confidence_score", ">", 0.1),
        ("biolink:has_confidence_score", "<", 0.1),
        ("biolink:evidence_count", "==", [2, 3]),
        ("biolink:publications", "==", "DOI:10.19080/CTBEB.2025.23.5560117"),
        ("exomyelin:statements", "matches", "(?i)myelin.*"),
        ("exomyelin:statements", "matches", "^(a+)+$"),
        ("exomyelin:contested", "===", True),
        ("exomyelin:species", "===", ["rat"]),
    ],
)
def test_edges_meet_the_constraints_on_attributes_and_their_opposites(
    shipped: Client, everything: Json, id_: str, operator: str, value: object
) -> None:
    constraint = {"id": id_, "name": "any", "operator": operator, "value": value}
    meeting = constrained(shipped, attributes=[constraint])
    others = constrained(shipped, attributes=[constraint | {"not": True}])
    having = {key for key, edge in edges_of(everything).items() if attribute(edge, id_) is not None}

    assert meeting | others == having
    assert meeting & others == set()
    for key in meeting if operator == ">" else ():
        assert attribute(edges_of(everything)[key], id_) > 0.1


@pytest.mark.parametrize(
    "graph",
    [
        asking(constraints={"attributes": [{"id": "biolink:p_value", "operator": "<", "value": 0.05}]}),
        asking(
            constraints={
                "attributes": [{"id": "biolink:evidence_count", "operator": "<", "value": 5, "unit_id": "UO:1"}]
            }
        ),
        asking(constraints={"tiers": {"behavior": "ALLOW", "values": ["1"]}}),
        {"nodes": {"n": {"constraints": [{"id": "EDAM:data_0844", "operator": "<", "value": 5}]}}},
    ],
)
def test_a_constraint_that_nothing_here_tells_of_is_an_error_that_names_it(shipped: Client, graph: Json) -> None:
    answer = ask(shipped, graph)

    assert answer["status"] == "UnsupportedConstraint"
    assert answer["message"]["results"] == []
    ((level, code, text),) = [(entry["level"], entry["code"], entry["message"]) for entry in answer["logs"]]
    assert (level, code) == ("ERROR", "UnsupportedConstraint")
    assert any(name in text for name in ("biolink:p_value", "UO:1", "tiers", "EDAM:data_0844"))


def test_things_meet_the_constraints_on_their_attributes(shipped: Client) -> None:
    graph = {"nodes": {"n": {"constraints": [{"id": "exomyelin:kind", "operator": "==", "value": ["gene"]}]}}}
    nodes = ask(shipped, graph)["message"]["knowledge_graph"]["nodes"]

    assert SOX6 in nodes
    assert {node["categories"][0] for node in nodes.values()} == {"biolink:Gene"}


def test_hops_are_joined_as_plain_counting_joins_them(shipped: Client, everything: Json) -> None:
    graph: Json = {
        "nodes": {
            "v": {"categories": ["biolink:CellularComponent"]},
            "m": {"categories": ["biolink:MicroRNA"]},
            "g": {},
        },
        "edges": {
            "in": {"subject": "m", "object": "v", "predicates": ["biolink:located_in"]},
            "on": {"subject": "m", "object": "g", "predicates": ["biolink:affects"]},
        },
    }
    nodes, edges = everything["message"]["knowledge_graph"]["nodes"], list(edges_of(everything).values())
    expected = {
        (one["object"], one["subject"], other["object"])
        for one in edges
        for other in edges
        if one["predicate"] == "biolink:located_in"
        and other["predicate"] in {"biolink:affects", "biolink:regulates"}
        and one["subject"] == other["subject"] != one["object"] != other["object"]
        and nodes[one["object"]]["categories"] == ["biolink:CellularComponent"]
        and nodes[one["subject"]]["categories"] == ["biolink:MicroRNA"]
        and not nodes[one["subject"]].get("is_set")
    }
    answer = ask(shipped, graph)
    bound = [tuple(each["node_bindings"][key]["ids"][0] for key in "vmg") for each in answer["message"]["results"]]
    scores = [each["analyses"][0]["score"] for each in answer["message"]["results"]]

    assert len(bound) == len(set(bound)) > 10
    assert set(bound) == expected
    assert scores == sorted(scores, reverse=True)


def sets(interpretation: str, **node: Any) -> Json:
    return {
        "nodes": {"v": {"set_interpretation": interpretation, **node}, "m": {"categories": ["biolink:MicroRNA"]}},
        "edges": {"in": {"subject": "m", "object": "v", "predicates": ["biolink:located_in"]}},
    }


def test_sets_of_things_make_results_as_they_are_asked_for(shipped: Client) -> None:
    batch = ask(shipped, sets("BATCH", ids=[MSC]))["message"]["results"]
    collated = ask(shipped, sets("COLLATE"))["message"]["results"]
    many = ask(shipped, sets("MANY", ids=["UUID:1"], member_ids=[MSC, "exomyelin:opc-exosome"]))["message"]["results"]
    none = ask(shipped, sets("ALL", ids=["UUID:1"], member_ids=[MSC, "exomyelin:nothing"]))
    one = ask(shipped, sets("ALL", ids=["UUID:1"], member_ids=[MSC]))["message"]["results"]

    assert all(len(each["node_bindings"]["v"]["ids"]) == 1 for each in batch)
    carried = [each["node_bindings"]["m"]["ids"][0] for each in collated]
    assert len(carried) == len(set(carried))
    assert any(len(each["node_bindings"]["v"]["ids"]) > 1 for each in collated)
    sizes = [len(each["node_bindings"]["v"]["ids"]) for each in many]
    assert sizes == sorted(sizes, reverse=True)
    assert (none["message"]["results"], "UnknownIdentifier" in codes(none)) == ([], True)
    assert len(one) == len(batch)


def paths_between(client: Client, source: str, target: str, **path: Any) -> Json:
    nodes = {"s": {"ids": [source]}, "t": {"ids": [target]}}
    return ask(client, {"nodes": nodes, "paths": {"p": {"subject": "s", "object": "t", **path}}})


def walked(answer: Json) -> list[tuple[str, ...]]:
    """The steps of the paths, in order."""
    graphs = answer["message"].get("auxiliary_graphs", {})
    return [
        tuple(graphs[analysis["path_bindings"]["p"]["ids"][0]]["edges"])
        for result in answer["message"]["results"]
        for analysis in result["analyses"]
    ]


def test_pathfinding_gives_the_paths_that_paths_gives(shipped: Client) -> None:
    answer = paths_between(shipped, MSC, DIFFERENTIATION, predicates=["biolink:affects"])
    rows = shipped.items("/paths", **{"from": MSC, "to": DIFFERENTIATION})
    analyses = answer["message"]["results"][0]["analyses"]

    steps = [tuple(f"{s['subject']}-{s['predicate']}->{s['object']}" for s in row["steps"]) for row in rows]
    assert walked(answer) == steps
    assert [each["score"] for each in analyses] == [row["belief"] for row in rows]
    assert [each["attributes"][0]["value"] for each in analyses] == [row["sign"] for row in rows]
    assert answer["description"] == f"Success. 1 result with {len(rows)} paths found, and no others."
    assert reported(answer) == []


def test_a_path_that_relates_two_things_is_found_from_either_end(shipped: Client) -> None:
    there = paths_between(shipped, MSC, DIFFERENTIATION)
    back = paths_between(shipped, DIFFERENTIATION, MSC)

    assert walked(there) == walked(back) != []
    assert paths_between(shipped, DIFFERENTIATION, MSC, predicates=["biolink:affects"])["message"]["results"] == []
    assert "NoPath" in codes(paths_between(shipped, DIFFERENTIATION, MSC, predicates=["biolink:affects"]))


def test_a_path_leads_through_what_it_must(shipped: Client) -> None:
    constraint = {"intermediate_categories": ["biolink:MicroRNA", "biolink:GeneOrGeneProductOrGeneFamily"]}
    answer = paths_between(shipped, MSC, DIFFERENTIATION, constraints=[constraint])
    nodes = answer["message"]["knowledge_graph"]["nodes"]
    edges = edges_of(answer)

    assert walked(answer)
    for path in walked(answer):
        inner = {edges[key][end] for key in path for end in ("subject", "object")} - {MSC, DIFFERENTIATION}
        kinds = {nodes[id_]["categories"][0] for id_ in inner}
        assert {"biolink:MicroRNA"} <= kinds
        assert kinds & {"biolink:Gene", "biolink:GeneFamily"}


def test_what_the_time_cuts_short_says_so(shipped: Client) -> None:
    hop = ask(shipped, ANY, timeout=1e-9)
    path = ask(
        shipped,
        {
            "nodes": {"s": {"ids": [MSC]}, "t": {"ids": [DIFFERENTIATION]}},
            "paths": {"p": {"subject": "s", "object": "t"}},
        },
        timeout=1e-9,
    )

    for answer in (hop, path):
        assert answer["status"] == "TimedOut"
        assert answer["description"].startswith("The time was up")
        assert "TimedOut" in codes(answer)
    assert (
        ask(shipped, EXAMPLES["one hop: which microRNAs decrease SOX6"]["message"]["query_graph"], timeout=-1)["status"]
        == "Success"
    )


def test_more_results_than_are_given_are_told_of(store: SqliteStore) -> None:
    few = Client(create_app(store, Settings(max_paths=20, default_paths=2)))
    answer = ask(few, ANY)
    paths = paths_between(few, MSC, DIFFERENTIATION)

    assert len(answer["message"]["results"]) == 20
    assert len(walked(paths)) == 2
    for each in (answer, paths):
        assert "ResultsCut" in codes(each)
        assert "best of more" in each["description"]


def nodes(**found: Json) -> Json:
    return {"nodes": found}


ENDLESS = {"id": "exomyelin:statements", "operator": "matches", "value": "("}
ROBOT = {"behavior": "DENY", "values": ["robot"]}
PATH = {"paths": {"p": {"subject": "s", "object": "o"}}}


@pytest.mark.parametrize(
    ("status", "graph", "more", "told"),
    [
        (400, nodes(n={"ids": None}), {}, "null"),
        (400, nodes(), {}, "nodes"),
        (400, nodes(n={"categories": ["Gene"]}), {}, "pattern"),
        (400, asking(subject="x"), {}, "'x'"),
        (400, asking() | PATH, {}, "not both"),
        (400, nodes(s={}, o={}) | PATH, {}, "ids"),
        (400, asking(constraints={"agent_type": ROBOT}), {}, "robot"),
        (400, asking(constraints={"attributes": [ENDLESS]}), {}, "pattern"),
        (400, nodes(n={"set_interpretation": "ALL", "ids": ["UUID:1"]}), {}, "member_ids"),
        (400, nodes(n={"constraints": []}), {}, "constraints"),
        (400, nodes(n={}) | {"edges": {}}, {}, "edges"),
        (400, asking(constraints={}), {}, "constraints"),
        (400, asking(constraints={"qualifiers": [{}]}), {}, "qualifiers"),
        (400, asking(constraints={"sources": ROBOT | {"primary_only": 0}}), {}, "primary_only"),
        (400, ANY, {"parameters": {"timeout": "5"}}, "timeout"),
        (400, ANY, {"parameters": {"timeout": True}}, "timeout"),
        (400, ANY, {"workflow": [{"id": []}]}, "workflow.0.id"),
        (409, ANY, {"parameters": {"timeout": 0}}, "timeout"),
        (413, nodes(n={"ids": [f"A:{n}" for n in range(1001)]}), {}, "1000"),
        (413, nodes(s={}, o={}) | {"edges": {str(n): ANY["edges"]["e"] for n in range(13)}}, {}, "12"),
        (501, ANY, {"workflow": [{"id": "score"}]}, "lookup"),
        (501, asking(knowledge_type="inferred"), {}, "paths"),
    ],
)
def test_what_can_not_be_answered_is_refused_with_a_text(
    shipped: Client, status: int, graph: Json, more: Json, told: str
) -> None:
    response = shipped.request("POST", "/trapi/query", json={"message": {"query_graph": graph}} | more)

    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert isinstance(response.json(), str)
    assert told in response.json()


def test_a_body_that_is_none_is_refused(shipped: Client) -> None:
    for content in (b'{"message": {}}', b"", b"{", b"[]", b"\xff", b"[" * 10_000):
        response = shipped.request("POST", "/trapi/query", content=content)
        assert (response.status_code, type(response.json())) == (400, str)


def test_a_question_that_does_not_hang_together_is_not_asked(shipped: Client) -> None:
    apart = ask(shipped, asking() | {"nodes": {"s": {}, "o": {}, "x": {}}})

    assert (apart["status"], apart["message"]["results"]) == ("QueryNotTraversable", [])


def test_the_log_says_what_is_nothing_here_and_no_more_than_is_asked_for(shipped: Client) -> None:
    graph: Json = {
        "nodes": {"s": {"ids": ["NCBIGene:55553", "NCBIGene:1"], "is_set": True}, "o": {}},
        "edges": {"e": {"subject": "s", "object": "o"}},
    }
    answer = ask(shipped, graph)

    assert {"UnknownIdentifier", "KnownAs", "Ignored"} <= codes(answer)
    assert SOX6 in answer["message"]["results"][0]["node_bindings"]["s"]["ids"]
    assert "KnownAs" not in codes(ask(shipped, graph, log_level="WARNING"))
    assert "logs" not in ask(shipped, graph, log_level="ERROR")


def test_the_meta_knowledge_graph_is_what_there_is(shipped: Client, everything: Json) -> None:
    response = shipped.get("/trapi/meta_knowledge_graph")
    meta = response.json()
    nodes = everything["message"]["knowledge_graph"]["nodes"]

    assert broken(meta, "MetaKnowledgeGraph") == []
    found = {
        (nodes[edge["subject"]]["categories"][0], edge["predicate"], nodes[edge["object"]]["categories"][0])
        for edge in edges_of(everything).values()
    }
    assert {(each["subject"], each["predicate"], each["object"]) for each in meta["edges"]} == found
    assert {category for node in nodes.values() for category in node["categories"]} <= set(meta["nodes"])
    assert "HGNC" in meta["nodes"]["biolink:Gene"]["id_prefixes"]
    assert shipped.get("/trapi/1.5/meta_knowledge_graph").json() == meta


def test_in_1_5_the_same_is_found_and_told_in_its_shape(shipped: Client) -> None:
    newer = ask(shipped, EXAMPLES["one hop: which microRNAs decrease SOX6"]["message"]["query_graph"])
    older = shipped.request("POST", "/trapi/1.5/query", json=OLDER_EXAMPLE).json()
    result = older["message"]["results"][0]
    edge = next(iter(edges_of(older).values()))

    assert older["schema_version"] == "1.5.0"
    assert older["message"]["query_graph"] == OLDER_EXAMPLE["message"]["query_graph"]
    assert set(edges_of(older)) == set(edges_of(newer))
    assert result["node_bindings"]["gene"] == [{"id": SOX6, "attributes": []}]
    assert set(result["analyses"][0]["edge_bindings"]["e0"][0]) == {"id", "attributes"}
    assert "knowledge_level" not in edge
    assert attribute(edge, "biolink:knowledge_level") == "knowledge_assertion"
    assert attribute(edge, "biolink:agent_type") == "manual_agent"


def test_constraints_of_1_5_mean_what_those_of_2_0_mean(shipped: Client, everything: Json) -> None:
    guesses = {key for key, edge in edges_of(everything).items() if edge["knowledge_level"] == "prediction"}
    old = [
        {"id": "biolink:knowledge_level", "name": "level", "operator": "==", "value": "prediction", "not": False},
        {"id": "biolink:primary_knowledge_source", "name": "from", "operator": "==", "value": ["infores:exomyelin"]},
        {"id": "biolink:has_confidence_score", "name": "belief", "operator": ">", "value": 0, "unit_id": None},
    ]
    graph = asking(attribute_constraints=old, qualifier_constraints=[], predicates=None)

    assert set(edges_of(ask(shipped, graph, "/trapi/1.5/query"))) == guesses
    for wrong in ("x", [1], [{"id": "biolink:agent_type", "operator": ">", "value": 1}]):
        body = {"message": {"query_graph": asking(attribute_constraints=wrong)}}
        assert shipped.request("POST", "/trapi/1.5/query", json=body).status_code == 400
    body = {"message": {"query_graph": asking(qualifier_constraints=[{"qualifier_set": [{}]}])}}
    assert shipped.request("POST", "/trapi/1.5/query", json=body).status_code == 400
    assert shipped.request("POST", "/trapi/1.5/query", json={"message": []}).status_code == 400


def test_in_1_5_a_question_of_one_node_has_no_edges(shipped: Client) -> None:
    answer = ask(shipped, {"nodes": {"n": {"ids": [SOX6]}}, "edges": {}}, "/trapi/1.5/query")

    assert set(answer["message"]["knowledge_graph"]["nodes"]) == {SOX6}


def test_paths_are_given_in_1_5_too(shipped: Client) -> None:
    graph = {
        "nodes": {"s": {"ids": [MSC]}, "t": {"ids": [DIFFERENTIATION]}},
        "paths": {"p": {"subject": "s", "object": "t"}},
    }
    answer = ask(shipped, graph, "/trapi/1.5/query")
    analysis = answer["message"]["results"][0]["analyses"][0]

    assert analysis["path_bindings"]["p"][0]["id"] in answer["message"]["auxiliary_graphs"]
    assert analysis["edge_bindings"] == {}
