"""What explorers of graphs are told, in the shapes that Amazon Neptune gives and AWS's graph-explorer reads."""

from pydantic import Field, JsonValue

from api.wire.base import Wire

_NODE: JsonValue = {
    "~id": "SOX6 (HGNC:16421)",
    "~entityType": "node",
    "~labels": ["TargetGene", "Gene"],
    "~properties": {"id": "HGNC:16421", "name": "SOX6"},
}


class OpenCypherAnswer(Wire):
    """What a question in openCypher is answered."""

    results: tuple[dict[str, JsonValue], ...] = Field(
        description="The rows, each with its columns. A node has `~id`, `~entityType`, `~labels` and `~properties`; a "
        "relationship `~id`, `~entityType`, `~start`, `~end`, `~type` and `~properties`.",
        examples=[[{"object": _NODE}]],
    )


class OpenCypherRefusal(Wire):
    """Why a question in openCypher has no answer."""

    code: str = Field(description="What went wrong, in Neptune's words.", examples=["MalformedQueryException"])
    detailedMessage: str = Field(description="What went wrong, and what is served instead.")  # noqa: N815
    requestId: str = Field(description="The same for the same question of the same release.")  # noqa: N815


class GraphSummary(Wire):
    """How much of what there is in the graph."""

    numNodes: int = Field(description="How many nodes there are.")  # noqa: N815
    numEdges: int = Field(description="How many relationships there are.")  # noqa: N815
    numNodeLabels: int = Field(description="How many labels there are.")  # noqa: N815
    numEdgeLabels: int = Field(description="How many relationship types there are.")  # noqa: N815
    nodeLabels: tuple[str, ...] = Field(description="The labels that some node has: roles, then kinds.")  # noqa: N815
    edgeLabels: tuple[str, ...] = Field(description="The types that some relationship is of.")  # noqa: N815
    numNodeProperties: int = Field(description="How many properties nodes can have.")  # noqa: N815
    numEdgeProperties: int = Field(description="How many properties relationships can have.")  # noqa: N815
    nodeProperties: tuple[dict[str, int], ...] = Field(  # noqa: N815
        description="Each property of nodes, with how many have it."
    )
    edgeProperties: tuple[dict[str, int], ...] = Field(  # noqa: N815
        description="Each property of relationships, with how many have it."
    )
    totalNodePropertyValues: int = Field(description="How many values nodes have in all.")  # noqa: N815
    totalEdgePropertyValues: int = Field(description="How many values relationships have in all.")  # noqa: N815


class SummaryPayload(Wire):
    """A summary, and of what."""

    version: str = Field(description="The version of this form.", examples=["v1"])
    release: str = Field(description="The release that it is of.")
    graphSummary: GraphSummary = Field(description="The summary.")  # noqa: N815


class SummaryAnswer(Wire):
    """How much of what there is in the graph, as graph-explorer asks for it."""

    status: str = Field(description="Always the same.", examples=["200 OK"])
    payload: SummaryPayload = Field(description="The summary, and of what.")


class DefaultConnection(Wire):
    """How graph-explorer connects to this service. Its names are those that graph-explorer reads."""

    GRAPH_EXP_USING_PROXY_SERVER: bool = Field(
        description="Whether graph-explorer's own server passes questions on: not if this service is asked directly."
    )
    GRAPH_EXP_PUBLIC_OR_PROXY_ENDPOINT: str = Field(description="Where the browser sends questions.")
    GRAPH_EXP_CONNECTION_URL: str = Field(description="Where graph-explorer's own server would pass them on to.")
    GRAPH_EXP_GRAPH_TYPE: str = Field(description="The language of the questions.", examples=["openCypher"])
    GRAPH_EXP_IAM: bool = Field(description="Whether questions are signed for AWS: never.")
    GRAPH_EXP_AWS_REGION: str = Field(description="Of what they would be signed for; empty.")
    GRAPH_EXP_SERVICE_TYPE: str = Field(description="Which of Neptune's forms is spoken.", examples=["neptune-db"])
    GRAPH_EXP_FETCH_REQUEST_TIMEOUT: int = Field(description="Milliseconds after which a question is given up.")
    GRAPH_EXP_NODE_EXPANSION_LIMIT: int = Field(description="Neighbours that one expansion adds unless told.")
