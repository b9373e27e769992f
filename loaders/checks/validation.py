"""Holds a record to its model, and tells of what differs in the words of the file, not of pydantic."""

import re
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport, nearest, one_of, shown
from loaders.formats.record import Loc, Record

M = TypeVar("M", bound=BaseModel)

_TYPES = {
    "model_type": "fields with their values",
    "model_attributes_type": "fields with their values",
    "dict_type": "fields with their values",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "true or false",
}


def validate(model: type[M], record: Record, known: Known, report: FileReport) -> M | None:
    """The record as its model; None, with every mistake in it noted, if it does not fit."""
    try:
        return model.model_validate(record.data, context=known)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            report.add(record.line_of(details["loc"]), *_describe(model, details))
        return None


class _Description(NamedTuple):
    problem: str
    expected: str = ""
    nearest: str | None = None


def _describe(model: type[BaseModel], details: ErrorDetails) -> _Description:
    loc, context = details["loc"], details.get("ctx", {})
    where = _written(loc)
    match details["type"]:
        case "mistake":
            prefix = f"{where}: " if where else ""
            return _Description(prefix + context["problem"], context["expected"], context["nearest"])
        case "missing":
            return _Description(f"{where!r} is missing", _meaning(model, loc) or "a value")
        case "extra_forbidden":
            fields = sorted(_fields(model, loc[:-1]))
            return _Description(f"unknown field {where!r}", one_of(fields), nearest(str(loc[-1]), fields))
        case "enum" | "literal_error":
            values = re.findall(r"'([^']*)'", context["expected"])
            problem = f"{where}: {shown(details['input'])} is not a known value"
            return _Description(problem, one_of(values), nearest(str(details["input"]), values))
        case kind:
            prefix = f"{where}: " if where else ""
            described = _meaning(model, loc) if kind == "string_pattern_mismatch" else ""
            expected = _TYPES.get(kind) or described or _in_our_words(details["msg"])
            return _Description(f"{prefix}{shown(details['input'])} does not fit", expected)


def _in_our_words(message: str) -> str:
    return re.sub(r"^(Input|String|Value|Tuple|List) should (be|have) ", "", message)


def _written(loc: Loc) -> str:
    """``citing[1].mention``: the way to a field, with list positions counted from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _meaning(model: type[BaseModel], loc: Loc) -> str:
    field = _fields(model, loc[:-1]).get(str(loc[-1]))
    return (field.description or "") if field else ""


def _fields(model: type[BaseModel], loc: Loc) -> dict[str, FieldInfo]:
    """The fields, by the name that files use, of the model that stands at ``loc`` within ``model``."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return fields
    inner = _model_within(fields[names[0]].annotation) if names[0] in fields else None
    return _fields(inner, tuple(names[1:])) if inner else {}


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- annotations have no narrower type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_within, get_args(annotation))), None)
