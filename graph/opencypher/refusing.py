"""Makes the refusals of questions in openCypher."""

from schema.errors import CypherFault, RefusedCypher


def refusal(fault: CypherFault, detail: str, part: str = "") -> RefusedCypher:
    """A refusal: why, what would be answered, and the part of the question that is meant."""
    return RefusedCypher("query", part, fault, detail)
