"""Agents of INDRA statements: what they are, by the vocabularies that they are grounded in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from loaders.imports.identify import identify
from loaders.imports.indra_states import state_of
from loaders.imports.kinds import kind_of_id
from loaders.imports.meanings import meanings
from schema.entity import Entity
from schema.vocabulary import Kind

RULES = Path(__file__).with_name("indra.yaml")
_PROCESS = "GO term is taken for a process: INDRA does not say of which branch it is"


class Agent(NamedTuple):
    """An agent.

    Attributes:
        entity: what it is.
        activity: which activity of it the statement is about; empty for the thing as such.
        note: what is to be told of how it was taken.
    """

    entity: Entity
    activity: str
    note: str


def agent_of(record: Mapping[str, Any]) -> Agent | str:
    """An agent; else why it can't be one.

    What is mutated, modified, bound, moved or inactive is an entity of its own, never the thing itself: to take a gene
    that lost its function for the gene would turn signs around. An activity is its thing's.
    """
    refs = record.get("db_refs")
    if not isinstance(refs, dict):
        return "has no db_refs, so that it is not said what it is"
    name = str(record.get("name") or "").strip()
    curie = _curie(refs)
    if curie is None:
        return "is grounded in no vocabulary that says what it is"
    prefix = curie.partition(":")[0]
    kind = Kind.PROCESS if prefix == "GO" else kind_of_id(curie)
    if kind is None:
        return f"is grounded in {prefix}, whose terms are of several kinds, and it is not said which"
    activity, state = state_of(record)
    called = f"{name or curie} ({state})" if state else name or curie
    identity = identify(f"{identify(curie).id} ({state})" if state else curie, name=called)
    entity = Entity(id=identity.id, name=called, kind=kind, no_term_reason=identity.no_term_reason)
    return Agent(entity, activity, _PROCESS if prefix == "GO" else "")


def _curie(refs: Mapping[str, Any]) -> str | None:
    for namespace, prefix in meanings(RULES).namespaces.items():
        value = refs.get(namespace)
        if isinstance(value, str) and value:
            return value if value.startswith(f"{prefix}:") else f"{prefix}:{value}"
    return None
