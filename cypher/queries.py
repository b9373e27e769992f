"""Every query, by the name of its file. A file that does not keep to its header fails here, when the service starts."""

from pathlib import Path
from typing import Final

from cypher.query import Query, read_query

FOLDER: Final = Path(__file__).parent


def _query(name: str) -> Query:
    return read_query(FOLDER / f"{name}.cypher")


BACKGROUND: Final = _query("read/background")
BACKGROUND_OF_PAIRS: Final = _query("read/background_of_pairs")
BELIEFS: Final = _query("read/beliefs")
CALLED: Final = _query("read/called")
CLAIMS: Final = _query("read/claims")
CLAIMS_BY_ID: Final = _query("read/claims_by_id")
CLAIMS_OF_DOCUMENT: Final = _query("read/claims_of_document")
CLAIMS_OF_ENTITY: Final = _query("read/claims_of_entity")
CLAIMS_OF_REFERENCE: Final = _query("read/claims_of_reference")
CONTESTED_PAIRS: Final = _query("read/contested_pairs")
COVERAGE: Final = _query("read/coverage")
DOCUMENT_BACKGROUND: Final = _query("read/document_background")
DOCUMENT_ENTITIES: Final = _query("read/document_entities")
DOCUMENT_HASH: Final = _query("read/document_hash")
DOCUMENT_INFO: Final = _query("read/document_info")
DOCUMENT_MENTIONS: Final = _query("read/document_mentions")
DOCUMENT_REFERENCES: Final = _query("read/document_references")
DOCUMENTS: Final = _query("read/documents")
EDGE_COUNT: Final = _query("read/edge_count")
EDGE_ENDS: Final = _query("read/edge_ends")
EDGES: Final = _query("read/edges")
ENTITY_RECORDS: Final = _query("read/entity_records")
ENTITY_RECORDS_BY_ID: Final = _query("read/entity_records_by_id")
FINDINGS: Final = _query("read/findings")
HASHES: Final = _query("read/hashes")
INDEX_NAMES: Final = _query("read/index_names")
IS_BLANK: Final = _query("read/is_blank")
JUDGEMENTS: Final = _query("read/judgements")
MENTIONS: Final = _query("read/mentions")
PAIRS: Final = _query("read/pairs")
PAIRS_OF_DOCUMENT: Final = _query("read/pairs_of_document")
PATHS: Final = _query("read/paths")
PASSAGES: Final = _query("read/passages")
RECORDS_OF_PAIRS: Final = _query("read/records_of_pairs")
REFERENCES: Final = _query("read/references")
ROLE_EVIDENCE: Final = _query("read/role_evidence")
ROLES: Final = _query("read/roles")
COMMITS: Final = _query("read/commits")
STATE: Final = _query("read/state")
STATED_PAIRS: Final = _query("read/stated_pairs")

ADD_BACKGROUND: Final = _query("write/add_background")
ADD_CLAIMS: Final = _query("write/add_claims")
ADD_DOCUMENT: Final = _query("write/add_document")
ADD_EDGES: Final = _query("write/add_edges")
ADD_ENTITIES: Final = _query("write/add_entities")
ADD_FINDINGS: Final = _query("write/add_findings")
ADD_PARTS: Final = _query("write/add_parts")
ADD_REFERENCES: Final = _query("write/add_references")
BEGIN_COMMIT: Final = _query("write/begin_commit")
END_COMMIT: Final = _query("write/end_commit")
ADD_STORE: Final = _query("write/add_store")
CITE_REFERENCES: Final = _query("write/cite_references")
LOCK_STORE: Final = _query("write/lock_store")
RECORD_ENTITIES: Final = _query("write/record_entities")
REMOVE_DERIVED: Final = _query("write/remove_derived")
REMOVE_DOCUMENT: Final = _query("write/remove_document")
REMOVE_EDGES: Final = _query("write/remove_edges")
REMOVE_ENTITIES: Final = _query("write/remove_entities")
REMOVE_PASSAGES: Final = _query("write/remove_passages")
SET_DERIVATION: Final = _query("write/set_derivation")
SET_ENTITIES: Final = _query("write/set_entities")
SET_FINDINGS: Final = _query("write/set_findings")
SET_RELEASE: Final = _query("write/set_release")
SET_ROLES: Final = _query("write/set_roles")

SCHEMA: Final = tuple(
    _query(f"schema/{name}")
    for name in (
        "store_id",
        "commits_id",
        "document_id",
        "reference_id",
        "claim_id",
        "claim_key",
        "claim_pair",
        "background_pair",
        "entity_id",
        "entity_name",
        "entity_names",
    )
)
"""Constraints and indexes, each made where it is missing."""

AWAIT_INDEXES: Final = _query("schema/await_indexes")
