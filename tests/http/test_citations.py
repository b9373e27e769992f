"""The papers behind an answer: exactly those, marked where they do not support it, in files that others can read."""

import json
import unicodedata
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from api.citations import bibtex, csl, ris
from api.citations.entries import Author, Bibliographic
from tests.http.client import Client

ANSWERS = [
    "/reach?effect=OPC+maturation",
    "/paths?from=MSC&to=OPC+maturation",
    "/mechanisms?source=MSC&effect=OPC+maturation",
    "/claims?subject=MSC+exosome",
    "/references",
    "/audit",
    "/documents",
    "/check?sentence=MSC+exosomes+carry+miR-219",
]
MEDIA = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/vnd.citationstyles.csl+json",
}
HARD = Bibliographic(
    key="hard",
    authors=(
        Author("Müller-Ångström", "É"),
        Author("Sand and Sea"),
        Author("de la Cruz, Jr"),
        Author("A {B", whole=True),
    ),
    more_authors=True,
    year=2020,
    title='100% of <i>in vivo</i> TGF-β & "PI3K_Akt" {unbalanced \\ ~ ^ # $ 中',
    journal="J & J",
    volume="1",
    issue="2",
    pages="10-20",
    doi="10.1/a_b%c",
    pmid="123",
    url="https://example.org/a_b?c=1&d=2",
    keywords=("one", "two"),
    notes=("first; line\nTY  - FAKE", "second"),
)


def cited(client: Client, question: str) -> list[dict[str, Any]]:
    """The CSL-JSON of an answer."""
    mark = "&" if "?" in question else "?"
    items: list[dict[str, Any]] = json.loads(client.get(f"{question}{mark}format=csl-json").text)
    return items


@pytest.mark.parametrize("question", ANSWERS)
@pytest.mark.parametrize("format", MEDIA)
def test_every_answer_has_its_papers_by_parameter_and_by_header(client: Client, question: str, format: str) -> None:
    mark = "&" if "?" in question else "?"
    response = client.get(f"{question}{mark}format={format}")
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == MEDIA[format]
    assert int(response.headers["exomyelin-citations"]) >= 1
    assert client.get(question, accept=MEDIA[format]).text == response.text


@pytest.mark.parametrize("question", ANSWERS)
def test_all_formats_hold_the_same_papers(article: Client, question: str) -> None:
    mark = "&" if "?" in question else "?"
    texts = {format: article.get(f"{question}{mark}format={format}").text for format in MEDIA}
    keys = [item["id"] for item in json.loads(texts["csl-json"])]
    assert [entry["id"] for entry in rispy.loads(texts["ris"])] == keys
    library = parse_string(texts["bibtex"])
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == keys
    assert len({*keys}) == len(keys)


def test_they_are_exactly_the_papers_that_the_claims_of_the_answer_cite(article: Client) -> None:
    paths = article.items("/paths", **{"from": "MSC", "to": "SOX6"})
    claims = sorted({claim for path in paths for step in path["steps"] for claim in step["claims"]})
    records = [article.get(f"/claims/{claim}").json() for claim in claims]
    titles = {work["title"] for record in records for work in record["references"] if work["reference"]}
    assert {record["document"] for record in records} == {"gangadharan-2025"}
    (document,) = [row for row in article.items("/documents") if row["id"] == "gangadharan-2025"]

    items = cited(article, "/paths?from=MSC&to=SOX6")

    assert {item["title"] for item in items} == titles | {document["title"]}


def test_works_judged_not_to_support_a_claim_are_marked_and_come_last(article: Client) -> None:
    items = cited(article, "/reach?effect=OPC+maturation")
    marked = ["exomyelin:judged-not-to-support" in item["keyword"] for item in items]
    assert any(marked)
    assert marked == sorted(marked)
    for item, against in zip(items, marked, strict=True):
        assert ("JUDGED NOT TO SUPPORT" in item["note"]) is against


def test_what_the_audit_found_and_what_was_read_stands_in_the_notes(client: Client) -> None:
    document, work = cited(client, "/claims?subject=OPC+exosome&object=OPC+maturation")
    assert document["title"] == "Made up"
    assert work["title"] == "Another"
    assert "audit, error, wrong_subject" in work["note"]
    assert "its abstract was read" in work["note"]
    (unread,) = (item for item in cited(client, "/references") if item["title"] == "Never cited")
    assert "not checked against the paper" in unread["note"]


def test_a_bundle_says_how_the_answer_was_obtained_and_is_of_the_same_release(client: Client) -> None:
    text = client.get("/reach?effect=OPC+maturation&format=bibtex").text
    body = client.get("/reach?effect=OPC+maturation").json()
    assert text.startswith(f"% The papers behind an answer. {body['methods']}")


def test_a_bundle_of_a_part_says_of_which_part_it_is(client: Client) -> None:
    first = client.get("/claims?limit=2").json()
    text = client.get("/claims?limit=2&format=bibtex").text
    assert text.startswith(f"% The papers behind the first 2 items of an answer that has more. {first['methods']}")
    later = client.get("/claims", limit=2, cursor=first["next"], format="bibtex").text
    assert later.startswith("% The papers behind 2 items of an answer, behind those of earlier pages. ")


def test_citations_that_point_nowhere_are_counted(article: Client) -> None:
    response = article.get("/claims?limit=1000&format=bibtex")
    works = [work for claim in article.items("/claims", limit=1000) for work in claim["references"]]
    lost = len({work["mention"] for work in works if work["reference"] is None})
    assert response.headers["exomyelin-unresolved-citations"] == str(lost)
    assert (f"{lost} citations" in response.text) is (lost > 0)


def test_a_document_without_claims_is_no_paper_and_neither_is_a_collection(article: Client) -> None:
    (item,) = cited(article, "/documents")
    assert item["id"] == "gangadharan-2025"
    assert "Claims of the collection counter-evidence are cited through their works" in item["note"]


def test_what_a_collection_says_is_cited_through_its_works(article: Client) -> None:
    response = article.get("/claims?document=counter-evidence&format=bibtex")
    titles = {row["title"] for row in article.items("/references", document="counter-evidence", limit=1000)}
    assert 1 < int(response.headers["exomyelin-citations"]) <= len(titles)
    assert response.text.count("@misc{counter") == response.text.count("@article{counter") == 0
    assert "collection counter-evidence" in response.text


def test_one_claim_has_its_papers(client: Client) -> None:
    claim = client.items("/claims")[0]["id"]
    assert client.get(f"/claims/{claim}", format="ris").text.startswith("TY  - ")


def test_bibtex_guards_what_latex_would_take_for_its_own() -> None:
    text = bibtex.write([HARD], ["a\nremark"])
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert text.startswith("% a remark\n")
    assert text.count("{") == text.count("}")
    assert fields["doi"] == "10.1/a_bc"
    assert fields["pages"] == "10–20"
    assert 'M{\\"u}ller' in text
    assert "{Sand and Sea}" in text
    assert text.count(" and ") - text.count("Sand and Sea") == 4
    assert "\\emph{in vivo}" in text
    assert "{TGF-" in text
    assert "\\textbraceleft" in text


def test_ris_has_one_line_a_value_and_no_markup() -> None:
    (entry,) = rispy.loads(ris.write([HARD], ["a\nremark"]))
    assert entry["title"] == HARD.title.replace("<i>", "").replace("</i>", "")
    assert entry["authors"][0] == "Müller-Ångström, É"
    assert (entry["start_page"], entry["end_page"]) == ("10", "20")
    assert "first; line TY - FAKE" in entry["notes"]


def test_csl_keeps_the_title_as_it_is() -> None:
    (item,) = json.loads(csl.write([HARD], ["remark"]))
    assert item["title"] == HARD.title
    assert item["author"][0] == {"family": "Müller-Ångström", "given": "É"}
    assert item["author"][3] == {"literal": "A {B"}


TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40)


@given(title=TEXTS, name=TEXTS, note=TEXTS)
def test_any_text_makes_one_readable_entry(title: str, name: str, note: str) -> None:
    paper = HARD._replace(title=f"x{title}", authors=(Author(f"x{name}", "Y"),), notes=(f"x{note}",))
    library = parse_string(bibtex.write([paper], []))
    assert (library.failed_blocks, len(library.entries)) == ([], 1)
    assert len(rispy.loads(ris.write([paper], []))) == 1
    assert json.loads(csl.write([paper], []))[0]["title"] == unicodedata.normalize("NFC", paper.title)
