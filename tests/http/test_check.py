"""What is claimed of sentences about the article: never more than it claims, and never the opposite of what is said."""

from typing import Any

import pytest

from api.shield import MOST_SENT
from tests.http.client import Client, assert_problem

SENTENCES: dict[str, list[str]] = {
    "supported": [
        "miR-219 from MSC exosomes represses Sox6",
        "miR-219 represses SOX6.",
        "MIR-219 REPRESSES SOX6",
        "microRNA-219 downregulates Sox6",
        "exomyelin:mir-219 decreases HGNC:16421",
        "miR-219 down-regulates Sox6",
        "SOX6 is repressed by miR-219",
        "Sox6 has been shown to be inhibited by miR-219",
        "Does miR-219 repress SOX6?",
        "Is SOX6 repressed by miR-219?",
        "It is known that miR-219 inhibits Hes5",
        "mir 219 represess sox6",
        "miR-219 is an inhibitor of SOX6",
        "SOX6 is a target of miR-219",
        "Repression of SOX6 by miR-219",
        "Inhibition of SOX6 by miR-219 promotes OPC differentiation",
        "miR-219 and miR-338 repress SOX6 and HES5",
        "miR-219 represses SOX6, which inhibits OPC differentiation",
        "miR-219 is found in MSC exosomes",
        "MSC exosomes contain miR-219",
        "MSC exosomes are enriched in miR-219",
        "Exosomes derived from mesenchymal stem cells carry miR-219",
        "MSC-derived exosomes carrying miR-219 increase remyelination",
        "exosomes from MSCs decrease neuroinflamation",
        "MSC exosomes increase remyelination and decrease neuroinflammation",
        "OPC recruitment is required for remyelination",
        "Remyelination requires OPC recruitment",
        "Loss of SOX6 increases OPC differentiation",
        "MSC exosomes may increase remyelination",
        "BDNF does not increase OPC differentiation",
        "Silencing SOX6 increases OPC differentiation",
        "Reduced SOX6 increases OPC differentiation",
        "CXCL12 promotes OPC migration through activation of MEK/ERK",
    ],
    "contradicted": [
        "miR-219 increases SOX6",
        "miR-219 does not repress SOX6",
        "miR-219 doesn't repress SOX6",
        "miR-219 never represses SOX6",
        "miR-219 fails to repress SOX6",
        "miR-219 has no effect on SOX6",
        "SOX6 is not repressed by miR-219",
        "SOX6 is upregulated by miR-219",
        "It is not true that miR-219 represses SOX6",
        "A miR-219 inhibitor represses SOX6",
        "miR-219 overexpression increases SOX6",
        "miR-219 knockdown represses SOX6",
        "Decreased miR-219 represses SOX6",
        "Blocking MSC exosomes increases remyelination",
        "miR-219 blocks SOX6 repression",
        "SOX6 inhibition is repressed by miR-219",
        "Inhibition of SOX6 impairs OPC differentiation",
        "MSC exosomes block remyelination",
        "MSC exosomes do not carry miR-219",
        "miR-219 from MSC exosomes increases Sox6",
        "Multiple sclerosis reduces the loss of myelin",
    ],
    "partly": [
        "It is not true that miR-219 does not repress SOX6",
        "miR-219 strongly represses SOX6",
        "miR-219 represses SOX6 in cultured rat OPCs",
        "MSC exosomes increase remyelination in EAE",
        "MSC exosomes increase remyelination via miR-219",
        "Microglial EVs reduce myelin lesions",
        "microRNAs increase OPC differentiation",
        "MSC exosomes increase OPC maturation",
        "miR-219a-5p represses SOX6",
        "MSCs carry miR-219",
        "remyelination needs OPC differentiation and miR-219",
        "My neighbour says that miR-219 represses SOX6",
    ],
    "unknown": [
        "",
        "   ",
        "?",
        "miR-219",
        "miR-219 SOX6",
        "represses",
        "SOX6 represses miR-219",
        "miR-218 represses SOX6",
        "miR-219b represses SOX6",
        "miR-219 represses SOX5",
        "A miR-219 sponge represses SOX6",
        "SOX6 mRNA is reduced by miR-219",
        "Exosomes from Schwann cells increase remyelination",
        "Schwann cell exosomes increase remyelination",
        "miR-219 barely represses SOX6",
        "miR-219 represses SOX6 less than miR-338",
        "No exosome increases remyelination",
        "Neither miR-219 nor miR-338 represses SOX6",
        "miR-338, but not miR-219, represses SOX6",
        "If miR-219 represses SOX6, the moon is cheese",
        "It is unclear whether miR-219 represses SOX6",
        "There is no evidence that miR-219 represses SOX6",
        "It is unlikely that miR-219 represses SOX6",
        "MSC exosomes without miR-219 increase remyelination",
        "MSC exosomes increase remyelination independently of miR-219",
        "MSC exosomes do not increase remyelination and decrease neuroinflammation",
        "MSC exosomes do not increase remyelination via miR-219",
        "Doesn't miR-219 repress SOX6?",
        "Which exosomes increase remyelination?",
        "What represses SOX6?",
        "Why does miR-219 repress SOX6?",
        "SOX6 is repressed",
        "miR-219 unterdrückt Sox6",
        "miR-219 抑制 SOX6",
        "<b>miR-219</b><script>alert(1)</script>",
        "'; DROP TABLE claims; --",
        "\u0000\u200b\u202e",
        "miR-219 ⊣ SOX6",
        "remyelination increases remyelination",
        "miR-219 improves demyelination",
        "cocaine increases remyelination",
        "MSC exosomes would have increased remyelination",
        "Had MSC exosomes increased remyelination",
        "MSC exosomes depleted of miR-219 increase remyelination",
        "MSC exosomes were once thought to increase remyelination",
        "miR-219-3p represses SOX6",
        "miR-219 represses SOX6-AS1",
        "anti-miR-219 represses SOX6",
        "MSC exosomes carry too little miR-219",
        "miR-219 represses SOX6. This is false.",
        "miR-219 represses SOX6? No.",
        "miR-219 ceases to repress SOX6",
        "miR-219 may not repress SOX6",
        "miR-219 increases SOX6 in cultured rat OPCs",
    ],
}


def ask(client: Client, sentence: str) -> dict[str, Any]:
    response = client.request("POST", "/check", json={"sentence": sentence})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.mark.parametrize(
    ("verdict", "sentence"), [(verdict, sentence) for verdict, held in SENTENCES.items() for sentence in held]
)
def test_the_verdict_on_a_sentence(article: Client, verdict: str, sentence: str) -> None:
    body = ask(article, sentence)
    read = [(row["reading"], row["verdict"], row["grounds"]) for row in body["statements"]]
    assert body["verdict"] == verdict, (read, body["doubts"], body["not_understood"])


@pytest.mark.parametrize("sentence", SENTENCES["supported"])
@pytest.mark.parametrize(
    "frame",
    [
        "It is not true that {}",
        "It is false that {}",
        "There is no evidence that {}",
        "If {}, then all is well",
        "Nobody believes that {}",
        "It is a myth that {}",
        "It remains to be seen whether {}",
        "{} only in dreams",
        "{}: untrue",
        "Not {}",
        "{} - or not",
        "Hardly: {}",
        "{}; this was later refuted",
        "The authors retracted the finding that {}",
    ],
)
def test_what_denies_or_doubts_a_sentence_is_never_supported(article: Client, sentence: str, frame: str) -> None:
    assert ask(article, frame.format(sentence.rstrip(".?")))["verdict"] != "supported"


def test_supported_is_only_what_is_claimed_of_these_very_things_with_this_sign(article: Client) -> None:
    for sentence in SENTENCES["supported"]:
        body = ask(article, sentence)
        assert body["not_understood"] == []
        assert body["contested"] is False
        for row in body["statements"]:
            assert [claim for claim in row["claims"] if claim["stance"] == "against"] == []
            held = [claim["claim"] for claim in row["claims"] if claim["stance"] == "for"]
            assert held
            for claim in held:
                assert (claim["subject"], claim["object"]) == (
                    row["subject"]["entity"]["id"],
                    row["object"]["entity"]["id"],
                )
                assert claim["sign"] == row["sign"] or row["sign"] == "?"


def test_contradicted_rests_on_claims_and_never_on_their_absence(article: Client) -> None:
    for sentence in SENTENCES["contradicted"]:
        against = [
            claim["claim"]["id"]
            for row in ask(article, sentence)["statements"]
            for claim in row["claims"]
            if claim["stance"] == "against"
        ]
        assert against, sentence


def test_what_was_understood_and_what_was_not_is_told_with_its_place(article: Client) -> None:
    body = ask(article, "Perhaps mir219 strongly represess sox6 in Schwann cells?")
    (row,) = body["statements"]
    assert row["subject"]["entity"]["name"] == "miR-219"
    assert (row["predicate"], row["sign"], row["negated"]) == ("decreases", "-", False)
    assert [(found["text"], found["read_as"]) for found in body["corrections"]] == [("represess", "represses")]
    assert body["hedges"] == ["Perhaps"]
    assert body["is_question"] is True
    assert [words["text"] for words in body["not_understood"]] == ["strongly", "in", "Schwann"]
    for words in (*body["not_understood"], *body["corrections"], row["subject"], row["object"]):
        assert body["sentence"][words["start"] : words["end"]] == words["text"]


def test_an_unknown_name_comes_with_what_it_may_mean(article: Client) -> None:
    (row,) = ask(article, "miR-218 represses SOX6")["statements"]
    assert row["grounds"] == ["unknown_entity"]
    assert row["subject"]["entity"] is None
    assert "miR-219" in {found["name"] for found in row["subject"]["candidates"]}


def test_a_contested_statement_shows_both_sides(article: Client) -> None:
    body = ask(article, "Microglial EVs reduce myelin lesions")
    (row,) = body["statements"]
    assert body["contested"] is True
    assert {claim["stance"] for claim in row["claims"]} == {"for", "against"}


def test_what_follows_only_by_a_path_is_partly_so_and_shows_it(article: Client) -> None:
    (row,) = ask(article, "MSC exosomes increase OPC maturation")["statements"]
    assert "only_by_path" in row["grounds"]
    assert row["claims"] == []
    assert row["path"]["sign"] == "+"
    assert row["path"]["hops"] > 1


def test_a_claim_of_the_family_supports_its_member_only_partly(article: Client) -> None:
    (row,) = ask(article, "miR-219a-5p represses SOX6")["statements"]
    assert "claimed_of_kin" in row["grounds"]
    assert {(claim["subject_is"], claim["stance"]) for claim in row["kin"]} == {("broader", "for")}


def test_a_triple_is_checked_without_a_sentence(article: Client) -> None:
    asked = {"subject": "MSC", "predicate": "carries", "object": "miR-219"}
    body = article.request("POST", "/check", json=asked).json()
    assert body["verdict"] == "supported"
    assert body["statements"][0]["subject"]["entity"]["name"] == "MSC exosome"
    assert article.get("/check", **asked).json() == body


def test_a_text_is_a_sentence(article: Client) -> None:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    response = article.request("POST", "/check", content="miR-219 represses SOX6", headers=headers)
    assert response.json() == ask(article, "miR-219 represses SOX6")


def test_the_permalink_of_what_was_posted_asks_the_same(article: Client) -> None:
    sentence = "TGF-β & PI3K/Akt? 100 % + ½"
    body = ask(article, sentence)
    assert article.get(body["permalink"]).json() == body


@pytest.mark.parametrize(
    ("sent", "slug", "parameter"),
    [
        ({"json": {}}, "invalid-parameter", "sentence"),
        ({"json": []}, "invalid-parameter", None),
        ({"content": b"{"}, "invalid-parameter", None),
        ({"content": b"\xff\xfe"}, "invalid-parameter", None),
        ({"content": b"[" * 30_000}, "invalid-parameter", None),
        ({"json": {"sentence": 5}}, "invalid-parameter", "sentence"),
        ({"json": {"sentence": "x" * 501}}, "invalid-parameter", "sentence"),
        ({"json": {"sentence": "letters " * 1250}}, "invalid-parameter", "sentence"),
        ({"json": {"sentence": "x", "subject": "y"}}, "invalid-parameter", "sentence"),
        ({"json": {"subject": "MSC"}}, "invalid-parameter", "predicate"),
        ({"json": {"setence": "x"}}, "invalid-parameter", "setence"),
        ({"json": {"subject": "MSC", "predicate": "flurbs", "object": "SOX6"}}, "invalid-parameter", "predicate"),
        ({"json": {"subject": "Xyzzy", "predicate": "carries", "object": "SOX6"}}, "unknown-entity", "subject"),
        ({"data": {"sentence": "x"}}, "unsupported-media-type", None),
        ({"content": b"x" * (MOST_SENT + 1)}, "too-large", None),
    ],
)
def test_what_can_not_be_read_is_a_problem(
    article: Client, sent: dict[str, Any], slug: str, parameter: str | None
) -> None:
    assert_problem(article.request("POST", "/check", **sent), slug, parameter)


def test_it_can_be_asked_of_some_documents_only(article: Client) -> None:
    denied = {"sentence": "BDNF does not increase OPC differentiation"}
    whole = article.request("POST", "/check", json=denied).json()
    part = article.request("POST", "/check?documents=gangadharan-2025", json=denied).json()
    assert (whole["verdict"], part["verdict"]) == ("supported", "unknown")
    assert article.get(part["permalink"]).json() == part
    assert "1 curated document" in part["methods"]


def test_it_is_told_with_which_methods_it_is_asked(article: Client) -> None:
    response = article.request("PUT", "/check", json={})
    assert "GET, POST" in assert_problem(response, "method-not-allowed")["detail"]
    assert response.headers["allow"] == "GET, POST"


def test_the_longest_sentence_is_answered(article: Client) -> None:
    for text in ("miR-219 " * 62, "x" * 500, "a b " * 125, "represess sox " * 35):
        assert ask(article, text[:500])["verdict"] == "unknown"


def test_the_papers_behind_a_verdict_can_be_cited(article: Client) -> None:
    text = article.get("/check", sentence="miR-219 represses SOX6", format="bibtex").text
    assert "@article{gangadharan-2025," in text
