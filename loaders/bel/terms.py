"""Terms and statements of BEL, as both forms of a document are read into."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.bel.faults import Refusal

_PLAIN = re.compile(r"[A-Za-z0-9_]+\Z")


class Concept(NamedTuple):
    """A thing that a namespace names.

    Attributes:
        namespace: the keyword of the namespace, as the document defines it.
        name: the name or identifier, as written.
        label: the name that stands beside an identifier (``HGNC:391 ! AKT1``); empty where none does.
    """

    namespace: str
    name: str
    label: str = ""

    def __str__(self) -> str:
        label = f" ! {quoted(self.label)}" if self.label else ""
        return f"{self.namespace}:{quoted(self.name)}{label}"


class Term(NamedTuple):
    """A function of BEL with its arguments: ``p(HGNC:APP, frag("672_713"))``."""

    function: str
    arguments: "tuple[Term | Concept | str, ...]"

    def __str__(self) -> str:
        written = (quoted(each) if isinstance(each, str) else str(each) for each in self.arguments)
        return f"{self.function}({', '.join(written)})"

    @property
    def concept(self) -> Concept | None:
        """What the term names; None where it is made of other terms."""
        return next((each for each in self.arguments if isinstance(each, Concept)), None)

    @property
    def terms(self) -> "tuple[Term, ...]":
        """Those of its arguments that are terms themselves."""
        return tuple(each for each in self.arguments if isinstance(each, Term))

    @property
    def texts(self) -> tuple[str, ...]:
        """Those of its arguments that are neither terms nor concepts."""
        return tuple(each for each in self.arguments if isinstance(each, str))

    def within(self, function: str) -> "tuple[Term, ...]":
        """Its arguments of one function."""
        return tuple(each for each in self.terms if each.function == function)

    def walk(self) -> "Iterator[Term]":
        """The term and all terms within it, outermost first."""
        waiting: list[Term] = [self]
        while waiting:
            term = waiting.pop()
            yield term
            waiting.extend(reversed(term.terms))


class Relation(NamedTuple):
    """What a statement says of its subject: a relation, and what it leads to."""

    name: str
    object: "Term | Nested"


class Nested(NamedTuple):
    """A statement that is another one's object: ``(B -> C)`` in ``A -> (B -> C)``."""

    subject: Term
    relation: str
    object: Term

    def __str__(self) -> str:
        return f"({self.subject} {self.relation} {self.object})"


class Parsed(NamedTuple):
    """A statement as its own text says it; ``relation`` is None where it only names its subject."""

    subject: Term
    relation: Relation | None = None

    def __str__(self) -> str:
        return f"{self.subject} {self.relation.name} {self.relation.object}" if self.relation else str(self.subject)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its subject, and the terms that its relation leads to."""
        if self.relation is None:
            return (self.subject,)
        to = self.relation.object
        return (self.subject, to) if isinstance(to, Term) else (self.subject, to.subject, to.object)

    @property
    def namespaces(self) -> set[str]:
        """The keywords of the namespaces that its terms use."""
        within = (each for term in self.terms for part in term.walk() for each in part.arguments)
        return {each.namespace for each in within if isinstance(each, Concept)}


class Citation(NamedTuple):
    """The work that statements are read off.

    Attributes:
        kind: ``pubmed``, ``doi``, ``pmc`` or another word of the document's, in small letters.
        identifier: what names the work there.
        title, authors, date, journal, volume, pages: as far as the document has them; the date begins with the year.
    """

    kind: str
    identifier: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    journal: str = ""
    volume: str = ""
    pages: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells works apart."""
        return self.kind, self.identifier


@dataclass(frozen=True)
class Statement:
    """A statement where it stands.

    Attributes:
        line: of the script, from 1; the script's line in node-link too.
        parsed: what it says, in the one form that all names of a function are brought to.
        citation: the work that it is read off; None where the document names none.
        has_evidence: whether a passage of that work is given for it. The passage is not kept.
        annotations: in what it was shown, in the document's words: name to values, in order.
    """

    line: int
    parsed: Parsed
    citation: Citation | None = None
    has_evidence: bool = False
    annotations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Script:
    """A document of BEL.

    Attributes:
        properties: what it says of itself: ``name``, ``version``, ``authors``, ``licenses``, … in small letters.
        statements: in the order of the file.
        refusals: what could not be taken, in the order of the file.
        structure: how many links of a graph only spell out what its terms are made of.
        undefined: the keywords of namespaces and annotations that are used and nowhere defined, sorted.
    """

    properties: Mapping[str, str]
    statements: tuple[Statement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    structure: int = 0
    undefined: tuple[str, ...] = ()


def quoted(text: str) -> str:
    """A text as BEL writes it: plain where it is a word, else in quotation marks."""
    if _PLAIN.match(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
