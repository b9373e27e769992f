"""Every kind of question that graph-explorer asks is answered as plain counting over the store answers it."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from graph.neo4j.parts import label_of
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.edge import Edge
from schema.entity import MergedEntity
from schema.rubric import load_rubric
from tests.http import explorer_questions as asking
from tests.http.client import Client
from tests.unit.engine_store import claim, paper
from tests.unit.small_graphs import BACKGROUND, random_graph

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"
PATTERNS = ("name", "synonyms", "description", "documents", "kind", "id")


@dataclass
class World:
    """A service, and what its store holds, as plain lists."""

    client: Client
    entities: list[MergedEntity]
    edges: list[Edge]
    labels: dict[str, list[str]]

    def ask(self, query: str) -> list[dict[str, Any]]:
        response = self.client.request("POST", "/openCypher", json={"query": query})
        assert response.status_code == 200, (query, response.text)
        results: list[dict[str, Any]] = response.json()["results"]
        return results

    def called(self, id_: str) -> str:
        entity = next(entity for entity in self.entities if entity.id == id_)
        return f"{entity.name} ({id_})"

    def at(self, id_: str) -> list[Edge]:
        return [edge for edge in self.edges if id_ in {edge.subject, edge.object}]

    def beside(self, id_: str) -> set[str]:
        return {end for edge in self.at(id_) for end in (edge.subject, edge.object) if end != id_}

    @property
    def types(self) -> list[str]:
        return sorted({edge.predicate.value.upper() for edge in self.edges})

    @property
    def all_labels(self) -> list[str]:
        return sorted({label for labels in self.labels.values() for label in labels})


def called(edge: Edge) -> str:
    return f"{edge.subject}-{edge.predicate.value.upper()}->{edge.object}"


def world_of(store: SqliteStore) -> World:
    snapshot = take_snapshot(store)
    ids = set(snapshot.entities)
    edges = [edge for edge in store.edges() if edge.cost is not None and {edge.subject, edge.object} <= ids]
    labels = {
        id_: sorted({label_of(entity.kind), *map(label_of, snapshot.roles[id_])})
        for id_, entity in snapshot.entities.items()
    }
    return World(Client(create_app(store, Settings())), list(snapshot.entities.values()), edges, labels)


def made_up(seed: int, folder: Path) -> SqliteStore:
    """A store of a small random graph, with names that would break out of a quoted text if they could."""
    graph = random_graph(seed)
    odd = ('"', "'", "`", "\\", '" OR 1=1 //', "]) RETURN 1 //", "é ☃ 💥", "(x)")
    chance = random.Random(seed)  # noqa: S311 a graph that can be made again, not a secret
    nodes = [
        node.model_copy(update={"name": f"{node.name} {chance.choice(odd)}", "synonyms": (chance.choice(odd), "same")})
        for node in graph.entities
    ]
    claims = [
        claim(f"{edge.subject[10:]} {edge.predicate} {edge.object[10:]}", f"text/1/{number + 1}")
        for number, edge in enumerate(graph.edges)
        if edge.predicate not in BACKGROUND
    ]
    store = SqliteStore(folder / "store.sqlite", load_rubric())
    store.load(paper(nodes, *claims))
    return store


@pytest.fixture(scope="module", params=["shipped", *range(6)])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("graph")
    if request.param == "shipped":
        store = SqliteStore(folder / "store.sqlite", load_rubric())
        for paper_folder in sorted(PAPERS.iterdir()):
            store.load(read_folder(paper_folder))
    else:
        store = made_up(request.param, folder)
    with closing(store):
        yield world_of(store)


def some_of(world: World, most: int = 12) -> list[MergedEntity]:
    chance = random.Random(1)  # noqa: S311 a choice that can be made again, not a secret
    return chance.sample(world.entities, min(most, len(world.entities)))


def test_labels_and_types_are_counted(world: World) -> None:
    found = {tuple(sorted(row["label"])): row["count"] for row in world.ask(asking.LABELS)}
    assert found == Counter(map(tuple, world.labels.values()))
    types = {row["label"]: row["count"] for row in world.ask(asking.TYPES)}
    assert types == Counter(edge.predicate.value.upper() for edge in world.edges for _ in range(2))
    for label in world.all_labels:
        (row,) = world.ask(asking.count_of(label))
        assert row["count"] == sum(label in labels for labels in world.labels.values())


def test_the_summary_tells_the_same(world: World) -> None:
    summary = world.client.get("/pg/statistics/summary?mode=basic").json()["payload"]["graphSummary"]
    assert (summary["numNodes"], summary["numEdges"]) == (len(world.entities), len(world.edges))
    assert sorted(summary["nodeLabels"]) == world.all_labels
    assert sorted(summary["edgeLabels"]) == world.types


def test_one_node_of_each_label_and_one_relationship_of_each_type_show_all_properties(world: World) -> None:
    nodes = world.ask(asking.one_node_each(world.all_labels))
    assert [label in row["object"]["~labels"] for label, row in zip(world.all_labels, nodes, strict=True)].count(
        True
    ) == len(world.all_labels)
    for row in nodes:
        assert set(PATTERNS) <= set(row["object"]["~properties"])
    edges = world.ask(asking.one_edge_each(world.types)) if world.types else []
    assert [row["object"]["~type"] for row in edges] == world.types
    for row in edges:
        assert {"sign", "belief", "claims", "contested", "tiers", "statements"} <= set(row["object"]["~properties"])


def test_types_connect_the_labels_that_they_connect(world: World) -> None:
    if not world.types:
        return
    found = {
        (row["edgeType"], tuple(sorted(row["sourceLabels"])), tuple(sorted(row["targetLabels"])))
        for row in world.ask(asking.connections(world.types))
    }
    assert found == {
        (edge.predicate.value.upper(), tuple(world.labels[edge.subject]), tuple(world.labels[edge.object]))
        for edge in world.edges
    }


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("labels", [(), ("Gene",), ("Source", "Process")])
def test_nodes_are_found_by_what_they_hold(world: World, labels: tuple[str, ...], *, exact: bool) -> None:
    for entity in some_of(world, 6):
        term = entity.name if exact else entity.name[1:6]
        found = world.ask(asking.search(term, labels, ("name", "synonyms", asking.ANY_ID), exact=exact, limit=100))

        def holds(other: MergedEntity, term: str = term) -> bool:
            texts = (other.name, "; ".join(other.synonyms), world.called(other.id))
            is_of = not labels or set(labels) & set(world.labels[other.id])
            return bool(is_of) and any(term == text if exact else term in text for text in texts)

        expected = sorted(world.called(other.id) for other in world.entities if holds(other))
        assert sorted(row["object"]["~id"] for row in found) == expected[:100] or len(expected) > 100


def test_pages_of_a_search_follow_each_other(world: World) -> None:
    whole = [row["object"]["~id"] for row in world.ask(asking.search("", ("Entity",)))]
    paged = [
        row["object"]["~id"]
        for offset in range(0, len(whole), 4)
        for row in world.ask(asking.search("", ("Entity",), limit=4, offset=offset))
    ]
    assert paged == whole == [world.called(entity.id) for entity in world.entities]


def test_neighbours_are_those_one_step_away_with_all_steps_between(world: World) -> None:
    for entity in some_of(world):
        (row,) = world.ask(asking.neighbours(world.called(entity.id)))
        assert sorted(node["~id"] for node in row["vObjects"]) == sorted(map(world.called, world.beside(entity.id)))
        assert sorted(edge["~id"] for edge in row["eObjects"]) == sorted(map(called, world.at(entity.id)))
        for edge in row["eObjects"]:
            step = next(step for step in world.edges if called(step) == edge["~id"])
            assert (edge["~start"], edge["~end"]) == (world.called(step.subject), world.called(step.object))
            assert edge["~properties"]["belief"] == step.belief
            assert edge["~properties"]["sign"] == step.sign
            assert edge["~properties"]["contested"] == step.contested
            assert edge["~properties"]["claims"] == "; ".join(step.claims)


def test_neighbours_can_be_of_a_label_hold_a_text_and_be_few(world: World) -> None:
    for entity in some_of(world, 4):
        beside = world.beside(entity.id)
        for label in world.all_labels[::2]:
            for limit in (0, 2):
                (row,) = world.ask(asking.neighbours(world.called(entity.id), (label,), (("name", "e"),), limit=limit))
                fits = {
                    other.id
                    for other in world.entities
                    if other.id in beside and label in world.labels[other.id] and "e" in other.name
                }
                got = {node["~properties"]["id"] for node in row["vObjects"]}
                assert got <= fits
                assert len(got) == (min(limit, len(fits)) if limit else len(fits))
                between = [e for e in world.at(entity.id) if {e.subject, e.object} - {entity.id} <= got]
                assert sorted(edge["~id"] for edge in row["eObjects"]) == sorted(map(called, between))


def test_neighbours_that_are_shown_already_can_be_left_out_until_none_is_left(world: World) -> None:
    for entity in some_of(world, 4):
        shown: list[str] = []
        while True:
            (row,) = world.ask(asking.neighbours(world.called(entity.id), without=shown, limit=2))
            if not row["vObjects"]:
                break
            assert not {node["~id"] for node in row["vObjects"]} & set(shown)
            shown += [node["~id"] for node in row["vObjects"]]
        assert sorted(shown) == sorted(map(world.called, world.beside(entity.id)))


def test_neighbours_are_counted_by_their_labels(world: World) -> None:
    chosen = [entity.id for entity in some_of(world)]
    rows = world.ask(asking.neighbour_counts(list(map(world.called, chosen))))
    found = {row["id"]: {tuple(sorted(c["label"])): c["count"] for c in row["counts"]} for row in rows}
    expected = {
        world.called(id_): Counter(tuple(world.labels[other]) for other in world.beside(id_))
        for id_ in chosen
        if world.beside(id_)
    }
    assert found == expected


def test_details_are_those_of_what_is_named_and_what_is_not_there_is_left_out(world: World) -> None:
    chosen = some_of(world)
    names = [world.called(entity.id) for entity in chosen]
    rows = world.ask(asking.nodes_called([*names, "nobody (x:1)", chosen[0].id]))
    found = {row["vertex"]["~id"]: row["vertex"] for row in rows}
    assert sorted(found) == sorted(names)
    for entity in chosen:
        node = found[world.called(entity.id)]
        assert sorted(node["~labels"]) == world.labels[entity.id]
        assert (node["~properties"]["name"], node["~properties"]["id"]) == (entity.name, entity.id)
    edges = world.edges[:20]
    rows = world.ask(asking.edges_called([*map(called, edges), "x:1-CARRIES->x:2", "no edge"]))
    assert Counter(row["edge"]["~id"] for row in rows) == Counter(called(edge) for edge in edges for _ in range(2))


def test_every_question_is_answered_the_same_twice(world: World) -> None:
    for query in (asking.LABELS, asking.search("", limit=7), asking.neighbours(world.called(world.entities[0].id))):
        assert world.ask(query) == world.ask(query)
