"""What a document of BEL claims, by the rules of ``rules.yaml``; what they don't treat is rejected by name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from loaders.bel.faults import Fault
from loaders.bel.rules import RelationRule, rules
from loaders.bel.terms import Citation, Nested, Script, Statement, Term
from loaders.bel.things import Thing, Things, Untreated
from loaders.imports.intake import Intake, Reason, Said, Work
from schema.claim import Context
from schema.document import DocumentInfo
from schema.predicates import Predicate, Walk
from schema.vocabulary import Derivation, Directness, Hedge, Polarity, Sign, Support

_PAIR: Final = 2
_REASONS: Final = {
    Fault.UNKNOWN_FUNCTION: Reason.UNSUPPORTED,
    Fault.UNKNOWN_RELATION: Reason.UNSUPPORTED,
    Fault.UNCITED: Reason.NO_CLAIM,
}
_GIVEN: Final = "The makers of the document give a passage of the work for it."
_BY_SIGN: Final = {Sign.POSITIVE: Predicate.INCREASES, Sign.NEGATIVE: Predicate.DECREASES}
_NESTED: Final = (
    "BEL says that the subject acts on the step; what it does to the step's end is reckoned from the signs."
)
_SIDES: Final = {"reactants": Predicate.HAS_INPUT, "products": Predicate.HAS_OUTPUT}


_OURS: Final = frozenset({"hedge", "derivation"})
_Told = TypeVar("_Told", Hedge, Derivation)


class _Step(NamedTuple):
    """One thing acting on another, as a relation says."""

    subject: Thing
    rule: RelationRule
    object: Thing


def claim_all(intake: Intake, script: Script) -> None:
    """Add what a document says to an intake: its entities, claims and works, and what was not taken and why."""
    for refusal in script.refusals:
        intake.reject(refusal.line, refusal.text, _REASONS.get(refusal.fault, Reason.MALFORMED), refusal.fault.why)
    if script.structure:
        intake.note("link without a citation, which only says what a term is made of", script.structure)
    for keyword in script.undefined:
        intake.note(f"keyword {keyword}, used and nowhere defined")
    things = Things(script.statements)
    for name in things.kinds_told():
        intake.note(f"name {name}, used under functions of several kinds and taken for one thing")
    for statement in script.statements:
        _Claiming(intake, things, statement).claim()


def told_of(info: DocumentInfo, script: Script) -> DocumentInfo:
    """A document with what its file says of it: title, authors and licence."""
    said = {key: text.strip() for key, text in script.properties.items()}
    authors = tuple(filter(None, (name.strip() for name in re.split(r"[,;|]", said.get("authors", "")))))
    title, licence = said.get("name") or info.title, said.get("licenses") or info.licence
    outline = tuple(entry.model_copy(update={"heading": title}) for entry in info.outline)
    told = {"title": title, "outline": outline, "authors": authors or info.authors, "licence": licence}
    return info.model_copy(update=told)


class _Claiming:
    """Makes the claims of one statement."""

    def __init__(self, intake: Intake, things: Things, statement: Statement) -> None:
        self._intake = intake
        self._things = things
        self._statement = statement

    def claim(self) -> None:
        try:
            said = list(self._said())
        except Untreated as untreated:
            self._reject(str(untreated.term), Reason.UNSUPPORTED, str(untreated))
            return
        if not said:
            return
        self._note()
        for each in said:
            self._intake.claim(each, self._statement.line)

    def _said(self) -> Iterator[Said]:
        parsed = self._statement.parsed
        if parsed.relation is None:
            yield from self._binding(parsed.subject)
        elif isinstance(parsed.relation.object, Nested):
            yield from self._nested(parsed.subject, parsed.relation.name, parsed.relation.object)
        else:
            step = self._step(parsed.subject, parsed.relation.name, parsed.relation.object)
            if step is None:
                return
            yield self._made(step)
        for term in parsed.terms:
            yield from self._reaction(term)

    def _step(self, subject: Term, relation: str, to: Term) -> _Step | None:
        """A step of which both ends are things; None, with a word to the report, where the relation claims nothing."""
        rule = rules().relations[relation]
        if rule.predicate is None:
            self._reject(str(self._statement.parsed), Reason.UNMAPPED_PREDICATE, f"{relation}: {rule.why}")
            return None
        return _Step(self._thing(subject), rule, self._thing(to))

    def _thing(self, term: Term) -> Thing:
        thing = self._things.of(term)
        self._intake.thing(thing.entity, self._statement.line)
        return thing

    def _binding(self, term: Term) -> Iterator[Said]:
        """A complex that stands alone says that its two members bind each other."""
        if term.function != "complex" or term.concept or len(term.terms) != _PAIR:
            raise Untreated(term, "alone, only a complex of two says something: that they bind each other")
        first, second = (self._thing(each) for each in term.terms)
        yield self._made(_Step(first, rules().relations["binds"], second))

    def _nested(self, subject: Term, outer: str, inner: Nested) -> Iterator[Said]:
        """``A -> (B -> C)``: B's step with A as its agent, and what follows of A for C, as implied."""
        by, step = rules().relations[outer], self._step(inner.subject, inner.relation, inner.object)
        if step is None:
            return
        if not (_is_effect(by) and _is_effect(step.rule) and by.predicate and step.rule.predicate):
            raise Untreated(subject, "a statement within another is taken where both increase, decrease or regulate")
        agent = self._thing(subject)
        # What lessens a step is no agent of it: the step is shown without it.
        is_agent = by.predicate is not Predicate.DECREASES and agent.entity.id != step.subject.entity.id
        yield self._made(step, agent=agent.entity.id if is_agent else None)
        predicate = _product(by.predicate, step.rule.predicate)
        reading = f"through {step.subject.phrase} {predicate.traits.reading}"
        rule = RelationRule(predicate=predicate, reading=reading, ambiguity=_NESTED)
        yield self._made(_Step(agent, rule, step.object), derivation=Derivation.IMPLIED)

    def _reaction(self, term: Term) -> Iterator[Said]:
        """What a reaction starts from and ends in."""
        if term.function != "rxn":
            return
        reaction = self._thing(term)
        for side, predicate in _SIDES.items():
            for entity in self._things.side(term, side):
                self._intake.thing(entity, self._statement.line)
                rule = RelationRule(predicate=predicate, reading=predicate.traits.reading)
                yield self._made(_Step(reaction, rule, Thing(entity, entity.name)))

    def _made(self, step: _Step, *, agent: str | None = None, derivation: Derivation = Derivation.EXPLICIT) -> Said:
        statement, (subject, rule, to) = self._statement, step
        if rule.predicate is None:
            raise TypeError(rule)
        reading = f"{subject.phrase} {rule.reading} {to.phrase}."
        return Said(
            subject=subject.entity.id,
            predicate=rule.predicate,
            object=to.entity.id,
            statement=reading[0].upper() + reading[1:] if reading.startswith("the ") else reading,
            works=(work_of(statement.citation),) if statement.citation else (),
            support=Support.YES if statement.has_evidence else Support.UNCLEAR,
            why=_GIVEN if statement.has_evidence else "",
            context=context_of(statement.annotations),
            hedge=_told(statement, "hedge", Hedge.ASSERTED),
            derivation=_told(statement, "derivation", derivation),
            directness=Directness.DIRECT if rule.direct else Directness.INDIRECT,
            polarity=Polarity.NEGATED if rule.negated else Polarity.AFFIRMED,
            agent=agent,
            subject_as_written=subject.phrase if subject.phrase != subject.entity.name else "",
            object_as_written=to.phrase if to.phrase != to.entity.name else "",
            ambiguity=rule.ambiguity,
        )

    def _note(self) -> None:
        if self._statement.has_evidence:
            self._intake.note("passage of a work, not kept: no sentence of a source is stored")
        for name in self._statement.annotations:
            if name not in _OURS and name.casefold() not in rules().by_annotation:
                self._intake.note(f"annotation {name}, for which a claim's context has no field")

    def _reject(self, construct: str, reason: Reason, why: str) -> None:
        self._intake.reject(self._statement.line, construct, reason, why)


def context_of(annotations: Mapping[str, Sequence[str]]) -> Context:
    """The context that annotations tell; several values of one field are put together, sorted: they have no order."""
    fields: dict[str, list[str]] = {}
    for name, values in sorted(annotations.items()):
        field = rules().by_annotation.get(name.casefold())
        if field:
            told = sorted(_species(value) if field == "species" else value for value in values)
            fields.setdefault(field, []).extend(told)
    return Context.model_validate(
        {field: "; ".join(dict.fromkeys(told)) for field, told in fields.items() if any(told)}
    )


def work_of(citation: Citation) -> Work:
    """The work that a citation names."""
    is_pmid = citation.kind == "pubmed" and citation.identifier.isdecimal()
    is_doi = citation.kind == "doi"
    year = citation.date[:4]
    return Work(
        pmid=citation.identifier if is_pmid else "",
        doi=citation.identifier if is_doi else "",
        title=citation.title,
        authors=citation.authors,
        year=int(year) if year.isdecimal() else None,
        journal=citation.journal,
        printed="" if is_pmid or is_doi else f"{citation.kind} {citation.identifier}",
    )


def _species(value: str) -> str:
    return rules().species.get(value, f"NCBITaxon:{value}" if value.isdecimal() else value)


def _told(statement: Statement, annotation: str, otherwise: _Told) -> _Told:
    """A value of a closed set that an annotation tells, as our own scripts have them; else another."""
    values = statement.annotations.get(annotation, ())
    try:
        return type(otherwise)(values[0]) if values else otherwise
    except ValueError:
        return otherwise


def _is_effect(rule: RelationRule) -> bool:
    return rule.predicate is not None and rule.predicate.traits.walk is Walk.SIGNED and not rule.negated


def _product(first: Predicate, second: Predicate) -> Predicate:
    signs = {first.traits.sign, second.traits.sign}
    if not signs <= _BY_SIGN.keys():
        return Predicate.AFFECTS
    return _BY_SIGN[Sign.POSITIVE if len(signs) == 1 else Sign.NEGATIVE]
