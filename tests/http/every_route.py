"""What can be asked of every route of the service, and for each at least one question that has an answer.

They are asked of the shipped papers and of the made-up one alike, so that they name only what both hold.
"""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote_plus, urlencode

import httpx

from api.trapi_examples import EXAMPLES, OLDER_EXAMPLE
from graph.exchange.forms import FORMS
from tests.http.client import Client

Json = dict[str, Any]
METHODS = ("get", "post")
CONDITIONS: Mapping[str, str] = {
    "min_belief": "0.04",
    "tier": "review",
    "cargo": "delivered",
    "same_species": "true",
    "same_model": "true",
    "same_cell": "true",
    "same_study": "true",
    "background": "false",
    "sign": "+",
    "max_hops": "3",
    "avoid": "miR-219",
}
"""Conditions under which a route is asked again, where it takes them."""


class Asked(NamedTuple):
    """One question.

    Attributes:
        method, path: of the request, the path with its parameters.
        body: what is sent as JSON; None for nothing.
    """

    method: str
    path: str
    body: Json | None = None

    def of(self, client: Client) -> httpx.Response:
        """The answer."""
        return client.request(self.method, self.path, **({} if self.body is None else {"json": self.body}))

    def beside(self, **parameters: str) -> "Asked":
        """The same with more parameters."""
        return self._replace(path=f"{self.path}{'&' if '?' in self.path else '?'}{urlencode(parameters)}")


def _get(path: str, *questions: str) -> dict[str, tuple[Asked, ...]]:
    return {f"get {path}": tuple(Asked("GET", question) for question in questions or (path,))}


def _post(path: str, *bodies: Json) -> dict[str, tuple[Asked, ...]]:
    return {f"post {path}": tuple(Asked("POST", path, body) for body in bodies)}


_SENTENCE = "miR-219 from MSC exosomes represses Sox6"
_TRIPLE = {"subject": "miR-219", "predicate": "increases", "object": "SOX6"}
_CYPHER = "MATCH (v:Source)-[e]-(w:Cargo) RETURN v, e, w"
ENDS = "source=MSC&effect=OPC+maturation"
QUESTIONS: Mapping[str, tuple[Asked, ...]] = {
    **_get("/reach", "/reach?effect=OPC+maturation", "/reach?effect=OPC+differentiation&sign=mixed"),
    **_get("/paths", "/paths?from=MSC&to=OPC+maturation&limit=100", "/paths?from=MSC&to=SOX6&sign=-"),
    **_get("/mechanisms", f"/mechanisms?{ENDS}", f"/mechanisms?{ENDS}&limit=50"),
    **_get("/compare", "/compare?a=MSC&b=OPC&source=NSC+exosome&effect=OPC+maturation"),
    **_get("/contradictions", "/contradictions", "/contradictions?effect=OPC+maturation"),
    **_get("/gaps", "/gaps", "/gaps?source=MSC"),
    **_get("/knockout", "/knockout?node=miR-219&effect=OPC+maturation", "/knockout?document=background&source=MSC"),
    **_get("/fragility", "/fragility?effect=OPC+maturation"),
    **_get("/cuts", f"/cuts?{ENDS}", f"/cuts?{ENDS}&sign=%2B"),
    **_get("/weakest-link", f"/weakest-link?{ENDS}"),
    **_get("/influence", "/influence?effect=OPC+maturation"),
    **_get(
        "/check", f"/check?sentence={quote_plus(_SENTENCE)}", "/check?subject=miR-219&predicate=increases&object=SOX6"
    ),
    **_post("/check", {"sentence": _SENTENCE}, _TRIPLE),
    **_get("/questions"),
    **_get("/questions/{id}", "/questions/sources-of-an-effect"),
    **_get("/search", "/search?q=oligo", "/search?q=exosome&kind=vesicle"),
    **_get("/entities", "/entities", "/entities?role=source"),
    **_get("/entities/{id}", "/entities/HGNC:16421"),
    **_get("/entities/{id}/neighbours", "/entities/HGNC:16421/neighbours"),
    **_get("/claims", "/claims", "/claims?subject=MSC+exosome", "/claims?tier=review&limit=7"),
    **_get("/references"),
    **_get("/documents"),
    **_get("/audit", "/audit", "/audit?severity=error"),
    **_get("/release"),
    **_get("/stats"),
    **_get("/export"),
    **_get("/export/{form}", *(f"/export/{form}" for form in FORMS)),
    **_get("/openCypher", f"/openCypher?query={quote_plus(_CYPHER)}"),
    **_post("/openCypher", {"query": _CYPHER}),
    **_get("/pg/statistics/summary", "/pg/statistics/summary?mode=basic"),
    **_get("/defaultConnection"),
    **_get("/trapi/meta_knowledge_graph"),
    **_get("/trapi/1.5/meta_knowledge_graph"),
    **_post("/trapi/query", *EXAMPLES.values()),
    **_post("/trapi/1.5/query", OLDER_EXAMPLE),
}
"""By method and path, as the description of the service has them."""

OF_A_STORE = {"get /health", "get /cypher"}
"""What tells of the store itself, and not of what it holds."""


def routes_of(client: Client) -> dict[str, set[str]]:
    """All routes that the description of the service lists, each with the names of its parameters."""
    return {
        f"{method} {path}": {parameter["name"] for parameter in operations[method].get("parameters", ())}
        for path, operations in client.get("/openapi.json").json()["paths"].items()
        for method in METHODS
        if method in operations
    }


def formats_of(client: Client, route: str) -> tuple[str, ...]:
    """The formats that a route says it gives."""
    method, path = route.split()
    document = client.get("/openapi.json").json()
    parameters = document["paths"][path][method].get("parameters", ())
    schema: Json = next((one["schema"] for one in parameters if one["name"] == "format"), {})
    names = [name.rpartition("/")[2] for choice in schema.get("anyOf", ()) if (name := choice.get("$ref"))]
    choices = [schema, *(document["components"]["schemas"][name] for name in names)]
    return tuple(dict.fromkeys(itertools.chain.from_iterable(choice.get("enum", ()) for choice in choices)))


def of_claims(client: Client) -> Asked:
    """A question for one claim."""
    return Asked("GET", f"/claims/{client.items('/claims', limit=1)[0]['id']}")


def every_question(client: Client) -> Iterator[tuple[str, Asked]]:
    """Every route with its questions: as they are, in each other format, and under each condition that it takes."""
    for route, parameters in routes_of(client).items():
        asked = QUESTIONS.get(route, ())
        yield from ((route, one) for one in asked)
        first = asked[:1]
        yield from ((route, one.beside(format=name)) for one in first for name in formats_of(client, route))
        conditions = [name for name in CONDITIONS if name in parameters and parameters >= {"tier", "cargo"}]
        yield from ((route, one.beside(**{name: CONDITIONS[name]})) for one in first for name in conditions)
    yield "get /claims/{id}", of_claims(client)
