"""That a document of BEL says the same as a script and as PyBEL's node-link JSON, every difference explained.

The 24 pairs are in ``tests/data/conib``, with their origin and licence.
"""

import gzip
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from loaders.bel.nodelink import read_nodelink
from loaders.bel.script import read_script
from loaders.bel.terms import Script, Statement
from loaders.formats.json_text import read_json
from loaders.imports.intake import Intake, Options
from loaders.imports.recognise import recognised

FOLDER = Path(__file__).parents[1] / "data" / "conib"
NAMES = sorted(path.stem for path in FOLDER.glob("*.bel"))

REPEATED = "node-link keeps one of several statements that differ in their annotations alone, or in nothing"
ALONE = "node-link keeps of a complex that stands alone what it is made of, without line, citation and evidence"
BACKGROUND = "node-link keeps what is a part or a member of what without line, citation and evidence"
EXPLAINED = {
    ("anatabine-paris2013b", REPEATED): [327],
    ("anatabine-rosecrans2017", BACKGROUND): [150, 263],
    ("anatabine-verma2015", BACKGROUND): [91],
    ("antalarmin-lewis1996", REPEATED): [105, 106, 107, 112, 113, 114],
    ("app-elliott2018", ALONE): [60, 62],
    ("app-thinakaran2008", BACKGROUND): [68],
    ("app-zhang2011", REPEATED): [109, 111],
    ("app-zhang2011", ALONE): [138, 139, 140, 171, 617],
    ("app-zhang2012", ALONE): [238, 392, 393, 394, 395, 396, 397, 398, 399, 440],
}
"""Why and on which lines a script has statements that its node-link has not. There are none the other way round."""


class Pair(NamedTuple):
    """The two forms of one document."""

    script: Path
    nodelink: Path

    def intakes(self) -> tuple[Intake, Intake]:
        script, nodelink = (recognised(path).read([path], Options()) for path in self)
        return script, nodelink


@pytest.fixture(params=NAMES)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Pair:
    name: str = request.param
    unpacked = tmp_path / f"{name}.bel.nodelink.json"
    unpacked.write_bytes(gzip.decompress((FOLDER / unpacked.name).with_suffix(".json.gz").read_bytes()))
    return Pair(FOLDER / f"{name}.bel", unpacked)


def read(pair: Pair) -> tuple[Script, Script]:
    return read_script(pair.script.read_text(encoding="utf-8")), read_nodelink(read_json(pair.nodelink, "node-link"))


def content(statement: Statement) -> object:
    """What a statement says, but for the order of an annotation's values, which have none."""
    annotations = sorted((name, sorted(values)) for name, values in statement.annotations.items())
    cited = statement.citation and statement.citation.key
    return str((statement.line, str(statement.parsed), cited, statement.has_evidence, annotations))


def said(statement: Statement) -> object:
    """What pairs of statements of which node-link keeps one have in common."""
    return str(statement.parsed), statement.citation and statement.citation.key


def why(statement: Statement, others: list[Statement]) -> str:
    """Why node-link has not a statement of a script, by the statement's own form; empty for no reason."""
    if statement.parsed.relation is None:
        return ALONE
    if statement.parsed.relation.name in {"hasComponents", "hasMember"}:
        return BACKGROUND
    return REPEATED if any(said(other) == said(statement) for other in others if other is not statement) else ""


def test_there_are_24_pairs() -> None:
    assert len(NAMES) == 24
    assert sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.gz")) == NAMES


def test_both_forms_are_read_whole(pair: Pair) -> None:
    script, nodelink = read(pair)
    assert (script.refusals, nodelink.refusals) == ((), ())
    assert (script.undefined, nodelink.undefined) == ((), ())


def test_both_forms_have_the_same_statements_but_for_explained_ones(pair: Pair) -> None:
    script, nodelink = read(pair)
    kept = {content(each) for each in nodelink.statements}
    missing = [each for each in script.statements if content(each) not in kept]
    found: dict[tuple[str, str], list[int]] = {}
    for each in missing:
        found.setdefault((pair.script.stem, why(each, list(script.statements))), []).append(each.line)
    assert found == {key: lines for key, lines in EXPLAINED.items() if key[0] == pair.script.stem}
    assert kept <= {content(each) for each in script.statements}


def test_both_forms_make_the_same_claims_by_id_but_for_explained_ones(pair: Pair) -> None:
    script, nodelink = (intake.bundles()[0] for intake in pair.intakes())
    kept = {claim.id for claim in nodelink.claims}
    assert kept <= {claim.id for claim in script.claims}
    explained = {line for (name, _), lines in EXPLAINED.items() if name == pair.script.stem for line in lines}
    assert {claim.locator.major for claim in script.claims if claim.id not in kept} <= explained


def test_both_forms_make_the_same_entities_but_for_those_of_explained_claims(pair: Pair) -> None:
    script, nodelink = (intake.bundles()[0] for intake in pair.intakes())
    theirs = {entity.id: entity for entity in nodelink.entities}
    explained = {end for claim in script.claims for end in (claim.subject, claim.object)}
    explained -= {end for claim in nodelink.claims for end in (claim.subject, claim.object)}
    mine = {entity.id: entity for entity in script.entities if entity.id not in explained}
    assert mine == theirs


def test_both_forms_cite_the_same_works_and_node_link_knows_more_of_them(pair: Pair) -> None:
    script, nodelink = (intake.bundles()[0].references for intake in pair.intakes())
    assert [(each.pmid, each.doi) for each in script] == [(each.pmid, each.doi) for each in nodelink]
    assert all(each.year is None for each in script)
    assert all(each.year or each.doi for each in nodelink)


def test_both_forms_become_the_same_document(pair: Pair) -> None:
    script, nodelink = (intake.bundles()[0].info for intake in pair.intakes())
    assert script == nodelink
    assert (script.id, script.licence) == (pair.script.stem, "CC BY 4.0")


def test_what_is_not_taken_of_all_24_is_this() -> None:
    reasons: Counter[str] = Counter()
    claims = 0
    for name in NAMES:
        file = FOLDER / f"{name}.bel"
        intake = recognised(file).read([file], Options())
        reasons.update(each.why.partition(":")[0] for each in intake.report.rejected)
        claims += len(intake.bundles()[0].claims)
    alone = "alone, only a complex of two says something"
    assert reasons == {"isA": 3, "hasComponents": 2, "hasMember": 2, alone: 2}
    assert claims == 1184
