"""A BEL script, as far as the Biological Expression Language has a relation for what a claim says.

Format: BEL 2.1, https://language.bel.bio. BEL's evidence is the sentence of the source; here stands the claim in our
own words, and each citation's comment says so. What BEL can't say is counted at the end, claim by claim.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph.exchange.extract import Extract
from schema.document import DocumentInfo
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.vocabulary import Kind, Polarity

FUNCTIONS: Final = {
    Kind.GENE: "p",
    Kind.FAMILY: "p",
    Kind.MICRORNA: "m",
    Kind.VESICLE: "a",
    Kind.CELL: "a",
    Kind.SUBSTANCE: "a",
    Kind.STRUCTURE: "a",
    Kind.PATHWAY: "bp",
    Kind.PROCESS: "bp",
    Kind.PHENOTYPE: "path",
    Kind.DISEASE: "path",
}
"""The BEL function of each kind of entity that BEL knows."""
RELATIONS: Final = {
    Predicate.INCREASES: "increases",
    Predicate.DECREASES: "decreases",
    Predicate.REQUIRED_FOR: "increases",
    Predicate.AFFECTS: "regulates",
    Predicate.CARRIES: "association",
    Predicate.BINDS: "association",
    Predicate.ASSOCIATED_WITH: "association",
    Predicate.POSITIVELY_CORRELATED_WITH: "positiveCorrelation",
    Predicate.NEGATIVELY_CORRELATED_WITH: "negativeCorrelation",
    Predicate.IS_A: "isA",
}
"""The BEL relation of each predicate that BEL can say, or say less of."""
_ANNOTATIONS = ("species", "model", "cell", "tissue")
_SAID = ("locator", "derivation", "hedge", "directness", "quantifier", "cargo_evidence", "agent")
"""What else is said of a claim, where it is said."""
_PUBLICATIONS = "publications"


def bel(extract: Extract) -> Iterator[bytes]:
    """The claims as a BEL script, a line at a time."""
    for line in _lines(extract):
        yield f"{line}\n".encode()


def _lines(extract: Extract) -> Iterator[str]:
    yield f"SET DOCUMENT Name = {_quoted(extract.title)}"
    yield f"SET DOCUMENT Version = {_quoted(extract.snapshot.release)}"
    yield f"SET DOCUMENT Description = {_quoted(_description(extract))}"
    yield ""
    for prefix in sorted({entity.id.partition(":")[0] for entity in extract.entities()}):
        yield f'DEFINE NAMESPACE {_keyword(prefix)} AS PATTERN ".+"'
    for name in ("claim", *_SAID, "original_predicate", *_ANNOTATIONS, _PUBLICATIONS):
        yield f'DEFINE ANNOTATION {name} AS PATTERN ".+"'
    left_out: Counter[str] = Counter()
    held = ""
    for record in extract.claims():
        if reason := _unsayable(extract, record):
            left_out[reason] += 1
            continue
        if record.claim.document != held:
            held = record.claim.document
            yield from ("", *_citation(extract.infos[held]))
        yield from _statement(extract, record)
    yield ""
    for reason, count in sorted(left_out.items()):
        yield f"# left out: {count} claims, {reason}"
    if count := sum(1 for _ in extract.background()):
        yield f"# left out: {count} background relations, no claim of a paper"


def _description(extract: Extract) -> str:
    about = extract.about
    told = [f"{name}: {value}" for name, value in about.items() if name not in {"title", "release"}]
    return ". ".join(["Supporting texts are paraphrases, no sentences of the papers", *told])


def _unsayable(extract: Extract, record: ClaimRecord) -> str:
    """Why BEL can't say a claim; empty where it can."""
    claim = record.claim
    if claim.polarity is Polarity.NEGATED:
        return "negated: BEL has no way to deny a statement"
    if claim.predicate not in RELATIONS:
        return f"BEL has no relation for {claim.predicate}"
    kinds = [extract.end(end).kind for end in (claim.subject, claim.object)]
    missing = next((kind for kind in kinds if kind not in FUNCTIONS), None)
    return f"BEL has no function for a {missing}" if missing else ""


def _citation(info: DocumentInfo) -> Iterator[str]:
    yield f"SET STATEMENT_GROUP = {_quoted(info.id)}"
    kind, reference = ("DOI", info.doi) if info.doi else ("Other", info.id)
    yield f"SET Citation = {{{_quoted(kind)}, {_quoted(info.title)}, {_quoted(reference)}}}"


def _statement(extract: Extract, record: ClaimRecord) -> Iterator[str]:
    claim = record.claim
    given = {
        "claim": claim.id,
        **{name: str(value) for name in _SAID if (value := getattr(claim, name))},
        "original_predicate": claim.predicate.value,
        **{name: value for name in _ANNOTATIONS if (value := getattr(claim.context, name))},
    }
    yield f"SET SupportingText = {_quoted(claim.statement)}"
    yield from (f"SET {name} = {_quoted(value)}" for name, value in given.items())
    if rests_on := extract.publications(record):
        yield f"SET {_PUBLICATIONS} = {{{', '.join(map(_quoted, rests_on))}}}"
    yield f"{_term(extract, claim.subject)} {RELATIONS[claim.predicate]} {_term(extract, claim.object)}"
    yield f"UNSET {{{', '.join(['SupportingText', *given, *([_PUBLICATIONS] if rests_on else [])])}}}"


def _term(extract: Extract, id_: str) -> str:
    prefix, _, local = id_.partition(":")
    entity = extract.snapshot.entities[id_]
    return f"{FUNCTIONS[entity.kind]}({_keyword(prefix)}:{_quoted(local)} ! {_quoted(entity.name)})"


def _keyword(prefix: str) -> str:
    return re.sub(r"\W", "_", prefix)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
