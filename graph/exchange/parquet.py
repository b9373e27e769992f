"""Parquet: entities, steps and claims as typed columns, for pandas, polars, R and DuckDB.

Written a row group at a time (https://parquet.apache.org); lists stay lists.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from graph.batches import batches
from graph.exchange.columns import EDGE_TYPES, NODE_TYPES, edge_rows, node_rows
from graph.exchange.extract import Extract
from graph.exchange.growing import Growing, taken
from schema.claim import Context
from schema.vocabulary import Polarity

ROWS_PER_GROUP: Final = 10_000

_ARROW: dict[type, Any] = {
    str: pa.string(),
    list: pa.list_(pa.string()),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
}
CLAIM_TYPES: Final[Mapping[str, type]] = {
    "id": str,
    "document": str,
    "locator": str,
    "subject": str,
    "subject_name": str,
    "predicate": str,
    "sign": str,
    "object": str,
    "object_name": str,
    "negated": bool,
    "statement": str,
    "belief": float,
    "hedge": str,
    "derivation": str,
    "directness": str,
    "agent": str,
    "quantifier": str,
    "cargo_evidence": str,
    "ambiguity": str,
    "publications": list,
    "flags": list,
    **dict.fromkeys(Context.model_fields, str),
}
"""By name of a claim's column, the type of its values."""
STEP_TYPES: Final[Mapping[str, type]] = {"subject": str, "object": str, **EDGE_TYPES}
"""By name of a step's column, the type of its values."""


def nodes_parquet(extract: Extract) -> Iterator[bytes]:
    """The entities."""
    return _parquet(NODE_TYPES, node_rows(extract), extract)


def edges_parquet(extract: Extract) -> Iterator[bytes]:
    """The steps."""
    return _parquet(STEP_TYPES, step_rows(extract), extract)


def claims_parquet(extract: Extract) -> Iterator[bytes]:
    """The claims, negated ones included."""
    return _parquet(CLAIM_TYPES, claim_rows(extract), extract)


def step_rows(extract: Extract) -> Iterator[dict[str, Any]]:
    """The steps, a flat row each."""
    return ({"subject": subject, "object": object_, **row} for subject, object_, row in edge_rows(extract))


def claim_rows(extract: Extract) -> Iterator[dict[str, Any]]:
    """The claims, a flat row each; what is not stated is None."""
    names = extract.snapshot.entities
    for record in extract.claims():
        claim = record.claim
        plain = claim.model_dump(mode="json")
        yield {
            **{name: plain.get(name) for name in CLAIM_TYPES},
            **plain["context"],
            "id": claim.id,
            "subject_name": names[claim.subject].name,
            "object_name": names[claim.object].name,
            "sign": claim.sign.value,
            "negated": claim.polarity is Polarity.NEGATED,
            "belief": record.belief,
            "publications": extract.publications(record),
            "flags": list(record.flags),
        }


def _parquet(types: Mapping[str, type], rows: Iterable[Mapping[str, Any]], extract: Extract) -> Iterator[bytes]:
    known = {name: value if isinstance(value, str) else str(value).lower() for name, value in extract.about.items()}
    schema = pa.schema([pa.field(name, _ARROW[type_]) for name, type_ in types.items()], metadata=known)
    buffer = io.BytesIO()
    with pq.ParquetWriter(Growing(buffer), schema, compression="zstd") as writer:
        for batch in batches(rows, ROWS_PER_GROUP):
            writer.write_table(pa.Table.from_pylist([dict(row) for row in batch], schema=schema))
            yield taken(buffer)
    yield taken(buffer)
