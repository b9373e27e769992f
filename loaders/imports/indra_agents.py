"""Agents of INDRA statements: what they are, by the vocabularies that they are grounded in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from loaders.imports.identify import identify
from loaders.imports.kinds import kind_of_id
from loaders.imports.meanings import meanings
from schema.entity import Entity
from schema.vocabulary import Kind

RULES = Path(__file__).with_name("indra.yaml")
_STATES = ("mods", "mutations", "bound_conditions", "activity", "location")
_PROCESS = "GO term is taken for a process: INDRA does not say of which branch it is"


class Agent(NamedTuple):
    """An agent.

    Attributes:
        entity: what it is.
        state: in what state the statement has it, as an ambiguity of the claim; empty for the thing as such.
        note: what is to be told of how it was taken.
    """

    entity: Entity
    state: str
    note: str


def agent_of(record: Mapping[str, Any]) -> Agent | str:
    """An agent; else why it can't be one."""
    refs = record.get("db_refs")
    if not isinstance(refs, dict):
        return "has no db_refs, so that it is not said what it is"
    name = str(record.get("name") or "")
    curie = _curie(refs)
    if curie is None:
        return "is grounded in no vocabulary that says what it is"
    prefix = curie.partition(":")[0]
    kind = Kind.PROCESS if prefix == "GO" else kind_of_id(curie)
    if kind is None:
        return f"is grounded in {prefix}, whose terms are of several kinds, and it is not said which"
    identity = identify(curie, name=name)
    entity = Entity(id=identity.id, name=name or curie, kind=kind, no_term_reason=identity.no_term_reason)
    states = [each for each in _STATES if record.get(each)]
    state = (
        f"the file says it of {entity.name} in some state ({', '.join(states)}); taken of the thing" if states else ""
    )
    return Agent(entity, state, _PROCESS if prefix == "GO" else "")


def _curie(refs: Mapping[str, Any]) -> str | None:
    for namespace, prefix in meanings(RULES).namespaces.items():
        value = refs.get(namespace)
        if isinstance(value, str) and value:
            return value if value.startswith(f"{prefix}:") else f"{prefix}:{value}"
    return None
