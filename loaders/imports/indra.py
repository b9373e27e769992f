"""INDRA statements as JSON, one claim for each evidence of a statement.

Format: the JSON schema of INDRA, https://indra.readthedocs.io/en/latest/modules/statements.html. The text of an
evidence is the source's sentence, so that it is not kept; an export of ours has the claim beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from loaders.checks.mistakes import shown
from loaders.formats.json_text import read_json
from loaders.imports import carried
from loaders.imports.indra_agents import RULES, Agent, agent_of
from loaders.imports.intake import Intake, Options, Reason, Said, Work
from loaders.imports.meanings import Curation, Meaning, meanings
from loaders.imports.ours import claim_of, entities_of
from loaders.imports.wording import statement
from schema.claim import Context
from schema.errors import DataError
from schema.vocabulary import Directness, Hedge, Polarity, Support

_EXPECTED = "a JSON list of INDRA statements"
_PAIRS = (("subj", "obj"), ("enz", "sub"), ("gef", "ras"), ("gap", "ras"), ("subj", "sub"))
_DIRECTNESS = {"True": Directness.DIRECT, "False": Directness.INDIRECT}
_FIELDS = {
    "species": "species",
    "cell_type": "cell",
    "cell_line": "cell",
    "organ": "tissue",
    "location": "tissue",
    "disease": "model",
}
_READ = Curation(support=Support.UNCLEAR)
_TWO = 2


def read(files: Sequence[Path], options: Options) -> Intake:
    """The statements of a file, by their number in it."""
    intake = Intake.of(files, options, f"INDRA statements {files[0].name}")
    listed = _listed(files[0])
    if kept := next((found for each in listed if (found := _carried(each))), None):
        return _restored(files[0], listed, kept, intake)
    for number, each in enumerate(listed, start=1):
        if isinstance(each, dict) and isinstance(each.get("type"), str):
            _take(each, number, intake)
        else:
            intake.reject(number, shown(each), Reason.MALFORMED, "is no statement: it has no type")
    return intake


def _listed(file: Path) -> Sequence[object]:
    content = read_json(file, _EXPECTED)
    if isinstance(content, dict):
        content = content.get("statements", content)
    listed = list(content.values()) if isinstance(content, dict) else content
    if not isinstance(listed, list):
        raise DataError(file, 1, f"holds {shown(content)}", _EXPECTED)
    return listed


def _take(record: Mapping[str, Any], number: int, intake: Intake) -> None:
    evidence = [each for each in _list(record.get("evidence")) if isinstance(each, dict)] or [{}]
    for each in evidence:
        annotations = _dict(each.get("annotations"))
        if "claim" in annotations:
            _take_ours(annotations, number, intake)
        else:
            _take_foreign(record, each, number, intake)


def _take_ours(annotations: Mapping[str, Any], number: int, intake: Intake) -> None:
    """A claim that an export of ours wrote beside the statement."""
    try:
        for entity in entities_of(annotations.get("entities")):
            intake.thing(entity, number)
        works = tuple(
            Work(pmid=str(work.get("pmid") or ""), doi=str(work.get("doi") or ""), title=str(work.get("title") or ""))
            for work in map(_dict, _list(annotations.get("cited")))
        )
        intake.claim(claim_of(annotations["claim"], works), number)
    except ValidationError as error:
        why = f"the claim in its annotations does not hold: {error.errors(include_url=False)[0]['msg']}"
        intake.reject(number, "claim", Reason.MALFORMED, why)


def _take_foreign(record: Mapping[str, Any], evidence: Mapping[str, Any], number: int, intake: Intake) -> None:
    type_ = record["type"]
    rule = meanings(RULES).meant(type_, {"polarity": _polarity_of_influence(record)})
    if rule is None or rule.to is None:
        reason = Reason.NO_CLAIM if rule else Reason.UNMAPPED_PREDICATE
        intake.reject(number, type_, reason, f"{type_} {rule.refused}" if rule else f"no predicate here says {type_}")
        return
    ends = _ends(record)
    if len(ends) != _TWO:
        intake.reject(number, type_, Reason.NO_CLAIM, f"{type_} has {len(ends)} ends; a claim has two")
        return
    agents = [_agent(end, number, intake) for end in ends]
    if agents[0] and agents[1]:
        intake.claim(_said(record, evidence, rule, (agents[0], agents[1])), number)
        if evidence.get("text"):
            intake.note("text of an evidence is not kept: it is the source's")
        for role in ("subj", "obj"):
            if _dict(record.get(role)).get("context"):
                intake.note("context of an event is not kept: what holds of one end need not hold of the claim")


def _agent(end: Mapping[str, Any], number: int, intake: Intake) -> Agent | None:
    found = agent_of(end)
    if isinstance(found, str):
        intake.reject(number, str(end.get("name") or "agent"), Reason.UNMAPPED_KIND, found)
        return None
    if found.note:
        intake.note(found.note)
    return found if intake.thing(found.entity, number) else None


def _said(record: Mapping[str, Any], evidence: Mapping[str, Any], rule: Meaning, agents: tuple[Agent, Agent]) -> Said:
    if rule.to is None:
        raise ValueError(rule)
    subject, object_ = (agent.entity for agent in agents)
    epistemics = _dict(evidence.get("epistemics"))
    polarity = Polarity.NEGATED if epistemics.get("negated") else Polarity.AFFIRMED
    works = _works(evidence)
    api = str(evidence.get("source_api") or "")
    curation = meanings(RULES).curation.get(api, _READ) if works else _READ
    site = "".join(str(record.get(name) or "") for name in ("residue", "position"))
    told = {
        "as": record["type"],
        "by its": agents[0].activity,
        "on its": agents[1].activity or _activity_of(record),
        "at": site,
        "read by": api,
        "belief there": str(record.get("belief") or ""),
    }
    return Said(
        subject.id,
        rule.to,
        object_.id,
        statement(subject.name, rule.to, object_.name, told, polarity),
        works=works,
        support=curation.support,
        why=curation.why or "",
        context=_context(evidence),
        hedge=Hedge.SUGGESTED if epistemics.get("hypothesis") else Hedge.ASSERTED,
        directness=_DIRECTNESS.get(str(epistemics.get("direct")), rule.directness),
        polarity=polarity,
        ambiguity=rule.ambiguity,
    )


def _activity_of(record: Mapping[str, Any]) -> str:
    """Which activity of its object a statement is about; empty where it is just any."""
    told = str(record.get("obj_activity") or "").strip()
    return "" if told in {"", "activity"} else f"{told} activity"


def _ends(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The agents of a statement: those of the first pair of roles that it has, else its members."""
    if isinstance(record.get("members"), list):
        return [_inner(member) for member in record["members"]]
    for pair in _PAIRS:
        if all(isinstance(record.get(role), dict) for role in pair):
            return [_inner(record[role]) for role in pair]
    return []


def _inner(end: object) -> Mapping[str, Any]:
    """An agent; of an event, its concept."""
    given = _dict(end)
    return _dict(given["concept"]) if "concept" in given else given


def _polarity_of_influence(record: Mapping[str, Any]) -> str:
    """The product of the polarities of both ends; empty where one is not stated."""
    deltas = [_dict(_dict(record.get(role)).get("delta")).get("polarity") for role in ("subj", "obj")]
    known = [delta for delta in deltas if isinstance(delta, int) and abs(delta) == 1]
    return str(known[0] * known[1]) if len(known) == _TWO else ""


def _works(evidence: Mapping[str, Any]) -> tuple[Work, ...]:
    refs = {str(name).upper(): str(value) for name, value in _dict(evidence.get("text_refs")).items()}
    pmid, doi = str(evidence.get("pmid") or refs.get("PMID") or ""), refs.get("DOI", "")
    work = Work(pmid=pmid if re.fullmatch("[0-9]+", pmid) else "", doi=Work.named(doi).doi)
    if work.key:
        return (work,)
    others = (f"{name}:{value}" for name, value in refs.items() if value.strip())
    printed = next(others, pmid.strip() or str(evidence.get("source_api") or "").strip())
    return (Work(printed=printed),) if printed else ()


def _context(evidence: Mapping[str, Any]) -> Context:
    """What an evidence says of where it was shown; where two of its fields are one of ours, both."""
    given = _dict(evidence.get("context"))
    found: dict[str, list[str]] = {}
    for name, field in _FIELDS.items():
        if told := str(_dict(given.get(name)).get("name") or "").strip():
            found.setdefault(field, []).append(told)
    return Context(**{field: "; ".join(told) for field, told in found.items()})


def _carried(record: object) -> Mapping[str, Any]:
    """The documents that an export of ours wrote beside its first statement."""
    evidence = _list(_dict(record).get("evidence"))
    return _dict(_dict(_dict(evidence[0] if evidence else None).get("annotations")).get("exomyelin"))


def _restored(file: Path, listed: Sequence[object], kept: Mapping[str, Any], intake: Intake) -> Intake:
    def claims() -> Iterator[carried.Carried]:
        for number, record in enumerate(listed, start=1):
            for evidence in map(_dict, _list(_dict(record).get("evidence"))):
                yield carried.Carried(file, number, _dict(evidence.get("annotations")).get("claim"))
        yield from (carried.Carried(file, 1, claim) for claim in _list(kept.get("claims")))

    documents = (carried.Carried(file, 1, record) for record in _list(kept.get("documents")))
    intake.restored = carried.put_together(documents, claims())
    intake.report.accepted["documents"] = len(intake.restored)
    return intake


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
