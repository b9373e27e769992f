"""An answer made of paths can be had in every form of other tools, and says there what it says as JSON of itself."""

import io
import json
from typing import Any
from zipfile import ZipFile

import networkx as nx
import pyarrow.parquet as pq
import pytest
from rdflib import Dataset, URIRef

from graph.exchange.forms import FORMS
from schema.iris import LOCAL
from tests.http.client import Client, assert_problem

ANSWERS = {
    "/paths": {"from": "MSC exosome", "to": "OPC maturation"},
    "/mechanisms": {"source": "MSC exosome", "effect": "OPC maturation"},
    "/reach": {"effect": "OPC maturation"},
}
ASKED = pytest.mark.parametrize(("path", "params"), ANSWERS.items())
OFFERED = {name: form for name, form in FORMS.items() if form.of_answers}
TELLING = [name for name, form in OFFERED.items() if form.tells]
SILENT = [name for name, form in OFFERED.items() if not form.tells]
SHARED = ("exomyelin-release", "exomyelin-truncated", "exomyelin-timed-out", "exomyelin-rows", "exomyelin-permalink")
MANY: dict[str, Any] = {"from": "MSC exosome", "to": "OPC maturation", "limit": 1}


def steps_of(items: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """The steps of an answer in JSON, at whatever depth."""
    found = set()
    for item in items:
        for value in item.values():
            if isinstance(value, dict) and "steps" in value:
                found |= steps_of([value])
        for step in item.get("steps", []):
            found.add((step["subject"], step["predicate"], step["object"]))
    return found


@ASKED
@pytest.mark.parametrize("form", OFFERED)
def test_every_form_is_given_with_the_headers_of_the_answer(
    client: Client, path: str, params: dict[str, str], form: str
) -> None:
    plain, response = client.get(path, **params), client.get(path, format=form, **params)

    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == OFFERED[form].content_type
    assert response.headers["content-disposition"] == f'attachment; filename="exomyelin-{OFFERED[form].file}"'
    assert {name: response.headers[name] for name in SHARED} == {name: plain.headers[name] for name in SHARED}
    assert float(response.headers["exomyelin-elapsed-ms"]) >= 0
    assert response.headers["etag"] != plain.headers["etag"]
    assert client.get(path, format=form, **params).content == response.content


@ASKED
def test_the_steps_are_those_of_the_answer(client: Client, path: str, params: dict[str, str]) -> None:
    shown = steps_of(client.items(path, **params))
    lines = client.get(path, format="sif", **params).text.splitlines()

    assert shown
    assert {tuple(line.split("\t")) for line in lines} == shown


def test_what_an_answer_says_of_itself_stands_in_every_form_that_has_a_place_for_it(client: Client) -> None:
    said = client.get("/paths", **MANY).json()
    assert said["truncated"] is True
    files = {form: client.get("/paths", format=form, **MANY).content for form in TELLING}

    heads = {
        "graphml": nx.read_graphml(io.BytesIO(files["graphml"]), force_multigraph=True).graph,
        "cx2": next(part["networkAttributes"][0] for part in json.loads(files["cx2"]) if "networkAttributes" in part),
        **{form: _from_parquet(files[form]) for form in files if form.endswith(".parquet")},
        "package": json.loads(ZipFile(io.BytesIO(files["package"])).read("datapackage.json")),
        "bel": _from_bel(files["bel"].decode()),
        **{form: _from_rdf(files[form], form, said["permalink"]) for form in files if form in RDF},
    }
    assert set(heads) == set(TELLING)
    for form, head in heads.items():
        told = {name: str(head[name]).lower() for name in ("truncated", "timed_out")}
        assert told == {"truncated": "true", "timed_out": "false"}, form
        assert (head.get("release") or head["version"]) == said["release"], form
        assert head["question"] == said["permalink"], form
        assert head["methods"] == said["methods"], form


@pytest.mark.parametrize("form", SILENT)
def test_a_form_that_cannot_say_that_it_is_a_part_is_whole_or_a_problem(client: Client, form: str) -> None:
    many: dict[str, Any] = {"from": ("MSC exosome", "OPC exosome"), "to": "OPC maturation"}
    whole = client.get("/paths", format=form, **many)

    assert whole.headers["exomyelin-truncated"] == "false"
    assert client.get("/paths", format=form, **MANY).headers["exomyelin-truncated"] == "true"


def test_where_time_is_up_a_telling_form_says_so_and_a_silent_one_is_refused(client: Client) -> None:
    hurried: dict[str, Any] = {"from": "MSC exosome", "to": "OPC maturation", "timeout": 1e-9}
    told = client.get("/paths", format="graphml", **hurried)

    assert told.headers["exomyelin-timed-out"] == "true"
    assert told.headers["cache-control"] == "no-store"
    graph = nx.read_graphml(io.BytesIO(told.content), force_multigraph=True)
    assert (graph.graph["timed_out"], graph.graph["reason"]) == (True, "timed_out")
    assert_problem(client.get("/paths", format="sif", **hurried), "timed-out")


def test_an_empty_answer_says_why_in_the_file(client: Client) -> None:
    asked = {"from": "NSC exosome", "to": "OPC maturation"}
    response = client.get("/paths", format="graphml", **asked)
    graph = nx.read_graphml(io.BytesIO(response.content), force_multigraph=True)

    assert len(graph) == 0
    assert (
        graph.graph["reason"] == response.headers["exomyelin-reason"] == client.get("/paths", **asked).json()["reason"]
    )


def test_reach_names_the_sources_that_have_no_step_to_show(client: Client) -> None:
    response = client.get("/reach", format="graphml", effect="OPC maturation")
    remarks = nx.read_graphml(io.BytesIO(response.content), force_multigraph=True).graph["remarks"]

    for row in client.items("/reach", effect="OPC maturation"):
        assert (row["source"] in remarks) is not row["reached"]


@ASKED
def test_another_format_is_refused_with_those_that_there_are(client: Client, path: str, params: dict[str, str]) -> None:
    body = assert_problem(client.get(path, format="gexf", **params), "invalid-parameter", "format")

    for name in ("json", "csv", "bibtex", *OFFERED):
        assert name in body["detail"]


@ASKED
def test_the_description_lists_the_formats(client: Client, path: str, params: dict[str, str]) -> None:
    operation = client.get("/openapi.json").json()["paths"][path]["get"]
    (format,) = [parameter for parameter in operation["parameters"] if parameter["name"] == "format"]

    assert params
    assert set(OFFERED) < set(format["schema"]["enum"])
    assert "application/vnd.apache.parquet" in operation["responses"]["200"]["content"]


def test_lists_that_are_not_made_of_paths_have_none_of_these_forms(client: Client) -> None:
    assert_problem(client.get("/claims", format="graphml"), "invalid-parameter", "format")


RDF = {"ttl": "turtle", "trig": "trig", "jsonld": "json-ld", "nq": "nquads"}


def _from_rdf(data: bytes, form: str, permalink: str) -> dict[str, str]:
    dataset = Dataset()
    dataset.parse(data=data, format=RDF[form])
    node = URIRef(LOCAL + permalink.removeprefix("/"))
    return {str(name).removeprefix(LOCAL): str(value) for _, name, value, _ in dataset.quads((node, None, None, None))}


def _from_parquet(data: bytes) -> dict[str, str]:
    metadata = pq.read_schema(io.BytesIO(data)).metadata
    return {name.decode(): value.decode() for name, value in metadata.items()}


def _from_bel(script: str) -> dict[str, str]:
    lines = script.splitlines()
    (description,) = [line for line in lines if line.startswith("SET DOCUMENT Description")]
    (version,) = [line for line in lines if line.startswith("SET DOCUMENT Version")]
    names = ("question", "methods", "truncated", "timed_out")
    ends = dict(zip(names, (". methods: ", ". truncated: ", ". timed_out: ", '"'), strict=True))
    told = {name: description.split(f"{name}: ", 1)[1].split(ends[name], 1)[0] for name in names}
    return told | {"version": version.split('"')[1]}
