"""Puts the service together: the one place where its parts meet."""

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import failures, openapi, pages, version
from api.parameters import refuse_unknown_parameters
from api.parts import Parts
from api.repeats import Repeating, Repeats
from api.routes import (
    audit,
    check,
    claims,
    compare,
    contradictions,
    cuts,
    cypher,
    documents,
    entities,
    export,
    gaps,
    graph_explorer,
    health,
    influence,
    knockout,
    mechanisms,
    opencypher,
    paths,
    questions,
    reach,
    references,
    release,
    search,
    stats,
    trapi,
    weakest,
)
from api.service import Service
from api.settings import Settings, variable
from api.shield import Shield
from graph.opening import open_door, open_path_server
from graph.snapshot import Snapshots
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from schema.errors import InvalidParameter
from schema.rubric import DEFAULT_RUBRIC, load_rubric

_TAGS = [
    {"name": "reasoning", "description": "Chains from sources to effects, each step with its evidence."},
    {"name": "entities", "description": "The things that claims speak of."},
    {"name": "evidence", "description": "Claims, what they cite, and what is wrong with them."},
    {"name": "service", "description": "Which data, how much, and is it alive."},
    {"name": "graph-explorer", "description": "What AWS's graph-explorer asks, in the shapes that it reads."},
    {"name": "trapi", "description": "What services of the Biomedical Data Translator ask, in TRAPI 2.0 and 1.5."},
]
_COMPARING = (compare, contradictions, gaps, knockout, cuts, weakest, influence)
_REASONING = (reach, paths, mechanisms, *_COMPARING, check, questions)
_EVIDENCE = (search, entities, claims, references, documents, audit)
_SERVICE = (release, stats, health, export, cypher)
_OF_OTHERS = (opencypher, graph_explorer, trapi)


def create_app(store: GraphStore, settings: Settings) -> FastAPI:
    """The service over a store. Whoever opened the store closes it.

    Raises:
        DataError: the settings name a rubric that is none.
        InvalidParameter: a server is to find paths, and the store is in none.
    """
    app = FastAPI(
        title="exomyelin",
        summary="Which exosome sources reach which effects on myelin, by which mechanism, and how well supported.",
        version=version.number(),
        docs_url=None,
        redoc_url=None,
        openapi_tags=_TAGS,
    )
    rubric = load_rubric(settings.rubric or DEFAULT_RUBRIC)
    snapshots, repeats = _snapshots(store, settings), Repeats(settings.cache_bytes)
    parts = Parts(store, snapshots, rubric, settings.timeout)
    app.state.service = Service(store, settings, rubric, snapshots, parts, open_door(store), repeats)
    is_near = isinstance(store, SqliteStore)
    release = store.release if is_near else (lambda: snapshots.current().release)
    app.add_middleware(Shield)
    app.add_middleware(Repeating, repeats=repeats, release=release, is_near=is_near)
    if settings.cors_origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins, allow_methods=("GET", "POST"))
    failures.install(app)
    for module in (*_REASONING, *_EVIDENCE, *_SERVICE, *_OF_OTHERS):
        app.include_router(module.router, dependencies=[Depends(refuse_unknown_parameters)])
    pages.install(app)
    openapi.describe(app)
    return app


def _snapshots(store: GraphStore, settings: Settings) -> Snapshots:
    if settings.paths == "index":
        return Snapshots(store)
    server = open_path_server(store)
    if server is None:
        expected = "index, because the store is a file: the server is Neo4j's (EXOMYELIN_STORE=neo4j://…)"
        raise InvalidParameter(variable("paths"), settings.paths, expected)
    return Snapshots(store, server)
