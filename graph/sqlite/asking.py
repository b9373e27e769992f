"""Turns a filter of claims into one of the store's statements and its parameters."""

import json

from graph.canonical import split_claim_key
from graph.sqlite.statements import CLAIMS_ORDER, CLAIMS_WHERE, CONDITIONS
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.vocabulary import Sign

_FROM_THE_FIRST = "", ""
_NO_LIMIT = -1


def claims_statement(where: ClaimFilter) -> str:
    """The statement that asks for the claims that meet a filter: put together from fixed parts, without its values."""
    conditions = [CONDITIONS[name] for name, value in where if value is not None]
    return " ".join([CLAIMS_WHERE, *conditions, CLAIMS_ORDER])


def claims_parameters(where: ClaimFilter, after: str | None, limit: int | None) -> dict[str, str | int]:
    """The values that go with the statement.

    Raises:
        InvalidParameter: ``after`` is no key of a claim.
    """
    document, position = split_claim_key(after) if after is not None else _FROM_THE_FIRST
    values: dict[str, str | int] = where.model_dump(mode="json", exclude_none=True)
    if where.sign is not None:
        values["sign"] = _predicates_of(where.sign)
    values |= {"after_document": document, "after_position": position}
    values["limit"] = _NO_LIMIT if limit is None else limit
    return values


def _predicates_of(sign: Sign) -> str:
    return json.dumps([predicate for predicate in Predicate if predicate.traits.sign is sign])
