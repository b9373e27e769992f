"""Queries are files with headers that are held against what they do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cypher import queries
from cypher.query import Query, read_query
from schema.errors import DataError

ROOT = Path(__file__).parents[2]

GOOD = """// What a thing is called: two lines
// of purpose.
// param id: of the thing
// returns thing: itself
// returns name: what it is called
MATCH (t:Thing {id: $id}) // not $this, and no RETURN
WHERE t.name <> 'a; $b' AND EXISTS { MATCH (t)--(o) RETURN o }
RETURN t AS thing, t.name AS name
ORDER BY name LIMIT 1
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "things.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_query_knows_its_purpose_parameters_columns_and_text(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, GOOD))

    assert query.name == f"{tmp_path.name}/things"
    assert query.purpose == "What a thing is called: two lines of purpose."
    assert query.params == {"id"}
    assert query.returns == ("thing", "name")
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("t", "t"),
        ("DISTINCT t.name AS name", "name"),
        ("{a: 1, b: [1, 2]} AS both", "both"),
        ("count(*) AS n SKIP 1", "n"),
        ("COLLECT { MATCH (x) RETURN x.id AS id } AS ids", "ids"),
        ("1 AS n UNION MATCH (t) RETURN 2 AS n", "n"),
    ],
)
def test_columns_are_told_from_what_stands_around_them(tmp_path: Path, column: str, name: str) -> None:
    assert read_query(write(tmp_path, f"// P.\n// returns {name}: it\nMATCH (t) RETURN {column}\n")).returns == (name,)


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("{id: $id}", "{id: 1}", 3, "param id is declared, but \\$id is not used"),
        ("t.name <> ", "$more <> ", 7, "\\$more is used, but not declared"),
        ("t.name AS name", "t.name AS called", 8, "returns thing, called, and the header declares thing, name"),
        ("t.name AS name", "t.name", 8, "returns thing, t.name"),
        ("// returns name: what it is called\n", "", 7, "returns thing, name, and the header declares thing"),
        ("RETURN t AS thing, t.name AS name\nORDER BY name LIMIT 1", "DELETE t", None, "returns nothing"),
        ("LIMIT 1", "LIMIT 1; MATCH (n) DELETE n", 9, "holds a semicolon"),
        ("// param id: of the thing", "// param id: of it\n// param id: again", 4, "param id is declared twice"),
        ("// What a thing is called: two lines\n// of purpose.\n", "", 1, "says no purpose"),
    ],
)
def test_a_header_that_differs_from_the_query_is_refused_with_file_and_line(
    tmp_path: Path, before: str, after: str, line: int | None, problem: str
) -> None:
    assert before in GOOD
    path = write(tmp_path, GOOD.replace(before, after))

    with pytest.raises(DataError, match=problem) as caught:
        read_query(path)

    assert (caught.value.file, caught.value.line) == (path, line)


def test_a_file_without_a_query_or_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no query"):
        read_query(write(tmp_path, "// Nothing.\n"))

    (tmp_path / "things.cypher").write_bytes(b"// \xff")
    with pytest.raises(DataError, match="can't be read"):
        read_query(tmp_path / "things.cypher")
    with pytest.raises(DataError, match="can't be read"):
        read_query(tmp_path / "none.cypher")


def test_a_query_takes_its_parameters_and_no_others(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, GOOD))

    assert query.given(id="a") == {"id": "a"}
    with pytest.raises(TypeError, match=r"takes \['id'\], and was given \['id', 'name'\]"):
        query.given(id="a", name="b")


def named() -> Iterator[tuple[str, Query]]:
    for name, value in vars(queries).items():
        found = value if isinstance(value, tuple) else (value,)
        yield from ((name, query) for query in found if isinstance(query, Query))


def test_every_file_is_a_query_with_a_name() -> None:
    files = {f"{path.parent.name}/{path.stem}" for path in queries.FOLDER.glob("*/*.cypher")}

    assert {query.name for _, query in named()} == files


def test_every_query_has_a_caller() -> None:
    callers = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "graph").rglob("*.py"))

    assert [name for name, _ in named() if not re.search(rf"\bqueries\.{name}\b", callers)] == []


def test_no_python_file_outside_the_tests_holds_cypher() -> None:
    pattern = re.compile(r"\b(?:MATCH|MERGE|UNWIND|DETACH)\s*[(]|\bCALL (?:db|dbms)\.")
    packages = ("schema", "cypher", "graph", "loaders", "api")
    examples = {ROOT / "api" / "routes" / name for name in ("cypher.py", "opencypher.py")}  # what /docs shows of it
    modules = [path for package in packages for path in (ROOT / package).rglob("*.py") if path not in examples]

    assert [path for path in modules if pattern.search(path.read_text(encoding="utf-8"))] == []
