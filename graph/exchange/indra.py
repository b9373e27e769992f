"""INDRA statements, one a claim, as far as INDRA has a kind of statement for what the claim says.

Format: the JSON schema of INDRA, https://indra.readthedocs.io/en/latest/modules/statements.html. INDRA's evidence has
the sentence of the source as its text; here stands the claim in our own words, and annotations say so.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from graph.exchange.citing import read_in, supporting
from graph.exchange.extract import Extract
from graph.exchange.whole import document_records
from schema.document import DocumentInfo
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, Directness, Hedge, Kind, Polarity

SOURCE_API: Final = "exomyelin"
AMOUNTS: Final = {Kind.GENE, Kind.FAMILY, Kind.MICRORNA}
REGULATIONS: Final = {
    Predicate.INCREASES: ("Activation", "IncreaseAmount"),
    Predicate.REQUIRED_FOR: ("Activation", "Activation"),
    Predicate.DECREASES: ("Inhibition", "DecreaseAmount"),
}
"""By predicate: the statement, and the one for a microRNA that acts on a gene, which it does by its amount."""
_ASSOCIATIONS = {Predicate.AFFECTS, Predicate.ASSOCIATED_WITH}
_NAMESPACES = {"fplx": "FPLX", "mirbase.mature": "MIRBASEM", "kegg.pathway": "KEGG.PATHWAY"}
_WITH_PREFIX = {"GO", "CL", "UBERON", "MONDO", "CHEBI"}


def indra(extract: Extract) -> Iterator[bytes]:
    """The statements as one JSON array, a statement at a time."""
    separator = b"[\n"
    kept = _carried(extract) if extract.whole else None
    for record in extract.claims():
        if statement := _statement(extract, record, extract.infos[record.claim.document]):
            if kept:
                statement["evidence"][0]["annotations"][SOURCE_API], kept = kept, None
            yield separator + json.dumps(statement, ensure_ascii=False).encode()
            separator = b",\n"
    yield b"\n]\n" if separator == b",\n" else b"[]\n"


def _carried(extract: Extract) -> dict[str, Any]:
    """The documents, and the claims that have no statement, for the first statement to carry."""
    claims = (record.claim for record in extract.claims() if not has_statement(record.claim.predicate))
    left = [claim.model_dump(mode="json", exclude_defaults=True) for claim in claims]
    return {"documents": list(document_records(extract)), "claims": left}


def has_statement(predicate: Predicate) -> bool:
    """Whether INDRA can say what claims of a predicate say."""
    return predicate in {*REGULATIONS, Predicate.BINDS, *_ASSOCIATIONS}


def _statement(extract: Extract, record: ClaimRecord, info: DocumentInfo) -> dict[str, Any] | None:
    claim = record.claim
    if not has_statement(claim.predicate):
        return None
    ends = _agent(extract, claim.subject), _agent(extract, claim.object)
    common = {"id": claim.id.partition(":")[2], "belief": record.belief, "evidence": [_evidence(extract, record, info)]}
    if claim.predicate is Predicate.BINDS:
        return {"type": "Complex", "members": list(ends), **common}
    if claim.predicate in _ASSOCIATIONS:
        return {"type": "Association", "members": [_event(end) for end in ends], **common}
    plain, by_amount = REGULATIONS[claim.predicate]
    silences = extract.end(claim.subject).kind is Kind.MICRORNA and extract.end(claim.object).kind in AMOUNTS
    return {"type": by_amount if silences else plain, "subj": ends[0], "obj": ends[1], **common}


def _agent(extract: Extract, id_: str) -> dict[str, Any]:
    prefix, _, local = id_.partition(":")
    refs = {_NAMESPACES.get(prefix, prefix.upper()): id_ if prefix in _WITH_PREFIX else local}
    return {"name": extract.snapshot.entities[id_].name, "db_refs": refs}


def _entity(extract: Extract, id_: str) -> dict[str, Any]:
    entity = extract.snapshot.entities[id_]
    return entity.model_dump(mode="json", exclude={"documents", "cell_of_origin"}, exclude_defaults=True)


def _event(agent: dict[str, Any]) -> dict[str, Any]:
    """An event as INDRA reads it, with name and grounding beside its concept, where INDRA's JSON schema wants them."""
    return {"type": "Event", "concept": agent, **agent}


def _evidence(extract: Extract, record: ClaimRecord, info: DocumentInfo) -> dict[str, Any]:
    claim = record.claim
    cited = [{"doi": work.doi, "pmid": work.pmid, "title": work.title} for work in supporting(record.works)]
    work = read_in(record, info)
    refs = {"DOI": work.doi, "PMID": work.pmid} if work else {"DOI": info.doi}
    epistemics = {
        "negated": claim.polarity is Polarity.NEGATED,
        # What is only implied is read out of the text, and not said by it.
        "hypothesis": claim.hedge is not Hedge.ASSERTED or claim.derivation is Derivation.IMPLIED,
        "direct": claim.directness is Directness.DIRECT,
    }
    return {
        "source_api": SOURCE_API,
        "source_id": claim.id,
        "text_refs": {name: value for name, value in refs.items() if value},
        "text": claim.statement,
        "annotations": {
            "text_is_paraphrase": True,
            "claim": claim.model_dump(mode="json", exclude_defaults=True),
            "entities": [_entity(extract, end) for end in (claim.subject, claim.object)],
            "cited": cited,
            "flags": list(record.flags),
        },
        "epistemics": {name: value for name, value in epistemics.items() if value},
    }
