"""Files made to harm: each is refused by name, line and what was expected, and the store stays as it was."""

import gzip
import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.sqlite.store import SqliteStore
from loaders.cli.app import app
from loaders.formats.lines import MAX_LINE
from schema.rubric import load_rubric
from tests.contract.papers import paper

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY l0 "lol">{LAUGHS}]><graphml><graph>&l9;</graph></graphml>'
FILE = '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>'
DEEP_XML = "<graphml>" + "<graph>" * 60 + "</graph>" * 60 + "</graphml>"
DEEP_JSON = '[{"type": ' + "[" * 100_000 + "]" * 100_000 + "}]"
NESTED = '[{"type": ' + "[" * 150 + "]" * 150 + "}]"
HEAD = "subject\tpredicate\tobject\n"


def put(name: str, content: str | bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


HOSTILE = {
    "entities that grow": (put("x.graphml", BOMB), "x.graphml:1: has a document type"),
    "an entity of the machine": (put("x.graphml", FILE), "x.graphml:1: has a document type"),
    "deep XML": (put("x.graphml", DEEP_XML), "x.graphml:1: "),
    "markup without end": (put("x.graphml", '<graphml a="' + "x" * 2**25), "bytes without an element"),
    "text without end": (put("x.graphml", "<graphml>" + "x" * 2**25), "a text longer than"),
    "an encoding that is none": (put("x.graphml", '<?xml version="1.0" encoding="x-no"?><graphml/>'), "x.graphml:1:"),
    "XML cut off": (put("x.graphml", "<graphml><graph>"), "is no well-formed XML"),
    "XML of another kind": (put("x.graphml", "<html/>"), "begins with <html>"),
    "deep JSON": (put("x.json", DEEP_JSON), "x.json:1: can't be read as JSON"),
    "JSON nested too far": (put("x.json", NESTED), "is nested more than 100 levels deep"),
    "JSON cut off": (put("x.json", '[{"type": "Activation"'), "x.json:1: is not JSON"),
    "a number of many digits": (put("x.json", f'[{{"type": {"9" * 5000}}}]'), "x.json:1: can't be read as JSON"),
    "a number that is none": (put("x.json", '[{"type": NaN}]'), "NaN is no number of JSON"),
    "half of a letter": (
        put("x.json", '[{"type":\n"\\ud83d\\ude00 \\\\ud800 \\ud800"}]'),
        "x.json:2: has half of a letter",
    ),
    "a line without end": (put("x_edges.tsv", HEAD + "x" * (MAX_LINE + 1)), "x_edges.tsv:2: is longer than"),
    "a header without end": (put("x_edges.jsonl", "{" * (MAX_LINE + 1)), "x_edges.jsonl:1: is longer than"),
    "UTF-16": (put("x_edges.tsv", HEAD.encode("utf-16")), "x_edges.tsv:1: is written in UTF-16"),
    "Latin-1": (put("x_edges.tsv", HEAD.encode() + b"\xe9\tb\tc\n"), "x_edges.tsv:2: byte 0xe9 is not UTF-8"),
    "NUL": (put("x_edges.tsv", HEAD + "a\x00\tb\tc\n"), "x_edges.tsv:2: has the control character U+0000"),
    "gzip": (put("x_edges.tsv", gzip.compress(HEAD.encode())), "is gzip"),
    "JSON Lines of no JSON": (put("x_edges.jsonl", "{}\n{oops\n"), "x_edges.jsonl:2: is not JSON"),
    "nothing": (put("x_edges.tsv", ""), "is in no format that is recognised"),
    "CX2 of another shape": (put("x.cx2", '{"CXVersion": "2.0"}'), "a CX2 network"),
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    with closing(SqliteStore(path, load_rubric())) as opened:
        opened.load(paper())
    return path


def release(store: Path) -> str:
    with closing(SqliteStore(store, load_rubric(), read_only=True)) as opened:
        return opened.release()


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_nothing_changes(case: str, tmp_path: Path, store: Path) -> None:
    write, said = HOSTILE[case]
    before = release(store)
    result = run("add", write(tmp_path), "--store", store)
    assert result.exit_code == 1, result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert release(store) == before


def test_a_byte_order_mark_and_line_ends_of_other_systems_are_no_fault(tmp_path: Path, store: Path) -> None:
    text = "\ufeff" + HEAD.replace("\n", "\r\n") + "HGNC:1\tbiolink:causes\tHP:0000001\r\n"
    assert run("add", put("x_edges.tsv", text)(tmp_path), "--strict", "--store", store).exit_code == 0


def test_what_looks_like_a_formula_or_a_command_is_text(tmp_path: Path, store: Path) -> None:
    name = '=HYPERLINK("http://x")\x1b[31m'
    rows = [{"id": "HGNC:1", "name": name, "category": [name]}, {"id": "HGNC:2", "name": name, "kind": "gene"}]
    path = put("x_nodes.jsonl", "\n".join(json.dumps(row) for row in [*rows, {"id": "x", "category": [name]}]))(
        tmp_path
    )
    result = run("add", path, "--store", store)
    assert result.exit_code == 0
    assert "\x1b" not in result.stderr
    assert "rejected 1" in result.stderr


def test_a_title_that_is_a_formula_is_text_in_a_listing_as_csv(tmp_path: Path, store: Path) -> None:
    network = [{"CXVersion": "2.0"}, {"networkAttributes": [{"name": "=1+1"}]}]
    nodes = [{"id": 1, "v": {"n": "TNF", "represents": "HGNC:11892"}}]
    path = put("x.cx2", json.dumps([*network, {"nodes": nodes}]))(tmp_path)
    assert run("add", path, "--store", store).exit_code == 0
    assert ",'=1+1," in run("list", "--format", "csv", "--store", store).stdout


def test_strict_refuses_all_and_the_report_holds_every_rejection(tmp_path: Path, store: Path) -> None:
    text = HEAD + "HGNC:1\tbiolink:causes\tHP:0000001\n" + "HGNC:1\tbiolink:sings_to\tHP:0000001\n" * 9
    path, before = put("x_edges.tsv", text)(tmp_path), release(store)
    refused = run("add", path, "--strict", "--report", tmp_path / "report.jsonl", "--store", store)
    assert refused.exit_code == 1
    assert release(store) == before
    lines = (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["line"] for line in lines] == list(range(3, 12))
    assert run("check", path, "--strict").exit_code == 1
    assert run("check", path).exit_code == 0
    taken = run("add", path, "--document", "mine", "--store", store)
    assert taken.exit_code == 0
    assert "accepted 1 claims, merged 0, rejected 9" in taken.stderr
    assert "9 × no predicate here says sings_to" in taken.stderr


def test_a_file_can_not_take_the_place_of_a_paper_of_its_name(tmp_path: Path, store: Path) -> None:
    path, before = put("x_edges.tsv", HEAD + "HGNC:1\tbiolink:causes\tHP:0000001\n")(tmp_path), release(store)
    result = run("add", path, "--document", paper().info.id, "--store", store)
    assert result.exit_code == 1
    assert "another id" in result.stderr
    assert release(store) == before
    assert run("add", path, "--document", "No Id", "--store", store).exit_code == 1


MAPPING = "columns: {subject: s, object: o, predicate: p}\nconstants: {subject_kind: gene, object_kind: gene}\n"


def test_files_named_as_a_pair_that_are_no_kgx_are_each_read(tmp_path: Path, store: Path) -> None:
    mapping = put("m.yaml", MAPPING)(tmp_path)
    for part in ("nodes", "edges"):
        put(f"t_{part}.tsv", f"s\tp\to\n{part}\t+\tb\n")(tmp_path)
    named = [tmp_path / f"t_{part}.tsv" for part in ("nodes", "edges")]
    result = run("add", *named, "--mapping", mapping, "--store", store)
    assert result.exit_code == 0, result.stderr
    assert all(f"t_{part}.tsv: csv: accepted 1 claims" in result.stderr for part in ("nodes", "edges"))
    alone = run("check", named[1], "--mapping", mapping)
    assert "t_nodes.tsv" not in alone.stderr


def test_a_pipe_beside_a_file_is_not_waited_for(tmp_path: Path, store: Path) -> None:
    os.mkfifo(tmp_path / "x_nodes.tsv")
    path = put("x_edges.tsv", HEAD + "HGNC:1\tbiolink:causes\tHP:0000001\n")(tmp_path)
    assert run("add", path, "--store", store).exit_code == 0
    assert run("add", tmp_path / "x_nodes.tsv", "--store", store).exit_code == 1


def test_strict_loads_nothing_of_a_file_before_the_one_that_is_refused(tmp_path: Path, store: Path) -> None:
    good = put("a_edges.tsv", HEAD + "HGNC:1\tbiolink:causes\tHP:0000001\n")(tmp_path)
    bad = put("b_edges.tsv", HEAD + "HGNC:1\tbiolink:causes\tHP:0000002\nX:1\tbiolink:causes\tHP:0000002\n")(tmp_path)
    before = release(store)
    for refused in ([good, bad], [bad, good]):
        assert run("add", *refused, "--strict", "--store", store).exit_code == 1
        assert release(store) == before
    assert run("add", good, bad, "--store", store).exit_code == 0
