"""What holds answers in TRAPI to its schema, and to NCATS's own validator, without a network."""

import copy
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from jsonschema import Draft202012Validator

from tests.biolink_model import toolkit

SCHEMA = Path(__file__).parent / "data" / "trapi_schema_v2.0.0.yaml"


@cache
def _components() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))["components"]
    return found


def broken(content: object, component: str) -> list[str]:
    """In what a JSON value is none of the schema's kind, and where it holds ``null``."""
    schema = {"$ref": f"#/components/schemas/{component}", "components": _components()}
    errors = Draft202012Validator(schema).iter_errors(content)
    return [f"{error.json_path}: {error.message}"[:300] for error in errors] + list(nulls(content))


def nulls(value: object, place: str = "$") -> Iterator[str]:
    """Where a JSON value holds ``null``."""
    if value is None:
        yield f"{place} is null"
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from nulls(each, f"{place}.{key}")


def reported(response: dict[str, Any]) -> list[str]:
    """The codes of what NCATS's validator calls an error or critical in an answer.

    It asks the network whether its own schemas can be reached, and for the Biolink Model: both are given from here.
    """
    biolink = importlib.import_module("reasoner_validator.biolink")
    whole = importlib.import_module("reasoner_validator.validator")
    given: dict[str, Any] = {"get_biolink_model_toolkit": lambda biolink_version=None: toolkit()}  # noqa: ARG005 - by name
    whole.TRAPIResponseValidator._validation_metadata_checked = True  # noqa: SLF001 - there is no other way
    with patch.multiple(biolink, **given), patch.multiple(whole, **given):
        validator = whole.TRAPIResponseValidator(trapi_version=str(SCHEMA), suppress_empty_data_warnings=True)
        validator.check_compliance_of_trapi_response(copy.deepcopy(response))
        tests = validator.get_all_messages().values()
    found = [kinds for targets in tests for kinds in targets.values()]
    return sorted({code for kinds in found for kind in ("critical", "error") for code in kinds.get(kind, {})})
