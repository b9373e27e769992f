"""A bad paper is refused whole: every mistake is told with its file and line, and the store stays as it was."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from graph.sqlite.store import SqliteStore
from loaders.cli.app import app
from loaders.folder import FILES, check_folder, read_folder
from loaders.formats.text import MAX_BYTES
from schema.errors import InvalidDocument
from schema.rubric import load_rubric
from tests.sources.tiny_paper import write_paper

Edit = Callable[[Path], object]


class Bad(NamedTuple):
    """A paper with one mistake, and what is told of it."""

    name: str
    edit: Edit
    file: str
    line: int | None
    problem: str
    expected: str = ""
    nearest: str | None = None


def put(file: str, old: str, new: str, count: int = 1) -> Edit:
    """Replace some text of a file."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, count), encoding="utf-8")

    return edit


def write(file: str, content: bytes) -> Edit:
    """Write a file anew."""
    return lambda folder: (folder / file).write_bytes(content)


def append(file: str, text: str) -> Edit:
    """Add to the end of a file."""

    def edit(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return edit


def drop(file: str) -> Edit:
    """Leave a file out."""
    return lambda folder: (folder / file).unlink()


def put_folder(file: str) -> Edit:
    """Put a folder in the place of a file."""

    def edit(folder: Path) -> None:
        drop(file)(folder)
        (folder / file).mkdir()

    return edit


def link(file: str, target: str) -> Edit:
    """Put a symbolic link in the place of a file."""

    def edit(folder: Path) -> None:
        drop(file)(folder)
        (folder / file).symlink_to(target)

    return edit


DOC, ENT, CLA, REF = "document.yaml", "entities.tsv", "claims.yaml", "references.json"
STU, CIT, COV, FIN, BAC = "studies.tsv", "citations.tsv", "coverage.tsv", "findings.yaml", "background.tsv"

CYCLE = b"title: &a [*a]\n"
BOMB = b"title: a\nauthors: [&x [a, a], *x]\n"
REPEATED = "- at: introduction/1/3\n  claims:\n    - {subject: TNF, predicate: binds, object: miR-1, statement: s}\n"

BAD = [
    # Files as such.
    Bad("missing file", drop(ENT), ENT, None, "is missing"),
    Bad("empty yaml", write(DOC, b""), DOC, 1, "is empty"),
    Bad("empty table", write(ENT, b"\n"), ENT, 1, "is empty"),
    Bad("empty json", write(REF, b" "), REF, 1, "is empty"),
    Bad("broken row", put(ENT, "MS", "MS\n"), ENT, 7, "has 5 cells", "9"),
    Bad("latin-1", lambda f: write(CLA, (f / CLA).read_bytes() + b"# caf\xe9\n")(f), CLA, 37, "byte 0xe9", "UTF-8"),
    Bad("utf-16", lambda f: write(ENT, (f / ENT).read_text("utf-8").encode("utf-16"))(f), ENT, 1, "UTF-16", "UTF-8"),
    Bad("nul", put(CLA, "lowers", "low\0ers"), CLA, 17, "control character U+0000"),
    Bad("no character", put(CLA, "lowers", "low\uffffers"), CLA, None, "is not YAML"),
    Bad(
        "unknown file", lambda f: (f / CLA).rename(f / "claim.yaml"), "claim.yaml", None, "no file of a paper", "", CLA
    ),
    Bad("folder for file", put_folder(FIN), FIN, None, "is no file"),
    Bad("broken link", link(FIN, "nowhere"), FIN, None, "can't be read"),
    Bad("link loop", link(FIN, FIN), FIN, None, "can't be read"),
    Bad("link out", link(FIN, __file__), FIN, None, "leads out of the folder"),
    # YAML.
    Bad("broken yaml", put(CLA, "predicate: carries", "predicate: [carries"), CLA, 5, "is not YAML"),
    Bad("cyclic alias", write(DOC, CYCLE), DOC, 1, "alias '*a'"),
    Bad("alias bomb", write(DOC, BOMB), DOC, 2, "anchor '&x'"),
    Bad("tag", put(DOC, "title: A", "title: !!python/name:os.system A"), DOC, 2, "tag 'tag:yaml.org,2002:python/name"),
    Bad("deep yaml", put(DOC, "title: A tiny paper", "title: " + "[" * 30 + "]" * 30), DOC, 2, "more than 20 levels"),
    Bad("duplicate key", put(DOC, "year: 2020", "year: 2020\ntitle: Another"), DOC, 5, "'title' stands twice"),
    Bad("two documents", append(DOC, "---\ntitle: x\n"), DOC, 19, "second document"),
    Bad("nameless field", append(DOC, "? [a]\n: b\n"), DOC, 19, "a field has no name"),
    Bad("tab indent", put(DOC, "  - {section: front}", "\t- {section: front}"), DOC, 10, "is not YAML"),
    Bad("no list", write(CLA, b"at: introduction/1/1\n"), CLA, 1, "does not begin with a list"),
    Bad("no list of findings", write(FIN, b"code: x\n"), FIN, 1, "does not begin with a list"),
    # Tables.
    Bad("missing column", put(ENT, "\tkind", ""), ENT, 1, "column 'kind' is missing"),
    Bad("unknown column", put(ENT, "synonyms", "synonym"), ENT, 1, "unknown column 'synonym'", "", "synonyms"),
    Bad("duplicate column", put(ENT, "xrefs", "synonyms"), ENT, 1, "column 'synonyms' stands 2 times"),
    Bad("nameless column", put(ENT, "xrefs", ""), ENT, 1, "column 6 has no name"),
    Bad("stray tab", put(ENT, "miR-1\t", "miR-1\t\t"), ENT, 4, "has 10 cells (a stray tab?)", "9"),
    Bad("few cells", put(CIT, "\tRoe", ""), CIT, 3, "has 5 cells", "6"),
    Bad("bad coverage header", put(COV, "hash", "hush"), COV, 1, "unknown column 'hush'", "", "hash"),
    Bad("bad citations header", put(CIT, "ordinal", "number"), CIT, 1, "column 'number' stands 2 times"),
    # JSON.
    Bad("broken json", put(REF, "[", "[,"), REF, 1, "is not JSON"),
    Bad("no json list", write(REF, b"\n{}"), REF, 1, "holds {}", "a JSON list"),
    Bad("deep json", write(REF, b"[" * 99_999 + b"]" * 99_999), REF, None, "can't be read as JSON"),
    Bad("twice in json", put(REF, '"volume": 1', '"title": "x"'), REF, 2, "'title' stands twice"),
    Bad("no number", put(REF, '"volume": 1', '"volume": NaN'), REF, 2, "NaN is no number"),
    Bad("no item", write(REF, b'[\n "x",\n {"id": 1}]'), REF, 2, "'x' does not fit", "fields with their values"),
    # The document.
    Bad("wrong id", put(DOC, "title:", "id: doe-2021\ntitle:"), DOC, 2, "id: 'doe-2021'", "", "doe-2020"),
    Bad(
        "no title", put(DOC, "title: A tiny paper", "titel: A tiny paper"), DOC, 2, "unknown field 'titel'", "", "title"
    ),
    Bad("wrong year", put(DOC, "2020", "MMXX"), DOC, 4, "year: 'MMXX' does not fit", "a whole number"),
    Bad("wrong doi", put(DOC, "10.1234/tiny", "tiny"), DOC, 5, "doi: 'tiny' does not fit"),
    Bad(
        "twice a section", put(DOC, "section: introduction", "section: front"), DOC, 11, "section 'front' stands twice"
    ),
    Bad("wrong kind", put(DOC, "kind: table", "kind: tabel"), DOC, 12, "outline[3].kind: 'tabel'", "", "table"),
    Bad("list elsewhere", put(DOC, "kind: table", "kind: references"), DOC, 12, "'table-1' has the wrong kind"),
    Bad("no heading", put(DOC, ", heading: Introduction", ""), DOC, 11, "section 'introduction' has no heading"),
    Bad("scope backwards", put(DOC, "[2015, 2020]", "[2020, 2015]"), DOC, 15, "scope.years end before they begin"),
    Bad(
        "unknown disease",
        put(DOC, "[multiple sclerosis]", "[multiple scelrosis]"),
        DOC,
        16,
        "scope.diseases[1]:",
        "",
        "multiple sclerosis",
    ),
    # Entities.
    Bad("wrong curie", put(ENT, "CL:0000125", "CL_0000125"), ENT, 3, "'CL_0000125' is no CURIE", "", "CL:0000125"),
    Bad("wrong prefix", put(ENT, "CL:0000125", "cl:0000125"), ENT, 3, "unknown prefix", "", "CL:0000125"),
    Bad("wrong term", put(ENT, "CL:0000125", "CL:125"), ENT, 3, "'CL:125' is no term of CL"),
    Bad("unknown kind", put(ENT, "microrna", "micro-rna"), ENT, 4, "kind: 'micro-rna'", "one of vesicle", "microrna"),
    Bad("duplicate id", put(ENT, "HGNC:11892", "CL:0000125"), ENT, 5, "id 'CL:0000125' stands twice", "line 3"),
    Bad("duplicate name", put(ENT, "\tRNA\t", "\tglial-cells\t"), ENT, 6, "name 'glial-cells' stands twice"),
    Bad("taken synonym", put(ENT, "miR1|", "tnf|"), ENT, 4, "'tnf' is the name of another entity, HGNC:11892"),
    Bad("repeated synonym", put(ENT, "GEX|", "glia vesicle|"), ENT, 2, "'glia vesicle' is listed already"),
    Bad("no reason", put(ENT, "a family name", ""), ENT, 4, "'exomyelin:mir-1' has no no_term_reason"),
    Bad("needless reason", put(ENT, "\t\tA cell", "\twhy\tA cell"), ENT, 3, "is a vocabulary's term, and has"),
    Bad(
        "undeclared cell", put(ENT, "\tglial cell\tno", "\tglial sell\tno"), ENT, 2, "cell_of_origin:", "", "glial cell"
    ),
    Bad("origin of no cell", put(ENT, "\tglial cell\tno", "\tTNF\tno"), ENT, 2, "cell_of_origin 'TNF' is a gene"),
    Bad("origin of a cell", put(ENT, "glia\t\t\t\tA", "glia\t\tTNF\t\tA"), ENT, 3, "a cell has a cell_of_origin"),
    Bad("xref without kind", put(ENT, "=related", ""), ENT, 4, "xrefs[1]: 'HGNC:31499' has no known kind"),
    Bad("xref to itself", put(ENT, "MESH:D014409", "HGNC:11892"), ENT, 5, "xref 'HGNC:11892' is the entity's own id"),
    Bad("wrong yes", put(ENT, "\tyes\t", "\tja\t"), ENT, 6, "class: 'ja' is not a known value", "one of yes, no"),
    # Claims.
    Bad(
        "unknown predicate",
        put(CLA, "decreases", "decreasing"),
        CLA,
        15,
        "'decreasing'",
        "one of increases",
        "decreases",
    ),
    Bad("background predicate", put(CLA, "decreases", "is_a"), CLA, 15, "predicate: 'is_a' is stated by vocabularies"),
    Bad("unknown name", put(CLA, "object: TNF", "object: TNFa"), CLA, 16, "object: 'TNFa' is not in", "", "TNF"),
    Bad("unknown id", put(CLA, "CHEBI:33697", "CHEBI:33698"), CLA, 21, "subject: 'CHEBI:33698' is not in"),
    Bad(
        "ambiguous name",
        put(CLA, "subject: miR-1", "subject: this RNA"),
        CLA,
        14,
        "'this RNA' is ambiguous",
        "'TNF' (HGNC:11892)",
    ),
    Bad(
        "missing field",
        put(CLA, "      statement: Some RNA lowers TNF.\n", ""),
        CLA,
        21,
        "'statement' is missing",
        "The claim in your own words",
    ),
    Bad("unknown field", put(CLA, "agent:", "agnet:"), CLA, 19, "unknown field 'agnet'", "one of", "agent"),
    Bad(
        "unknown deep field", put(CLA, "species:", "specis:"), CLA, 20, "unknown field 'context.specis'", "", "species"
    ),
    Bad("wrong hedge", put(CLA, "hedge: suggested", "hedge: maybe"), CLA, 36, "hedge: 'maybe' is not a known value"),
    Bad("malformed locator", put(CLA, "introduction/1/1", "introduction-1"), CLA, 1, "'introduction-1' is no locator"),
    Bad(
        "unknown section", put(CLA, "introduction/1/2", "intro/1/2"), CLA, 12, "section 'intro'", "", "introduction/1/2"
    ),
    Bad(
        "leading zero",
        put(CLA, "introduction/1/2", "introduction/01/2"),
        CLA,
        12,
        "leading zeros",
        "",
        "introduction/1/2",
    ),
    Bad("wrong form", put(CLA, "at: table-1/r1/c2", "at: table-1/1/2"), CLA, 27, "does not fit its section", "a cell"),
    Bad("no claims", append(CLA, "- at: introduction/1/3\n"), CLA, 37, "the place has no claims"),
    Bad("no place", append(CLA, "- introduction/1/3\n"), CLA, 37, "'introduction/1/3' does not fit"),
    Bad("place twice", append(CLA, REPEATED.replace("1/3", "1/2")), CLA, 37, "place introduction/1/2 stands twice"),
    Bad("to itself", put(CLA, "object: TNF", "object: miR1"), CLA, 16, "subject and object are both exomyelin:mir-1"),
    Bad("agent is subject", put(CLA, "agent: GEX", "agent: miR-1"), CLA, 19, "the agent is the subject"),
    Bad("undeclared agent", put(CLA, "agent: GEX", "agent: GEXX"), CLA, 19, "agent: 'GEXX' is not in", "", "GEX"),
    Bad(
        "no cargo", put(CLA, "agent: GEX", "cargo_evidence: present"), CLA, 19, "cargo_evidence stands with 'decreases'"
    ),
    Bad("quantified thing", put(CLA, "agent: GEX", "quantifier: all"), CLA, 19, "has a quantifier, but is on no class"),
    Bad(
        "unlisted title",
        put(CLA, "at: references/2", "at: references/3"),
        CLA,
        36,
        "references/3 is not in references.json",
    ),
    Bad(
        "support without why",
        put(CLA, "[{mention: 1}]", "[{mention: 1, support: no}]"),
        CLA,
        18,
        "citing[1]: support 'no' has no why",
    ),
    Bad(
        "no such mention",
        put(CLA, "[{mention: 1}]", "[{mention: 2}]"),
        CLA,
        18,
        "citation introduction/1/2#2 is not in",
    ),
    Bad("malformed mention", put(CLA, "[{mention: 1}]", "[{mention: first}]"), CLA, 18, "'first' names no citation"),
    Bad(
        "mention elsewhere",
        put(CLA, "[{mention: 1}]", "[{mention: introduction/1/1#1}]"),
        CLA,
        18,
        "belongs to another place",
    ),
    Bad("mention twice", put(CLA, "[{mention: 1}]", "[{mention: 1}, {mention: 1}]"), CLA, 18, "is cited twice"),
    Bad(
        "duplicate claim",
        put(CLA, "subject: CHEBI:33697", "subject: miR-1\n      agent: GEX\n      context: {species: mouse}"),
        CLA,
        21,
        "stands twice",
    ),
    # The list, studies and citations.
    Bad("entry twice", put(REF, '"id": 2', '"id": 1'), REF, 33, "id 1 stands twice"),
    Bad("entry without year", put(REF, '"issued"', '"issue_d"'), REF, 2, "'issued' is missing"),
    Bad("entry without author", put(REF, '"family": "Doe",', ""), REF, 6, "author[1] has no name"),
    Bad(
        "entry without number", put(REF, '"id": 2', '"id": "two"'), REF, 33, "id: 'two' does not fit", "a whole number"
    ),
    Bad("unknown custom", put(REF, '"et_al"', '"etal"'), REF, 55, "unknown field 'custom.etal'", "", "et_al"),
    Bad("no list for citations", drop(REF), REF, None, "is missing", "the list that citations.tsv cites from"),
    Bad("study of nothing", put(STU, "1\tprimary", "7\tprimary"), STU, 2, "reference: 7 is not in", "1 to 2"),
    Bad("read nowhere", put(STU, "\ttitle", "\tabstract"), STU, 2, "the basis is abstract, and read_at is empty"),
    Bad("read for nothing", put(STU, "topic", "read_at"), STU, 2, "the basis is title, and read_at is filled in"),
    Bad("study twice", append(STU, "1" + "\t" * 8 + "\n"), STU, 3, "reference 1 stands twice"),
    Bad("study of no vesicle", put(STU, "glia exosome", "glial cell"), STU, 2, "'glial cell' is a cell", "a vesicle"),
    Bad(
        "citation twice",
        append(CIT, "introduction/1/2\t1\tPoe\t\t\t\n"),
        CIT,
        5,
        "citation 1 of introduction/1/2 stands twice",
    ),
    Bad("ordinal of none", put(CIT, "1/2\t1", "1/2\t0"), CIT, 3, "ordinal: '0' does not fit", "greater than or equal"),
    Bad(
        "ordinal left out", put(CIT, "introduction/1/2\t1", "introduction/1/2\t2"), CIT, 3, "has a citation 2 but no 1"
    ),
    Bad("empty citation", append(CIT, "introduction/1/3\t1\t\t\t\t\n"), CIT, 5, "nothing is printed"),
    Bad("no citations", drop(CIT), CLA, 9, "citation introduction/1/1#1 is not in citations.tsv"),
    # Coverage, findings, background.
    Bad(
        "wrong count",
        put(COV, "\t2\t", "\t3\t"),
        COV,
        5,
        "introduction/1/2 has 3 claims here, 2 in claims.yaml",
        "claims 2",
    ),
    Bad("count of none", put(COV, "\t0\theading", "\t1\t"), COV, 3, "introduction/0/1 has 1 claims here, 0 in"),
    Bad("wrong hash", put(COV, "\t2\t", "x\t2\t"), COV, 5, "does not fit", "The hash of its text"),
    Bad("covered twice", append(COV, "front/1/1\t" + "0" * 16 + "\t0\tx\n"), COV, 17, "place front/1/1 stands twice"),
    Bad("uncovered", append(CLA, REPEATED.replace("1/3", "1/9")), CLA, 37, "introduction/1/9 is not in coverage.tsv"),
    Bad("unexplained", put(COV, "heading", ""), COV, 3, "introduction/0/1 has no claims and no reason"),
    Bad("overexplained", put(COV, "\t2\t", "\t2\twhy"), COV, 5, "has claims and a reason why none"),
    Bad(
        "duplicate of nothing",
        put(COV, "of introduction/1/1", "of introduction/1/10"),
        COV,
        13,
        "no place of the table",
        "",
        "introduction/1/1",
    ),
    Bad("finding of no mention", put(FIN, "mention: 1", "mention: 2"), FIN, 8, "citation table-1/r1/c3#2 is not in"),
    Bad("mention of no place", put(FIN, "  at: table-1/r1/c3\n", ""), FIN, 5, "has a mention but no place"),
    Bad(
        "finding of no claim",
        put(FIN, "[miR-1, decreases, TNF]", "[miR-1, increases, TNF]"),
        FIN,
        13,
        "no claim 'exomyelin:mir-1 increases HGNC:11892'",
    ),
    Bad("finding without place", put(FIN, "claims: []", "claims: [[TNF, binds, TNF]]"), FIN, 19, "at introduction/1/1"),
    Bad("finding of no work", put(FIN, "reference: 2", "reference: 3"), FIN, 12, "reference: 3 is not in"),
    Bad(
        "finding twice",
        append(FIN, "- {code: old_work, severity: info, reference: 2, explanation: The work is old.}\n"),
        FIN,
        21,
        "finding 'old_work' stands twice",
    ),
    Bad("claim for a relation", put(BAC, "member_of", "binds"), BAC, 2, "'binds' is for claims.yaml"),
    Bad("relation of a vesicle", put(BAC, "miR-1", "GEX"), BAC, 2, "'glia exosome' is a vesicle population"),
    Bad("relation of a class", put(BAC, "miR-1", "RNA"), BAC, 2, "'RNA' is a class"),
    Bad("relation to itself", put(BAC, "miR-1", "TNF"), BAC, 2, "HGNC:11892 is related to itself"),
    Bad("relation twice", append(BAC, "miR1\tmember_of\tTNF\tTiny Vocabulary\t2\tx\n"), BAC, 3, "stands twice"),
    Bad("builtin with claims", put(DOC, "year: 2020", "builtin: true"), CLA, None, "holds claims"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_paper(tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="module")
def store(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "store.sqlite"
    assert CliRunner().invoke(app, ["add", str(good), "--store", str(path)]).exit_code == 0
    return path


def release_of(path: Path) -> str:
    with closing(SqliteStore(path, load_rubric(), read_only=True)) as store:
        return store.release()


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_mistake_is_told_with_file_line_and_what_was_expected(bad: Bad, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / good.name
    shutil.copytree(good, folder)
    bad.edit(folder)

    checked = check_folder(folder)

    assert checked.bundle is None
    told = [mistake for mistake in checked.mistakes if bad.problem in mistake.problem]
    assert told, "\n".join(map(str, checked.mistakes))
    first = told[0]
    assert (first.file, first.line) == (folder / bad.file, bad.line), str(first)
    assert bad.expected in first.expected
    assert bad.nearest in {None, first.nearest}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_paper_leaves_the_release_as_it_was(bad: Bad, good: Path, store: Path, tmp_path: Path) -> None:
    folder = tmp_path / good.name
    shutil.copytree(good, folder)
    bad.edit(folder)
    before = release_of(store)

    result = CliRunner().invoke(app, ["add", str(folder), "--store", str(store)])

    assert result.exit_code == 1
    place = folder / bad.file
    assert f"{place}:{bad.line}: " in result.stderr or (bad.line is None and f"{place}: " in result.stderr)
    assert result.stderr.endswith("nothing was loaded\n")
    assert release_of(store) == before


def test_one_bad_paper_keeps_the_good_ones_beside_it_out(good: Path, tmp_path: Path) -> None:
    bad = write_paper(tmp_path, "bad")
    drop(ENT)(bad)
    store = tmp_path / "store.sqlite"

    result = CliRunner().invoke(app, ["add", str(good), str(bad), "--store", str(store)])

    assert result.exit_code == 1
    assert not store.exists()


def test_every_mistake_is_told_in_the_order_of_files_and_lines(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / good.name
    shutil.copytree(good, folder)
    put(CLA, "predicate: carries", "predicate: carried")(folder)
    put(CLA, "object: TNF", "object: TNFa")(folder)
    put(CLA, "statement: Some", "staetment: Some")(folder)
    put(STU, "in_vitro", "in vitro")(folder)
    put(BAC, "miR-1", "miR-9")(folder)

    with pytest.raises(InvalidDocument) as caught:
        read_folder(folder)

    told = [(mistake.file.name, mistake.line) for mistake in caught.value.mistakes]
    assert told == [(BAC, 2), (CLA, 4), (CLA, 16), (CLA, 21), (CLA, 24), (STU, 2)]
    assert str(caught.value).startswith(f"{folder}: can't be loaded: 6 mistakes\n")
    assert f"  {folder / CLA}:16: object: 'TNFa' is not in entities.tsv; expected a name or id" in str(caught.value)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(put(DOC, "title", "titel"), id="document with a mistake"),
        pytest.param(write(DOC, b"outline: x"), id="outline of no sections"),
        pytest.param(write(ENT, b"x"), id="entities without header"),
        pytest.param(drop(DOC), id="no document"),
    ],
)
def test_a_file_that_cannot_be_used_costs_no_mistakes_in_the_others(edit: Edit, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / good.name
    shutil.copytree(good, folder)
    edit(folder)

    assert {mistake.file.name for mistake in check_folder(folder).mistakes} <= {DOC, ENT}


@pytest.mark.parametrize(
    ("path", "problem"),
    [("nowhere", "No such file or directory"), ("file", "Not a directory"), ("loop", "symbolic links")],
)
def test_what_is_no_folder_is_told(path: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")

    (mistake,) = check_folder(tmp_path / path).mistakes

    assert problem in mistake.problem
    assert mistake.file == tmp_path / path


def test_a_folder_name_that_is_no_id_is_told(tmp_path: Path) -> None:
    (mistake,) = check_folder(write_paper(tmp_path, "Doe 2020")).mistakes

    assert "the name 'Doe 2020' can't be a document's id" in mistake.problem


def test_a_file_too_large_is_not_read(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / good.name
    shutil.copytree(good, folder)
    with (folder / COV).open("r+b") as file:
        file.truncate(MAX_BYTES + 1)

    (mistake,) = check_folder(folder).mistakes

    assert str(mistake) == f"{folder / COV}: is larger than 64 MiB; expected a paper cut into smaller ones"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_garbled_file_makes_reading_fail_otherwise(data: st.DataObject, good: Path, tmp_path: Path) -> None:
    """Whatever is cut out of a file or put into it, reading ends with a document or with mistakes."""
    name = data.draw(st.sampled_from(FILES))
    content = (good / name).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    junk = data.draw(
        st.binary(max_size=4) | st.sampled_from([b"\t", b"\n", b"- ", b": ", b"|", b"[", b'"', b"1", b"x:1"])
    )
    folder = tmp_path / "garbled" / good.name
    shutil.copytree(good, folder, dirs_exist_ok=True)
    (folder / name).write_bytes(content[:start] + junk + content[end:])

    checked = check_folder(folder)

    assert (checked.bundle is None) == bool(checked.mistakes)
    assert not [mistake for mistake in checked.mistakes if not mistake.file.is_relative_to(folder)]
