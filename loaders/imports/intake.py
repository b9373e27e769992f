"""What a reader of a foreign format makes of a file: entities, claims and works of one document, and a report.

A reader is a function ``read(files, options) -> Intake``: ``files`` are the files that belong together (one, or a KGX
pair), in the order in which they were named. It makes an ``Intake`` with ``Intake.of``, adds things and claims to it,
and rejects by name what it can't take; nothing is guessed and nothing is dropped without a word. What makes the whole
file unusable (not the format, not UTF-8, too deep) is raised as ``DataError`` with file, line and what was expected.

The document has the form ``import``. The place of a claim is ``rows/rN/cM``: N is the line (of a list without lines,
the item), M tells several claims of one row apart, from 1.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from loaders.imports.document import Options, document_of
from loaders.imports.report import Reason, Rejected, Report
from loaders.imports.things import Things
from loaders.imports.works import Work, Works
from schema.claim import Claim, Context
from schema.document import Bundle, DocumentInfo
from schema.entity import Entity
from schema.locator import Locator
from schema.predicates import Predicate
from schema.vocabulary import CargoEvidence, Derivation, Directness, Hedge, Kind, Polarity, Quantifier, Support

__all__ = ["Intake", "Options", "Reader", "Reason", "Said", "Work"]
_NOT_STATED = Context()
_COMPARED = (
    *("subject", "predicate", "object", "polarity", "context", "hedge", "derivation", "directness", "agent"),
    *("quantifier", "cargo_evidence", "statement"),
)
_WRITTEN = ("subject_as_written", "object_as_written", "ambiguity")


@dataclass(frozen=True)
class Said:
    """A claim as a row says it; the fields are those of ``schema.claim.Claim``.

    Attributes:
        statement: in our own words; never a sentence that the file quotes from a source.
        works: the works that the row cites for it.
        support, why: whether the file's makers judged that those works support it, and how that is known.
        ambiguity: what was read into the row where it leaves something open.
    """

    subject: str
    predicate: Predicate
    object: str
    statement: str
    works: Sequence[Work] = ()
    support: Support = Support.UNCLEAR
    why: str = ""
    context: Context = _NOT_STATED
    hedge: Hedge = Hedge.ASSERTED
    derivation: Derivation = Derivation.EXPLICIT
    directness: Directness = Directness.INDIRECT
    polarity: Polarity = Polarity.AFFIRMED
    agent: str | None = None
    quantifier: Quantifier | None = None
    cargo_evidence: CargoEvidence | None = None
    subject_as_written: str = ""
    object_as_written: str = ""
    ambiguity: str = ""


@dataclass
class Intake:
    """What has been read of a file so far.

    Attributes:
        info: the document that it becomes.
        file: the file that is being read, for the report.
        report: what came of it.
        restored: documents that an export of ours carried whole; where there are any, they are what is loaded.
    """

    info: DocumentInfo
    file: Path
    report: Report = field(default_factory=Report)
    restored: Sequence[Bundle] = ()
    _things: Things = field(default_factory=Things)
    _works: Works = field(default_factory=Works)
    _claims: dict[object, Claim] = field(default_factory=dict)
    _columns: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Sequence[Path], options: Options, title: str) -> "Intake":
        """An empty intake of some files that belong together; ``title`` where neither file nor options have one."""
        return cls(document_of(files[0], options, title), files[0])

    def knows(self, id_: str) -> bool:
        """Whether a thing of this id was added."""
        return id_ in self._things

    def name_of(self, id_: str) -> str:
        """The name of a thing that was added."""
        return self._things[id_].name

    def kind_of(self, id_: str) -> Kind:
        """The kind of a thing that was added."""
        return self._things[id_].kind

    def thing(self, entity: Entity, line: int | None, *, told: bool = False) -> bool:
        """Add a thing, or what is new of it; False where it contradicts what was added before, which is rejected.

        Args:
            entity: the thing.
            line: where it stands.
            told: whether the row is about the thing, so that it is counted as accepted or merged.
        """
        held = entity.id in self._things
        if held and (clash := self._things.clash(entity)):
            self.reject(line, entity.id, Reason.CONFLICT, clash)
            return False
        self._things.add(entity)
        if told:
            (self.report.merged if held else self.report.accepted)["entities"] += 1
        return True

    def claim(self, said: Said, row: int) -> bool:
        """Add a claim that stands in a row; False where it is none and was rejected.

        A claim that says of the same ends, works and context what an earlier row says is merged with that one, unless
        the one is judged to be supported by its works and the other is not.
        """
        construct = f"{said.subject} {said.predicate} {said.object}"
        if said.subject == said.object:
            self.reject(row, construct, Reason.NO_CLAIM, "subject and object are one thing")
            return False
        if unknown := [end for end in (said.subject, said.object, said.agent) if end and not self.knows(end)]:
            self.reject(row, construct, Reason.UNKNOWN_THING, f"nothing taken from the file is {unknown[0]}")
            return False
        key = (*(getattr(said, name) for name in _COMPARED), frozenset(said.works), said.support)
        if key in self._claims:
            self.report.merged["claims"] += 1
            return True
        self._claims[key] = self._made(said, row)
        self.report.accepted["claims"] += 1
        return True

    def reject(self, line: int | None, construct: str, reason: Reason, why: str, *, file: Path | None = None) -> None:
        """Note that something was not taken, and why; ``why`` is the same text for the same fault."""
        self.report.rejected.append(Rejected(file or self.file, line, construct, reason, why))

    def note(self, what: str, count: int = 1) -> None:
        """Note that something was taken without some part of it."""
        self.report.notes[what] += count

    def bundles(self) -> list[Bundle]:
        """The documents to load: one, or those that an export of ours carried."""
        if self.restored:
            return list(self.restored)
        return [
            Bundle(
                info=self.info,
                entities=self._things.entities(),
                claims=tuple(self._claims.values()),
                references=self._works.references(self.info.id),
                mentions=tuple(self._works.mentions),
            )
        ]

    def _made(self, said: Said, row: int) -> Claim:
        column = self._columns[row] = self._columns.get(row, 0) + 1
        at = Locator(f"rows/r{row}/c{column}")
        citing = self._works.cite(at, said.works, said.support, said.why)
        fields = {name: getattr(said, name) for name in (*_COMPARED, *_WRITTEN)}
        return Claim(document=self.info.id, locator=at, citing=citing, **fields)


Reader: TypeAlias = Callable[[Sequence[Path], Options], Intake]
"""A reader of one format; see the head of this module."""


def rejected_of(intakes: Iterable[Intake]) -> list[Rejected]:
    """All that several intakes rejected."""
    return [each for intake in intakes for each in intake.report.rejected]
