"""What an edge of a KGX graph claims, by the rules of ``kgx.yaml``."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from loaders.imports.identify import identify
from loaders.imports.intake import Intake, Reason, Said, Work
from loaders.imports.kinds import kind_of_id
from loaders.imports.meanings import Level, Meaning, Meanings, meanings, opposite
from loaders.imports.ours import claim_of
from loaders.imports.rows import Row
from loaders.imports.wording import statement
from schema.claim import Context
from schema.entity import Entity
from schema.predicates import Predicate
from schema.vocabulary import Polarity, Support

RULES = Path(__file__).with_name("kgx.yaml")
_SAME = {"", "activity", "abundance", "activity_or_abundance", "expression", "synthesis", "stability", "signaling"}
_OPPOSED = {"degradation"}
_UP, _DOWN = {"", "increased", "upregulated"}, {"decreased", "downregulated"}
_ASPECTS = ("subject_aspect_qualifier", "object_aspect_qualifier")
_QUALIFIED = {"", "causes", "contributes_to"}
_FORMS = tuple(
    f"{end}_{what}_qualifier" for end in ("subject", "object") for what in ("form_or_variant", "part", "derivative")
)
_DENIED = {"true": True, "1": True, "yes": True, "": False, "false": False, "0": False, "no": False}
_SOURCES = ("primary_knowledge_source", "aggregator_knowledge_source", "knowledge_source")
_USED = {
    *("subject", "predicate", "object", "relation", "negated", "knowledge_level", "agent_type", "publications"),
    *("qualified_predicate", "object_direction_qualifier", "subject_direction_qualifier", "belief", "provided_by"),
    *("original_predicate", "has_evidence", *_ASPECTS, *_SOURCES),
}


class Fault(NamedTuple):
    """Why an edge is no claim here."""

    construct: str
    reason: Reason
    why: str


def said_of(row: Row, intake: Intake, dropped: Counter[str], *, has_nodes: bool) -> Said | Fault | None:
    """What an edge claims, or why it claims nothing that can be taken.

    Args:
        row: the edge.
        intake: where its things are; where there is no file of nodes, they are added by what their ids say.
        dropped: takes the columns of which nothing is kept.
        has_nodes: whether there is a file of nodes.
    """
    if row.fault or not all(map(row.text, ("subject", "predicate", "object"))):
        return Fault("edge", Reason.MALFORMED, row.fault or "has no subject, predicate or object")
    ends = [identify(row.text(end)).id for end in ("subject", "object")]
    for written, id_ in zip((row.text("subject"), row.text("object")), ends, strict=True):
        if fault := _unknown(written, id_, row.line, intake, has_nodes=has_nodes):
            return fault
    if row.text("claim"):
        return _ours(row)
    dropped.update(set(row.values) - _USED - set(_rules().unused) - set(_rules().contexts))
    return _foreign(row, ends[0], ends[1], intake)


def _rules() -> Meanings:
    return meanings(RULES)


def _unknown(written: str, id_: str, line: int, intake: Intake, *, has_nodes: bool) -> Fault | None:
    if intake.knows(id_):
        return None
    kind = None if has_nodes else kind_of_id(id_)
    if kind is None:
        missing = (
            "no node of it was taken" if has_nodes else "there is no file of nodes, and its id does not say what it is"
        )
        return Fault(written, Reason.UNKNOWN_THING, missing)
    identity = identify(written)
    intake.thing(Entity(id=id_, name=written, kind=kind, no_term_reason=identity.no_term_reason), line)
    return None


def _ours(row: Row) -> Said | Fault:
    """An edge that carries the claim that it was made of."""
    try:
        return claim_of(row.text("claim"), _works(row))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        why = f"the claim in its column 'claim' does not hold: {first['msg']}"
        return Fault(row.text("id") or "edge", Reason.MALFORMED, why)


def _foreign(row: Row, subject: str, object_: str, intake: Intake) -> Said | Fault:
    if row.text("negated").casefold() not in _DENIED:
        return Fault(row.text("negated"), Reason.MALFORMED, "is no value of negated; expected true or false")
    straight, subject, object_ = _straight(row, subject, object_)
    word = straight.text("predicate").removeprefix("biolink:")
    kinds = intake.kind_of(subject), intake.kind_of(object_)
    rule = _rules().meant(word, _given(straight), *kinds)
    if rule is None:
        between = f"between a {kinds[0]} and a {kinds[1]}"
        return Fault(row.text("predicate"), Reason.UNMAPPED_PREDICATE, f"no predicate here says {word} {between}")
    if rule.to is None:
        return Fault(row.text("predicate"), Reason.NO_CLAIM, f"{word} {rule.refused}")
    if why := _unread(straight, rule):
        return Fault(row.text("predicate"), Reason.NO_CLAIM, why)
    predicate = _turned(rule.to, straight)
    if isinstance(predicate, Fault):
        return predicate
    ends = (object_, subject) if rule.inverted else (subject, object_)
    return _said(row, rule, predicate, ends, intake)


def _straight(row: Row, subject: str, object_: str) -> tuple[Row, str, str]:
    """An edge and its ends; where its predicate is an inverse, the same said the other way round."""
    inverses = _rules().inverses
    straight = inverses.get(row.text("predicate").removeprefix("biolink:").casefold())
    if straight is None:
        return row, subject, object_
    turned = {_other_end(name): texts for name, texts in row.values.items()}
    qualified = row.text("qualified_predicate").removeprefix("biolink:").casefold()
    if qualified in inverses:
        turned["qualified_predicate"] = (inverses[qualified],)
    return Row(row.line, turned | {"predicate": (straight,)}), object_, subject


def _other_end(column: str) -> str:
    end, _, rest = column.partition("_")
    if end not in {"subject", "object"} or not rest.endswith("_qualifier"):
        return column
    return f"{'object' if end == 'subject' else 'subject'}_{rest}"


def _unread(row: Row, rule: Meaning) -> str:
    """Which qualifier of an edge may turn its meaning and is read by no rule; empty where none is."""
    for name in _FORMS:
        if row.text(name):
            return f"what holds of a form, part or derivative of a thing ({name}) is not said of the thing"
    if row.text("subject_direction_qualifier") not in _UP | _DOWN:
        return f"no rule reads the subject's direction {row.text('subject_direction_qualifier')!r}"
    if row.text("object_direction_qualifier") and "direction" not in rule.given:
        return f"no rule reads {row.text('predicate')} with a direction of its object"
    if row.text("qualified_predicate").removeprefix("biolink:") not in _QUALIFIED:
        return f"no rule reads the qualified predicate {row.text('qualified_predicate')}"
    return ""


def _given(row: Row) -> Mapping[str, str]:
    return {"direction": row.text("object_direction_qualifier"), "relation": row.text("relation")}


def _turned(predicate: Predicate, row: Row) -> Predicate | Fault:
    """The predicate as the qualifiers of subject and object leave it."""
    turns = sum(row.text(name) in _OPPOSED for name in _ASPECTS) + (row.text("subject_direction_qualifier") in _DOWN)
    for name in _ASPECTS:
        if row.text(name) not in _SAME | _OPPOSED:
            why = f"a change of its {row.text(name)} is not a change of the thing"
            return Fault(row.text("predicate"), Reason.NO_CLAIM, why)
    if turns % 2 == 0:
        return predicate
    turned = opposite(predicate)
    return turned or Fault(row.text("predicate"), Reason.NO_CLAIM, f"{predicate} has no opposite for its qualifiers")


def _said(row: Row, rule: Meaning, predicate: Predicate, ends: tuple[str, str], intake: Intake) -> Said:
    rules = _rules()
    level: Level = rules.levels.get(row.text("knowledge_level"), rules.levels["not_provided"])
    curation = rules.curation.get(row.text("agent_type"))
    works = _works(row)
    polarity = Polarity.NEGATED if _DENIED[row.text("negated").casefold()] else Polarity.AFFIRMED
    return Said(
        ends[0],
        predicate,
        ends[1],
        statement(intake.name_of(ends[0]), predicate, intake.name_of(ends[1]), _told(row), polarity),
        works=works,
        support=curation.support if curation and works else Support.UNCLEAR,
        why=(curation.why or "") if curation and works else "",
        context=_context(row),
        hedge=level.hedge,
        derivation=level.derivation,
        directness=rule.directness,
        polarity=polarity,
        ambiguity="; ".join(filter(None, [rule.ambiguity, level.ambiguity])),
    )


def _context(row: Row) -> Context:
    """What an edge says of where it was shown; where two of its columns are one of our fields, both."""
    found: dict[str, dict[str, None]] = {}
    for name, field in _rules().contexts.items():
        if row.text(name):
            found.setdefault(field, {})[row.text(name)] = None
    return Context(**{field: "; ".join(told) for field, told in found.items()})


def _told(row: Row) -> dict[str, str]:
    """What the file has beside the claim, for its statement."""
    source = next(filter(None, map(row.text, _SOURCES)), "")
    return {
        "as": row.text("predicate"),
        "relation": row.text("relation"),
        "from": source.replace("|", ", "),
        "evidence": row.text("has_evidence"),
        "belief there": row.text("belief"),
    }


def _works(row: Row) -> tuple[Work, ...]:
    return tuple(dict.fromkeys(map(Work.named, row.texts("publications"))))
