-- The layout of a store in one SQLite file. Texts are compared by code point (SQLite's BINARY collation of UTF-8).
-- Records are JSON of the models in schema/, without the fields that have their default value.
-- Run as it stands: it changes nothing where the layout is there already.

PRAGMA journal_mode = WAL;

BEGIN IMMEDIATE;

PRAGMA application_id = 1702391661; -- "exom"
PRAGMA user_version = 1; -- the layout; changes whenever this file or a stored model changes incompatibly

CREATE TABLE IF NOT EXISTS state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    release TEXT NOT NULL,
    rubric TEXT NOT NULL, -- hash of the rubric by which beliefs were derived
    derivation INTEGER NOT NULL -- version of the code that derived
) STRICT;
INSERT OR IGNORE INTO state VALUES (1, '', '', 0);

CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    entities INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    "references" INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    info TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every CURIE that anything speaks of, so that claims and edges hold small numbers.
CREATE TABLE IF NOT EXISTS node (
    id INTEGER PRIMARY KEY,
    curie TEXT NOT NULL UNIQUE
) STRICT;

-- Each document's own record of an entity; what they record together is merged when it is read.
CREATE TABLE IF NOT EXISTS entity (
    node INTEGER NOT NULL REFERENCES node (id),
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    record TEXT NOT NULL,
    PRIMARY KEY (node, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entity_document ON entity (document);

CREATE TABLE IF NOT EXISTS entity_name (
    id INTEGER PRIMARY KEY,
    node INTEGER NOT NULL REFERENCES node (id),
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL -- its words as schema/names.py folds them: "tgf beta" for "TGF-β"
) STRICT;
CREATE INDEX IF NOT EXISTS entity_name_node ON entity_name (node);
CREATE INDEX IF NOT EXISTS entity_name_document ON entity_name (document);

-- SELECT DISTINCT curie, entity_name.name FROM entity_search JOIN entity_name ON entity_name.id = entity_search.rowid
-- JOIN node ON node.id = node WHERE entity_search MATCH 'matur*';
CREATE VIRTUAL TABLE IF NOT EXISTS entity_search USING fts5 (
    name, folded, content = 'entity_name', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
-- Names are added to it a document at a time, which is several times as fast as by a trigger.
CREATE TRIGGER IF NOT EXISTS entity_name_removed AFTER DELETE ON entity_name BEGIN
    INSERT INTO entity_search (entity_search, rowid, name, folded) VALUES ('delete', old.id, old.name, old.folded);
END;

-- What claims are asked for by; the whole record lies in claim_record, so that this table stays small to scan.
CREATE TABLE IF NOT EXISTS claim (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position TEXT NOT NULL,
    subject INTEGER NOT NULL REFERENCES node (id),
    predicate TEXT NOT NULL,
    object INTEGER NOT NULL REFERENCES node (id),
    section TEXT NOT NULL,
    locator TEXT NOT NULL,
    hedge TEXT NOT NULL,
    derivation TEXT NOT NULL,
    directness TEXT NOT NULL,
    polarity TEXT NOT NULL,
    cargo_evidence TEXT,
    agent TEXT,
    species TEXT,
    model TEXT,
    cell TEXT,
    UNIQUE (document, position)
) STRICT;
CREATE INDEX IF NOT EXISTS claim_pair ON claim (subject, object);
CREATE INDEX IF NOT EXISTS claim_object ON claim (object);
CREATE INDEX IF NOT EXISTS claim_locator ON claim (locator);
CREATE INDEX IF NOT EXISTS claim_cargo_evidence ON claim (cargo_evidence) WHERE cargo_evidence IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_agent ON claim (agent) WHERE agent IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_species ON claim (species) WHERE species IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_model ON claim (model) WHERE model IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_cell ON claim (cell) WHERE cell IS NOT NULL;

CREATE TABLE IF NOT EXISTS claim_record (
    claim INTEGER PRIMARY KEY REFERENCES claim (key) ON DELETE CASCADE,
    record TEXT NOT NULL
) STRICT;

-- The works that a claim cites; one row of tier 'uncited' for a claim that cites none.
CREATE TABLE IF NOT EXISTS claim_work (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    reference TEXT,
    tier TEXT NOT NULL,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_work_reference ON claim_work (reference) WHERE reference IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_work_tier ON claim_work (tier);

CREATE TABLE IF NOT EXISTS claim_flag (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
    flag TEXT NOT NULL,
    PRIMARY KEY (claim, flag)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_flag_flag ON claim_flag (flag);

-- Derived from all documents' claims and background relations of a (subject, object).
CREATE TABLE IF NOT EXISTS edge (
    subject INTEGER NOT NULL REFERENCES node (id),
    object INTEGER NOT NULL REFERENCES node (id),
    predicate TEXT NOT NULL,
    belief REAL NOT NULL,
    cost INTEGER, -- NULL: belief is 0
    is_implied INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    claims BLOB NOT NULL, -- the ids, ten bytes each: 'claim:' || lower(hex(substr(claims, 1, 10))), …
    PRIMARY KEY (subject, object, predicate)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS edge_object ON edge (object);

CREATE TABLE IF NOT EXISTS background (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    subject INTEGER NOT NULL REFERENCES node (id),
    predicate TEXT NOT NULL,
    object INTEGER NOT NULL REFERENCES node (id),
    vocabulary TEXT NOT NULL,
    version TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (document, subject, predicate, object, vocabulary, version, read_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS background_pair ON background (subject, object);
CREATE INDEX IF NOT EXISTS background_object ON background (object);

-- The other parts of a document, each in the canonical order of its kind.
CREATE TABLE IF NOT EXISTS reference (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mention (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coverage (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgement (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finding (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

-- The user's own copy of a document's text; no part of the release.
CREATE TABLE IF NOT EXISTS overlay (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    locator TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (document, locator)
) STRICT, WITHOUT ROWID;

-- For people: edges and claims spelt out.
CREATE VIEW IF NOT EXISTS edge_spelt AS
SELECT
    s.curie AS subject, e.predicate, o.curie AS object, e.belief, length(e.claims) / 10 AS claims,
    e.is_implied, e.contested
FROM edge AS e
INNER JOIN node AS s ON e.subject = s.id
INNER JOIN node AS o ON e.object = o.id;

CREATE VIEW IF NOT EXISTS claim_spelt AS
SELECT
    c.id, c.document, c.locator, s.curie AS subject, c.predicate, o.curie AS object,
    r.record ->> '$.claim.statement' AS statement, r.record ->> '$.belief' AS belief
FROM claim AS c
INNER JOIN node AS s ON c.subject = s.id
INNER JOIN node AS o ON c.object = o.id
INNER JOIN claim_record AS r ON c.key = r.claim;

COMMIT;
