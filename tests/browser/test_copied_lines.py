"""The lines that ask for what is shown from elsewhere are run as a person would run them, and answer what is shown."""

import ast
import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, LiteralString, cast
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from neo4j import Driver, GraphDatabase

from graph.neo4j.address import parse_address
from graph.neo4j.server.running import USER
from graph.neo4j.store import Neo4jStore
from loaders.folder import read_folder
from schema.rubric import load_rubric
from tests.browser.visit import Visit
from tests.http.process import ROOT
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server, keep_from_others, uri_of

CHAIN = {"source": "MSC exosome", "effect": "OPC maturation"}
ENDS = {"from": "MSC exosome", "to": "OPC maturation"}
MIR = "exomyelin:mir-219"
TABLES: dict[str, tuple[dict[str, str], str, dict[str, str]]] = {
    "reach": ({"effect": "OPC maturation"}, "/reach", {"limit": "200"}),
    "mechanism": (CHAIN, "/mechanisms", {"limit": "12"}),
    "paths": (ENDS | {"avoid": "PI3K/Akt pathway", "max_hops": "4"}, "/paths", {"limit": "20"}),
    "compare": ({"a": "MSC exosome", "b": "OPC exosome", "effect": "OPC maturation"}, "/compare", {"limit": "1000"}),
    "contradictions": ({}, "/contradictions", {"limit": "1000"}),
    "gaps": ({}, "/gaps", {"limit": "1000"}),
    "audit": ({"severity": "error"}, "/audit", {"limit": "1000"}),
    "claims": ({"object": "miR-219"}, "/claims", {"limit": "1000"}),
    "works": ({"tier": "in_vivo_ms"}, "/references", {"limit": "1000"}),
    "influence": ({"effect": "OPC maturation"}, "/influence", {"limit": "1000"}),
}


def copied(page: Visit, name: str) -> str:
    """What the page puts on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if page.find("details.take[open]").count() == 0:
        page.find("details.take summary").first.click()
    line = page.find("details.take[open] > div > div").filter(has_text=f"Copy as {name}").first
    line.get_by_role("button").click()
    line.locator('[role="status"]').filter(has_text="copied").wait_for()
    text: str = page.page.evaluate("navigator.clipboard.readText()")
    assert text == line.locator("pre").inner_text()
    return text


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout  # noqa: S603 - ours


def read(line: str) -> Any:  # noqa: ANN401 - a table of pandas, which tells no types
    """What lines of Python give: their last expression."""
    *before, last = ast.parse(line).body
    assert isinstance(last, ast.Expr)
    names: dict[str, object] = {}
    exec(compile(ast.Module(before, []), "copied", "exec"), names)  # noqa: S102 - the page's own line is what is tested
    return eval(compile(ast.Expression(last.value), "copied", "eval"), names)  # noqa: S307 - as above


def read_in_r(line: str) -> list[dict[str, str]]:
    """What a line of R gives. Where there is no R, its address is asked as R would."""
    rscript = shutil.which("Rscript")
    if rscript:
        return list(csv.DictReader(io.StringIO(run(rscript, "-e", f"write.csv({line}, row.names = FALSE, na = '')"))))
    with urlopen(json.loads(line.removeprefix("read.csv(").removesuffix(")"))) as answer:  # noqa: S310 - our server
        return list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))


def is_words(value: object) -> bool:
    return isinstance(value, str) and any(letter.isalpha() for letter in value)


@pytest.mark.parametrize("view", TABLES)
def test_curl_pandas_and_r_bring_the_table_that_is_shown(visit: Callable[..., Visit], view: str) -> None:
    asked, path, more = TABLES[view]
    page = visit().go(view, **asked)
    items = page.ask(path, **asked, **more)["items"]

    table = list(csv.DictReader(io.StringIO(run("sh", "-c", copied(page, "curl")))))
    # Where every row has words: what is empty, or a number, each program writes in its own way.
    columns = [name for name in table[0] if all(is_words(item.get(name)) for item in items)]
    wanted = [{name: item[name] for name in columns} for item in items]
    assert len(columns) > 0
    assert [{name: row[name] for name in columns} for row in table] == wanted
    frame = read(copied(page, "pandas"))
    assert list(frame.columns) == list(table[0])
    assert frame[columns].astype(str).to_dict("records") == wanted
    assert [{name: row[name] for name in columns} for row in read_in_r(copied(page, "R"))] == wanted


def test_curl_brings_the_verdict_that_is_shown(visit: Callable[..., Visit]) -> None:
    page = visit().go("check", sentence='MSC exosomes don\'t carry the miR-219 of "others"')
    verdict = json.loads(run("sh", "-c", copied(page, "curl")))["verdict"]

    assert page.find(".notice strong").inner_text().startswith(verdict)


def test_the_link_shows_the_same_again(visit: Callable[..., Visit]) -> None:
    page = visit().go("mechanism", **CHAIN, chain="2")
    chains = page.find("button.pick").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    page.page.goto(copied(page, "a link"))
    page.settle()

    assert page.find("button.pick").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))") == chains
    assert page.find('button.pick[aria-pressed="true"]').count() == 1


def test_what_is_explored_is_asked_by_every_line(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR)
    near = page.ask(f"/entities/{MIR}/neighbours", limit="1000")["items"]
    claimed = sorted((row["subject"], row["predicate"], row["object"]) for row in near)

    table = csv.DictReader(io.StringIO(run("sh", "-c", copied(page, "curl"))))
    assert sorted((row["subject"], row["predicate"], row["object"]) for row in table) == claimed
    assert len(read(copied(page, "pandas"))) == len(read_in_r(copied(page, "R"))) == len(near)
    body = urlencode({"query": copied(page, "Cypher")}).encode()
    with urlopen(f"{page.address}/openCypher", body) as answer:  # noqa: S310 - our own server
        found = json.load(answer)["results"]
    shown = page.find('[aria-label="Steps that are shown"] tbody tr').count()
    assert len(found) == shown
    assert {row["a"]["~properties"]["id"] for row in found} == {MIR}


@pytest.fixture(scope="module", params=VERSIONS)
def neo4j(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A Neo4j server that holds the shipped papers."""
    server = blank_server(request.param)
    with closing(Neo4jStore(parse_address(uri_of(server)), load_rubric())) as store:
        for folder in sorted((ROOT / "loaders" / "papers").iterdir()):
            store.load(read_folder(folder))
        keep_from_others(server, store)
        with GraphDatabase.driver(server.address, auth=(USER, PASSWORD), notifications_min_severity="OFF") as driver:
            yield driver


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("mechanism", CHAIN),
        ("mechanism", {"source": "OPC exosome", "effect": "OPC maturation", "sign": "positive"}),
        ("paths", ENDS),
        ("paths", ENDS | {"max_hops": "3", "min_belief": "0.1", "background": "false"}),
        ("paths", {"from": "exosome", "to": "OPC maturation", "sign": "unknown", "limit": "40"}),
    ],
)
def test_neo4j_answers_the_cypher_with_the_paths_that_are_shown(
    visit: Callable[..., Visit], neo4j: Driver, view: str, asked: dict[str, str]
) -> None:
    page = visit().go(view, **asked)
    limit = {"limit": "12" if view == "mechanism" else "20"} | asked
    items = page.ask("/mechanisms" if view == "mechanism" else "/paths", **limit)["items"]

    found = neo4j.execute_query(cast("LiteralString", copied(page, "Cypher"))).records  # type: ignore[redundant-cast]
    walked = [
        [(step.start_node["id"], step.type.lower(), step.end_node["id"]) for step in record["p"].relationships]
        for record in found
    ]
    assert walked == [
        [(step["subject"], step["predicate"], step["object"]) for step in item["steps"]] for item in items
    ]


def test_cypher_says_what_it_does_not_ask(visit: Callable[..., Visit]) -> None:
    page = visit().go("paths", **ENDS, avoid="SOX6", via="BDNF", max_hops="4")
    line = copied(page, "Cypher")

    assert line.startswith("// Not asked here, so that there may be more: avoid, via\n")
    assert "*1..4]" in line
