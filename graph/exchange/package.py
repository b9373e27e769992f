"""A data package of the release: tables with their schemas, licences and checksums, in one ZIP file.

Format: https://datapackage.org (Frictionless). The same release gives the same bytes: members carry no time of theirs.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from graph.exchange.columns import NODE_TYPES
from graph.exchange.extract import Extract
from graph.exchange.growing import Growing, taken
from graph.exchange.parquet import CLAIM_TYPES, STEP_TYPES
from schema.document import DocumentInfo

DESCRIPTOR: Final = "datapackage.json"
_TABLES: Final[Mapping[str, tuple[Mapping[str, type], str]]] = {
    "nodes": (NODE_TYPES, "The entities."),
    "edges": (STEP_TYPES, "The steps that a path can walk, each with its evidence; belief is no probability."),
    "claims": (CLAIM_TYPES, "The claims, negated ones included, each with where it stands."),
}
_TYPES: Final[Mapping[type, str]] = {str: "string", list: "string", bool: "boolean", int: "integer", float: "number"}
_ENDS: Final = [
    {"fields": [end], "reference": {"resource": "nodes", "fields": ["id"]}} for end in ("subject", "object")
]
_KNOWN_LICENCES: Final = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}


def package(extract: Extract) -> Iterator[bytes]:
    """The package, a piece at a time."""
    from graph.exchange.forms import FORMS  # noqa: PLC0415 - the package is one of them

    buffer, resources = io.BytesIO(), list[dict[str, Any]]()
    with ZipFile(Growing(buffer), "w") as archive:
        for name in _TABLES:
            for suffix, compression in (("csv", ZIP_DEFLATED), ("parquet", ZIP_STORED)):
                seen, size = sha256(), 0
                with archive.open(_member(f"{name}.{suffix}", compression), "w", force_zip64=True) as member:
                    for piece in FORMS[f"{name}.{suffix}"].write(extract):
                        seen.update(piece)
                        size += member.write(piece)
                        yield taken(buffer)
                resources.append(_resource(name, suffix, size, seen.hexdigest()))
        described = json.dumps(_descriptor(extract, resources), ensure_ascii=False, indent=1) + "\n"
        archive.writestr(_member(DESCRIPTOR, ZIP_DEFLATED), described)
    yield taken(buffer)


def _member(name: str, compression: int) -> ZipInfo:
    member = ZipInfo(name)
    member.compress_type = compression
    member.external_attr = 0o644 << 16
    return member


def _resource(name: str, suffix: str, size: int, hash_: str) -> dict[str, Any]:
    types, says = _TABLES[name]
    common = {
        "name": name if suffix == "csv" else f"{name}-{suffix}",
        "path": f"{name}.{suffix}",
        "description": says,
        "format": suffix,
        "bytes": size,
        "hash": f"sha256:{hash_}",
    }
    if suffix != "csv":
        return common | {"type": "file", "mediatype": "application/vnd.apache.parquet"}
    return common | {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"} | {
        "schema": _schema(name, types)
    }  # fmt: skip


def _schema(name: str, types: Mapping[str, type]) -> dict[str, Any]:
    fields = [
        {"name": field, "type": _TYPES[type_]} | ({"description": "values joined by |"} if type_ is list else {})
        for field, type_ in types.items()
    ]
    key = {"primaryKey": ["id"]} if "id" in types else {}
    return {"fields": fields, "missingValues": [""], **key} | ({"foreignKeys": _ENDS} if name != "nodes" else {})


def _descriptor(extract: Extract, resources: list[dict[str, Any]]) -> dict[str, Any]:
    about = extract.about
    licences = sorted({info.licence for info in extract.infos.values() if info.licence})
    return {
        "profile": "data-package",
        "name": "exomyelin",
        "title": about.pop("title"),
        "version": about.pop("release"),
        "description": "Claims of papers, in the curators' own words, and the graph that they make.",
        **about,
        "licenses": [_licence(text) for text in licences],
        "sources": [_source(info) for info in extract.infos.values()],
        "resources": resources,
    }


def _licence(text: str) -> dict[str, str]:
    address = _KNOWN_LICENCES.get(text)
    name = re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-")[:60]
    return {"name": name, "title": text} | ({"path": address} if address else {})


def _source(info: DocumentInfo) -> dict[str, str]:
    address = f"https://doi.org/{info.doi}" if info.doi else info.url
    told = {"title": info.title, "path": address, "document": info.id, "license": info.licence}
    return {name: value for name, value in told.items() if value}
