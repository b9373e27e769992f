"""What is answered in TRAPI 2.0, as its schema has it. What is not there is left out: nothing is ever ``null``."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

RESOURCE = "infores:exomyelin"
SCHEMA_VERSION = "2.0.0"


class Told(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def plain(self) -> dict[str, Any]:
        """The part as JSON has it, without what is not there."""
        return self.model_dump(mode="json", exclude_none=True)


class Attribute(Told):
    """Something more of a thing, an edge or an analysis."""

    attribute_type_id: str = Field(description="What it is.", examples=["biolink:publications"])
    value: JsonValue = Field(description="Its value.")
    original_attribute_name: str | None = Field(default=None, description="What it is called elsewhere here.")
    description: str | None = Field(default=None, description="The same for people.")
    attribute_source: str | None = Field(default=None, description="Who says so.")


class Qualifier(Told):
    """What is said more exactly."""

    qualifier_type_id: str = Field(description="What is qualified.", examples=["biolink:object_direction_qualifier"])
    qualifier_value: str = Field(description="How.", examples=["decreased"])


class RetrievalSource(Told):
    """Where an edge comes from."""

    resource_id: str = Field(description="An information resource.", examples=[RESOURCE])
    resource_role: str = Field(description="What it is to the edge.", examples=["primary_knowledge_source"])
    upstream_resource_ids: tuple[str, ...] | None = Field(default=None, description="From where it has it.")
    source_record_urls: tuple[str, ...] | None = Field(default=None, description="The claims, here.")


class TrapiNode(Told):
    """A thing."""

    name: str = Field(description="Its name.")
    categories: tuple[str, ...] = Field(description="What it is, most narrowly.")
    attributes: tuple[Attribute, ...] = Field(description="What more is known of it.")
    is_set: bool | None = Field(default=None, description="Whether it stands for many things.")


class TrapiEdge(Told):
    """What is said of two things."""

    subject: str = Field(description="A CURIE.")
    predicate: str = Field(description="What is said.", examples=["biolink:affects"])
    object: str = Field(description="A CURIE.")
    qualifiers: tuple[Qualifier, ...] | None = Field(default=None, description="What is said more exactly.")
    attributes: tuple[Attribute, ...] = Field(description="What it rests on, among others.")
    sources: tuple[RetrievalSource, ...] = Field(description="Where it comes from; one of them is primary.")
    knowledge_level: str = Field(description="`prediction` where all claims only imply it, or speculate.")
    agent_type: str = Field(description="Who read it.")


class Binding(Told):
    """To what a part of the question is bound."""

    ids: tuple[str, ...] = Field(description="The keys of it.")


class Analysis(Told):
    """What a result rests on."""

    resource_id: str = Field(description="Who says so.")
    edge_bindings: dict[str, Binding] | None = Field(default=None, description="Edges, by their key in the question.")
    path_bindings: dict[str, Binding] | None = Field(default=None, description="Paths, by their key in the question.")
    score: float | None = Field(default=None, description="Belief, from 0 to 1.")
    scoring_method: str | None = Field(default=None, description="How it is made.")
    attributes: tuple[Attribute, ...] | None = Field(default=None, description="What is to be known of it.")


class TrapiResult(Told):
    """One answer."""

    node_bindings: dict[str, Binding] = Field(description="Things, by their key in the question.")
    analyses: tuple[Analysis, ...] | None = Field(default=None, description="What it rests on.")


class AuxiliaryGraph(Told):
    """The edges of a path, in the order in which it walks them."""

    edges: tuple[str, ...] = Field(description="Keys of edges.")


class KnowledgeGraph(Told):
    """All things and edges that results are bound to."""

    nodes: dict[str, TrapiNode] = Field(description="Things, by CURIE.")
    edges: dict[str, TrapiEdge] = Field(description="Edges, by key.")


class LogEntry(Told):
    """What is to be known of how it was answered."""

    timestamp: str = Field(description="When.")
    level: str = Field(description="How much it matters.")
    code: str = Field(description="What happened.")
    message: str = Field(description="The same for people.")


class TrapiMessage(Told):
    """The question with its answers."""

    query_graph: dict[str, Any] = Field(description="The question as it came.")
    knowledge_graph: KnowledgeGraph | None = Field(default=None, description="What results are bound to.")
    results: tuple[TrapiResult, ...] = Field(description="The answers, best first.")
    auxiliary_graphs: dict[str, AuxiliaryGraph] | None = Field(default=None, description="Paths, by key.")


class TrapiResponse(Told):
    """An answer in TRAPI 2.0."""

    message: TrapiMessage = Field(description="The question with its answers.")
    parameters: dict[str, Any] | None = Field(default=None, description="As they came.")
    status: str = Field(description="How it went.", examples=["Success"])
    description: str = Field(description="The same for people, and whether there is more.")
    logs: tuple[LogEntry, ...] | None = Field(default=None, description="What is to be known of it, oldest first.")
    schema_version: str = Field(default=SCHEMA_VERSION, description="Of TRAPI.")
    biolink_version: str = Field(description="Of the Biolink Model.")
    release: str = Field(description="The release that was asked.")


class MetaAttribute(Told):
    """An attribute that there is."""

    attribute_type_id: str = Field(description="What it is.")
    constraint_use: bool = Field(default=True, description="Whether it can be asked for.")
    constraint_name: str = Field(description="The same for people.")


class MetaQualifier(Told):
    """A qualifier that there is."""

    qualifier_type_id: str = Field(description="What is qualified.")
    applicable_values: tuple[str, ...] = Field(description="The values that there are.")


class MetaNode(Told):
    """Things of one category."""

    id_prefixes: tuple[str, ...] = Field(description="The prefixes of CURIEs that are known, the most used first.")
    attributes: tuple[MetaAttribute, ...] = Field(description="What is told of them.")


class MetaEdge(Told):
    """Edges of one kind."""

    subject: str = Field(description="A category.")
    predicate: str = Field(description="What is said.")
    object: str = Field(description="A category.")
    knowledge_types: tuple[str, ...] = Field(description="`lookup`.")
    qualifiers: tuple[MetaQualifier, ...] | None = Field(default=None, description="What is said more exactly.")
    attributes: tuple[MetaAttribute, ...] = Field(description="What is told of them.")


class MetaKnowledgeGraph(Told):
    """What there is to be asked for."""

    nodes: dict[str, MetaNode] = Field(description="Things, by category.")
    edges: tuple[MetaEdge, ...] = Field(description="Edges, of each kind once.")
