"""The SQL that asks of a store and writes to it. Its layout is in ``schema.sql``; no text is ever built in."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

STATE: Final = "SELECT release, rubric, derivation FROM state"
SET_RELEASE: Final = "UPDATE state SET release = ?"
SET_DERIVATION: Final = "UPDATE state SET rubric = ?, derivation = ?"

HASHES: Final = "SELECT id, hash FROM document ORDER BY id"
HASH: Final = "SELECT hash FROM document WHERE id = ?"
INFO: Final = "SELECT info FROM document WHERE id = ?"
DOCUMENTS: Final = 'SELECT info, hash, entities, claims, "references", findings FROM document ORDER BY id'
ADD_DOCUMENT: Final = "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)"
SET_FINDINGS: Final = "UPDATE document SET findings = ? WHERE id = ?"
REMOVE_DOCUMENT: Final = "DELETE FROM document WHERE id = ?"

ADD_NODE: Final = "INSERT OR IGNORE INTO node (curie) VALUES (?)"
NODES: Final = "SELECT curie, id FROM node WHERE curie IN (SELECT value FROM json_each(?))"

ENTITIES: Final = """
SELECT node.curie, entity.document, entity.record
FROM node CROSS JOIN entity ON entity.node = node.id
ORDER BY node.curie, entity.document
"""
DOCUMENT_ENTITIES: Final = "SELECT record FROM entity WHERE document = ?"
ADD_ENTITY: Final = "INSERT INTO entity VALUES (?, ?, ?)"
ADD_NAME: Final = "INSERT INTO entity_name (node, document, name, folded) VALUES (?, ?, ?, ?)"
INDEX_NAMES: Final = """
INSERT INTO entity_search (rowid, name, folded) SELECT id, name, folded FROM entity_name WHERE document = ?
"""

LAST_CLAIM: Final = "SELECT coalesce(max(key), 0) FROM claim"
ADD_CLAIM: Final = "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
ADD_RECORD: Final = "INSERT INTO claim_record VALUES (?, ?)"
ADD_WORK: Final = "INSERT INTO claim_work VALUES (?, ?, ?, ?)"
ADD_FLAG: Final = "INSERT INTO claim_flag VALUES (?, ?)"
DOCUMENT_CLAIMS: Final = """
SELECT claim_record.record ->> '$.claim'
FROM claim JOIN claim_record ON claim_record.claim = claim.key
WHERE claim.document = ?
"""
REMOVE_CLAIMS: Final = "DELETE FROM claim WHERE document = ?"
CLAIMS_BY_ID: Final = """
SELECT claim.id, claim_record.record
FROM claim JOIN claim_record ON claim_record.claim = claim.key
WHERE claim.id IN (SELECT value FROM json_each(?))
"""

CLAIMS_WHERE: Final = """
SELECT claim_record.record
FROM claim JOIN claim_record ON claim_record.claim = claim.key
WHERE (claim.document, claim.position) > (:after_document, :after_position)
"""
CLAIMS_ORDER: Final = "ORDER BY claim.document, claim.position LIMIT :limit"
CONDITIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "document": "AND claim.document = :document",
        "subject": "AND claim.subject = (SELECT id FROM node WHERE curie = :subject)",
        "predicate": "AND claim.predicate = :predicate",
        "object": "AND claim.object = (SELECT id FROM node WHERE curie = :object)",
        "entity": """AND claim.key IN (
            SELECT key FROM claim WHERE subject = (SELECT id FROM node WHERE curie = :entity)
            UNION ALL
            SELECT key FROM claim WHERE object = (SELECT id FROM node WHERE curie = :entity)
        )""",
        "sign": "AND claim.predicate IN (SELECT value FROM json_each(:sign))",
        "section": "AND claim.section = :section",
        "locator": "AND claim.locator = :locator",
        "reference": "AND claim.key IN (SELECT claim FROM claim_work WHERE reference = :reference)",
        "hedge": "AND claim.hedge = :hedge",
        "derivation": "AND claim.derivation = :derivation",
        "directness": "AND claim.directness = :directness",
        "polarity": "AND claim.polarity = :polarity",
        "cargo_evidence": "AND claim.cargo_evidence = :cargo_evidence",
        "agent": "AND claim.agent = :agent",
        "species": "AND claim.species = :species",
        "model": "AND claim.model = :model",
        "cell": "AND claim.cell = :cell",
        "flag": "AND claim.key IN (SELECT claim FROM claim_flag WHERE flag = :flag)",
        "tier": "AND claim.key IN (SELECT claim FROM claim_work WHERE tier = :tier)",
    }
)
"""By field of ``ClaimFilter``, what meets it."""

# The pairs whose edges, and the nodes whose use, a change may have altered: tables of the writer alone.
SCRATCH: Final = """
CREATE TEMP TABLE touched (
    subject INTEGER NOT NULL, object INTEGER NOT NULL, PRIMARY KEY (subject, object)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE doubtful (node INTEGER PRIMARY KEY) STRICT;
"""
FORGET_TOUCHED: Final = "DELETE FROM touched"
FORGET_DOUBTFUL: Final = "DELETE FROM doubtful"
TOUCH: Final = """
INSERT OR IGNORE INTO touched
SELECT subject, object FROM claim WHERE document = :document
UNION ALL
SELECT subject, object FROM background WHERE document = :document
UNION ALL
SELECT background.subject, background.object
FROM entity CROSS JOIN background ON background.subject = entity.node
WHERE entity.document = :document
UNION ALL
SELECT background.subject, background.object
FROM entity CROSS JOIN background ON background.object = entity.node
WHERE entity.document = :document
"""
DOUBT: Final = """
INSERT OR IGNORE INTO doubtful
SELECT subject FROM claim WHERE document = :document
UNION ALL SELECT object FROM claim WHERE document = :document
UNION ALL SELECT subject FROM background WHERE document = :document
UNION ALL SELECT object FROM background WHERE document = :document
UNION ALL SELECT node FROM entity WHERE document = :document
"""
REMOVE_UNUSED_NODES: Final = """
DELETE FROM node
WHERE id IN (SELECT node FROM doubtful)
AND NOT EXISTS (SELECT 1 FROM entity WHERE entity.node = node.id)
AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.subject = node.id)
AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.object = node.id)
AND NOT EXISTS (SELECT 1 FROM background WHERE background.subject = node.id)
AND NOT EXISTS (SELECT 1 FROM background WHERE background.object = node.id)
"""

TOUCHED_RECORDS: Final = """
SELECT claim_record.record
FROM touched
CROSS JOIN claim ON claim.subject = touched.subject AND claim.object = touched.object
CROSS JOIN claim_record ON claim_record.claim = claim.key
WHERE claim.document <> ?
"""
TOUCHED_BACKGROUND: Final = """
SELECT s.curie, background.predicate, o.curie, background.vocabulary, background.version, background.read_at
FROM touched
CROSS JOIN background ON background.subject = touched.subject AND background.object = touched.object
CROSS JOIN node AS s ON s.id = background.subject
CROSS JOIN node AS o ON o.id = background.object
"""
TOUCHED_ENTITIES: Final = """
SELECT node.curie, entity.document, entity.record
FROM (
    SELECT touched.subject AS node FROM touched JOIN background USING (subject, object)
    UNION
    SELECT touched.object FROM touched JOIN background USING (subject, object)
) AS stated
CROSS JOIN node ON node.id = stated.node
CROSS JOIN entity ON entity.node = stated.node
ORDER BY node.curie, entity.document
"""
TOUCH_ALL: Final = """
INSERT OR IGNORE INTO touched
SELECT subject, object FROM claim UNION ALL SELECT subject, object FROM background
"""
RECORDS_BY_PAIR: Final = """
SELECT claim.subject, claim.object, claim_record.record
FROM claim CROSS JOIN claim_record ON claim_record.claim = claim.key
ORDER BY claim.subject, claim.object
"""
REMOVE_TOUCHED_EDGES: Final = "DELETE FROM edge WHERE (subject, object) IN (SELECT subject, object FROM touched)"
REMOVE_EDGES: Final = "DELETE FROM edge"
ADD_EDGE: Final = "INSERT OR IGNORE INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
EDGES: Final = """
SELECT s.curie, edge.predicate, o.curie, edge.belief, edge.cost, edge.claims, edge.is_implied, edge.contested
FROM node AS s
CROSS JOIN edge ON edge.subject = s.id
CROSS JOIN node AS o ON o.id = edge.object
ORDER BY s.curie, edge.predicate, o.curie
"""

ALL_NODES: Final = "SELECT id, curie FROM node ORDER BY id"
EDGES_BY_NUMBER: Final = """
SELECT subject, object, predicate, belief, ifnull(cost, ?), is_implied, contested, claims FROM edge
"""

BACKGROUND: Final = """
SELECT DISTINCT
    s.curie, background.predicate, o.curie, background.vocabulary, background.version, background.read_at
FROM background
JOIN node AS s ON s.id = background.subject
JOIN node AS o ON o.id = background.object
ORDER BY 1, 2, 3, 4, 5, 6
"""
DOCUMENT_BACKGROUND: Final = """
SELECT s.curie, background.predicate, o.curie, background.vocabulary, background.version, background.read_at
FROM background
JOIN node AS s ON s.id = background.subject
JOIN node AS o ON o.id = background.object
WHERE background.document = ?
"""
ADD_BACKGROUND: Final = "INSERT INTO background VALUES (?, ?, ?, ?, ?, ?, ?)"

REFERENCES: Final = "SELECT record FROM reference ORDER BY document, ordinal"
DOCUMENT_REFERENCES: Final = "SELECT record FROM reference WHERE document = ? ORDER BY ordinal"
ADD_REFERENCE: Final = "INSERT INTO reference VALUES (?, ?, ?)"
MENTIONS: Final = "SELECT document, record FROM mention ORDER BY document, ordinal"
DOCUMENT_MENTIONS: Final = "SELECT record FROM mention WHERE document = ? ORDER BY ordinal"
ADD_MENTION: Final = "INSERT INTO mention VALUES (?, ?, ?)"
COVERAGE: Final = "SELECT record FROM coverage WHERE document = ? ORDER BY ordinal"
ADD_COVERAGE: Final = "INSERT INTO coverage VALUES (?, ?, ?)"
JUDGEMENTS: Final = "SELECT record FROM judgement WHERE document = ? ORDER BY ordinal"
ADD_JUDGEMENT: Final = "INSERT INTO judgement VALUES (?, ?, ?)"
FINDINGS: Final = "SELECT record FROM finding ORDER BY document, ordinal"
ADD_FINDING: Final = "INSERT INTO finding VALUES (?, ?, ?)"
REMOVE_FINDINGS: Final = "DELETE FROM finding WHERE document = ?"

TEXT: Final = "SELECT locator, text FROM overlay WHERE document = ? ORDER BY locator"
ADD_TEXT: Final = "INSERT INTO overlay VALUES (?, ?, ?)"
REMOVE_TEXT: Final = "DELETE FROM overlay WHERE document = ?"
