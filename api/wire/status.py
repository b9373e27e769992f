"""The service itself over the wire."""

from pydantic import Field

from api.wire.base import Wire


class Release(Wire):
    """Which data is served."""

    release: str = Field(description="A hash over the documents held: the same for the same content.")
    documents: dict[str, str] = Field(description="The content hash of each document, by its id.")
    rubric: str = Field(description="The version of the rubric by which belief is computed.")
    rubric_hash: str = Field(description="A hash of the rubric.")
    version: str = Field(description="The version of the service.")


class Stats(Wire):
    """How much there is."""

    release: str = Field(description="The release of the store that this was answered from.")
    documents: int = Field(description="Documents, those that ship with the service included.")
    entities: int = Field(description="Entities.")
    claims: int = Field(description="Claims.")
    references: int = Field(description="Entries of reference lists.")
    mentions: int = Field(description="In-text citations.")
    findings: int = Field(description="Audit findings.")
    background: int = Field(description="Relations that vocabularies state.")
    edges: int = Field(description="Steps that a path may take.")
    entities_by_kind: dict[str, int] = Field(description="Entities by what they are.")
    entities_by_role: dict[str, int] = Field(description="Entities by the stage of a mechanism at which they stand.")
    claims_by_predicate: dict[str, int] = Field(description="Claims by what they say.")
    claims_by_document: dict[str, int] = Field(description="Claims by document.")
    claims_by_hedge: dict[str, int] = Field(description="Claims by how firmly they are put.")
    claims_by_derivation: dict[str, int] = Field(description="Claims by whether the place says or implies them.")
    claims_by_directness: dict[str, int] = Field(description="Claims by directness.")
    claims_by_polarity: dict[str, int] = Field(description="Claims by whether they affirm or negate.")
    claims_by_tier: dict[str, int] = Field(description="Claims by the best tier that they count as.")
    findings_by_code: dict[str, int] = Field(description="Audit findings by code.")
    findings_by_severity: dict[str, int] = Field(description="Audit findings by severity.")


class Health(Wire):
    """Whether the service can answer."""

    status: str = Field(description="`ok`, or `unavailable` where the store does not answer.", examples=["ok"])
    store: str = Field(description="What kind of store is served.", examples=["SqliteStore"])
    release: str | None = Field(description="The release of the store; null where it does not answer.")
    answered_from: str | None = Field(
        description="The release that questions are answered from: the store's, or while it does not answer the last "
        "one that was read; null where none was."
    )
    version: str = Field(description="The version of the service.")
    python: str = Field(description="The version of Python.")
