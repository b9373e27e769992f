"""In what state an agent of an INDRA statement is: modified, mutated, bound, moved, active or not."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from loaders.checks.mistakes import shown


def state_of(record: Mapping[str, Any]) -> tuple[str, str]:
    """Which activity of an agent is meant, and in what state else it is, in words; empty for neither."""
    activity = _fields(record.get("activity"))
    kind = str(activity.get("activity_type") or "activity").strip()
    is_active = activity.get("is_active", True) is True
    told = [] if is_active else [f"without {_worded(kind)}"]
    for name, word in _WORDS.items():
        given = record.get(name)
        told += [word(_fields(each)) or shown(each) for each in (given if isinstance(given, list) else [given]) if each]
    if location := str(record.get("location") or "").strip():
        told.append(f"in {location}")
    return (_worded(kind) if activity and is_active else ""), "; ".join(told)


def _worded(activity: str) -> str:
    return activity if activity == "activity" else f"{activity} activity"


def _modified(mod: Mapping[str, Any]) -> str:
    site = "".join(str(mod.get(name) or "") for name in ("residue", "position"))
    without = "" if mod.get("is_modified", True) is True else "without "
    kind = str(mod.get("mod_type") or "")
    return f"{without}{kind}{f' at {site}' if site else ''}" if kind else ""


def _mutated(mutation: Mapping[str, Any]) -> str:
    known = {name: str(mutation.get(name) or "") for name in ("residue_from", "position", "residue_to")}
    return f"mutated {''.join(text or '?' for text in known.values())}" if any(known.values()) else ""


def _bound(condition: Mapping[str, Any]) -> str:
    agent = _fields(condition.get("agent"))
    name = str(agent.get("name") or "")
    _, state = state_of(agent) if not agent.get("bound_conditions") else ("", "")
    word = "bound to" if condition.get("is_bound", True) is True else "not bound to"
    return f"{word} {name}{f' ({state})' if state else ''}" if name else ""


def _fields(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


_WORDS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "mods": _modified,
    "mutations": _mutated,
    "bound_conditions": _bound,
}
