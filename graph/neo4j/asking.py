"""Turns a filter of claims into the query that finds them fastest, and its parameters; and asks for all of them."""

import sys

from cypher import queries
from cypher.query import Query
from graph.canonical import SEPARATOR, split_claim_key
from graph.neo4j import parts
from graph.neo4j.connection import Change
from graph.neo4j.derivation import state_of
from schema.query import ClaimFilter

_FROM_THE_FIRST = "", ""
_BEHIND_EVERY_KEY = "\U0010ffff"
_BEHIND_SEPARATOR = chr(ord(SEPARATOR) + 1)
_LISTED = {"reference", "flag", "tier"}
_ENDS = ("entity", "subject", "object")


def claims_query(where: ClaimFilter, after: str | None, limit: int | None) -> tuple[Query, dict[str, object]]:
    """The query that asks for the claims that meet a filter, and the values that go with it.

    Raises:
        InvalidParameter: ``after`` is no key of a claim.
    """
    document, position = split_claim_key(after) if after is not None else _FROM_THE_FIRST
    wanted = where.model_dump(mode="json", exclude_none=True)
    values: dict[str, object] = {
        "after": f"{document}{SEPARATOR}{position}" if after is not None else "",
        "before": _BEHIND_EVERY_KEY,
        "least": document,
        "limit": sys.maxsize if limit is None else limit,
        "where": {name: value for name, value in wanted.items() if name not in {*_LISTED, "entity"}},
        **{name: wanted.get(name) for name in _LISTED},
    }
    if where.document is not None:
        values["after"] = max(str(values["after"]), f"{where.document}{SEPARATOR}")
        values["before"] = f"{where.document}{_BEHIND_SEPARATOR}"
    ends = [wanted[name] for name in _ENDS if name in wanted]
    if ends:
        return queries.CLAIMS_OF_ENTITY, values | {"entity": ends[0]}
    return (queries.CLAIMS_OF_REFERENCE if where.reference else queries.CLAIMS), values


def claims_if_few(change: Change, most: int) -> tuple[str, list[str]] | None:
    """The release, and all claims as JSON in the order of their keys; None where there are more than ``most``."""
    if sum(parts.stored_document(row).claims for row in change.ask(queries.DOCUMENTS)) > most:
        return None
    query, values = claims_query(ClaimFilter(), None, most)
    rows = change.ask(query, **{name: values[name] for name in query.params})
    return state_of(change).release, [record for (record,) in rows]
