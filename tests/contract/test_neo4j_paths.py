"""Paths that are asked of the server are those of the path index."""

import math
from contextlib import closing

import pytest
from neo4j import WRITE_ACCESS

from cypher import queries
from graph.neo4j import parts
from graph.neo4j.address import parse_address
from graph.neo4j.connection import Change, Connection
from graph.neo4j.paths import top_k_on_server
from graph.neo4j.projection import refresh_roles
from graph.neo4j.store import Neo4jStore
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from schema.edge import Edge
from schema.errors import NotOffered
from schema.predicates import Predicate
from schema.vocabulary import Kind
from tests.contract.homes import RUBRIC
from tests.neo4j_servers import VERSIONS, blank_server, uri_of
from tests.unit.small_graphs import SmallGraph, edge, entity, random_graph, random_query

MOST_NODES = 7
"""Up to which number of nodes, with three edges between two of them on average at the densest, both are compared."""

pytestmark = pytest.mark.parametrize("version", VERSIONS)


def open_blank(version: str) -> tuple[Neo4jStore, Connection]:
    address = parse_address(uri_of(blank_server(version)))
    return Neo4jStore(address, RUBRIC), Connection(address)


def forget_graph(connection: Connection) -> None:
    with connection.session(WRITE_ACCESS) as session:
        session.run("MATCH (e:Entity) DETACH DELETE e").consume()


def put_graph(change: Change, graph: SmallGraph) -> None:
    """Write a graph as a store that held its documents would."""
    change.tell_each(queries.ADD_ENTITIES, "ids", graph.ids)
    rows = [{"id": node.id, "properties": parts.entity_properties(node)} for node in graph.entities]
    change.tell_each(queries.SET_ENTITIES, "rows", rows)
    edges = [parts.edge_row(step, ()) for step in graph.edges if _is_stored(graph, step)]
    change.tell_each(queries.ADD_EDGES, "rows", edges)
    refresh_roles(change, graph.ids)


def _is_stored(graph: SmallGraph, step: Edge) -> bool:
    barred = {node.id for node in graph.entities if node.is_class or node.kind is Kind.VESICLE}
    return not step.is_background or barred.isdisjoint({step.subject, step.object})


def test_equal_to_the_index_on_random_graphs_and_questions(version: str) -> None:
    store, connection = open_blank(version)
    with closing(store), closing(connection):
        for seed in range(15):
            graph = random_graph(seed, most_nodes=MOST_NODES)
            forget_graph(connection)
            connection.changing(lambda change, graph=graph: put_graph(change, graph))  # type: ignore[misc]
            for number in range(6):
                query = random_query(seed * 100 + number, graph)
                expected = top_k(graph.index, query, Deadline(math.inf))
                found = top_k_on_server(store, query, Deadline(math.inf))
                assert found.paths == expected.paths, (seed, query)
                assert not found.timed_out
                assert found.exhausted == (len(found.paths) < query.k or _is_all(graph, query))


def _is_all(graph: SmallGraph, query: PathQuery) -> bool:
    more = query.model_copy(update={"k": query.k + 1})
    return len(top_k(graph.index, more, Deadline(math.inf)).paths) <= query.k


def test_the_server_ends_a_search_whose_time_is_up(version: str) -> None:
    store, connection = open_blank(version)
    nodes = [entity(f"exomyelin:n{n}") for n in range(14)]
    steps = [edge(a.id, Predicate.INCREASES, b.id) for a in nodes for b in nodes if a is not b]
    query = PathQuery(sources=(nodes[0].id,), target=nodes[-1].id, max_hops=12)
    with closing(store), closing(connection):
        connection.changing(lambda change: put_graph(change, SmallGraph(nodes, steps)))

        result = top_k_on_server(store, query, Deadline(1.0))
        assert (result.paths, result.timed_out, result.exhausted) == ((), True, False)

        late = top_k_on_server(store, query, Deadline(0.0))
        assert (late.paths, late.timed_out) == ((), True)


class LaterQuery(PathQuery):
    """A query with a condition that the server has never heard of."""

    same_weather: bool = False


def test_a_condition_that_the_server_does_not_know_is_refused_and_not_left_out(version: str) -> None:
    store, connection = open_blank(version)
    with closing(store), closing(connection):
        query = LaterQuery(sources=("exomyelin:a",), target="exomyelin:b")
        assert top_k_on_server(store, query, Deadline(10.0)).paths == ()

        with pytest.raises(NotOffered, match="does not offer same_weather"):
            top_k_on_server(store, query.model_copy(update={"same_weather": True}), Deadline(10.0))
