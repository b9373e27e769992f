"""Reads a BEL script: what it says of itself, and its statements, each in the state that the commands before it set.

A command holds until it is unset. ``SET Citation`` ends what was set before it, as in PyBEL: citation, evidence and
annotations. Passages of works are looked at for whether there is one, and not kept.
"""

import re
from typing import Final

from loaders.bel.faults import Fault, NotBel, Refusal
from loaders.bel.lines import QUOTED, Line, logical_lines
from loaders.bel.parsing import parse
from loaders.bel.terms import Citation, Script, Statement

_DOCUMENT = re.compile(r"SET\s+DOCUMENT\s+(\w+)\s*=\s*(.*)", re.DOTALL)
_DEFINE = re.compile(r"DEFINE\s+(NAMESPACE|ANNOTATION)\s+([\w.-]+)\s+AS\s+(?:URL|PATTERN|LIST|OWL|URI)\s*\S")
_SETTING = re.compile(r"SET\s+(\w+)\s*=\s*(.*)", re.DOTALL)
_UNSETTING = re.compile(r"UNSET\s+(.+)", re.DOTALL)
_VALUE = re.compile(rf'({QUOTED})|([^\s{{}},"]+)', re.DOTALL)
_COMMAND = re.compile(r"(?:SET|UNSET|DEFINE)\b")
_EVIDENCE: Final = frozenset({"Evidence", "SupportingText", "Support"})
_GROUP: Final = "STATEMENT_GROUP"
_KINDS: Final = {"pubmed central": "pmc", "pmid": "pubmed", "online resource": "url"}
_SHOWN: Final = 120
_IDENTIFIER_AT: Final = 2
_DATE_AT: Final = 3
_AUTHORS_AT: Final = 4


def read_script(text: str) -> Script:
    """A document of BEL as its script has it. What can't be taken is in its refusals; the rest is taken."""
    reading = _Reading()
    for line in logical_lines(text):
        reading.take(line)
    return reading.script()


class _Reading:
    """What the commands so far have set, and what was read under them."""

    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self.statements: list[Statement] = []
        self.refusals: list[Refusal] = []
        self.defined: set[str] = set()
        self.citation: Citation | None = None
        self.has_evidence = False
        self.annotations: dict[str, tuple[str, ...]] = {}
        self.used: set[str] = set()

    def script(self) -> Script:
        undefined = tuple(sorted(self.used - self.defined))
        return Script(self.properties, tuple(self.statements), tuple(self.refusals), undefined=undefined)

    def take(self, line: Line) -> None:
        if not line.is_closed:
            self._leave_open(line)
        elif found := _DOCUMENT.match(line.text):
            self.properties[found[1].casefold()] = " ".join(_values(found[2]))
        elif found := _SETTING.match(line.text):
            self._set(line, found[1], found[2])
        elif found := _UNSETTING.match(line.text):
            self._unset(_values(found[1]))
        elif found := _DEFINE.match(line.text):
            self.defined.add(found[2])
        elif _COMMAND.match(line.text):
            self._refuse(line, Fault.UNKNOWN_LINE)
        else:
            self._state(line)

    def _leave_open(self, line: Line) -> None:
        """A text that is not closed: that there is a passage is still told; any other setting holds no longer."""
        self._refuse(line, Fault.UNCLOSED)
        found = _SETTING.match(line.text)
        if found and found[1] in _EVIDENCE:
            self.has_evidence = True
        elif found:
            self.annotations.pop(found[1], None)

    def _set(self, line: Line, name: str, written: str) -> None:
        if name in _EVIDENCE:
            self.has_evidence = bool(written.strip('" \\'))
        elif name == "Citation":
            self._cite(line, _values(written))
        elif name != _GROUP:
            self.used.add(name)
            self.annotations[name] = _values(written)

    def _cite(self, line: Line, values: tuple[str, ...]) -> None:
        self._clear()
        if len(values) <= 1:
            self._refuse(line, Fault.CITATION)
            return
        kind = values[0].strip().casefold()
        titled = len(values) > _IDENTIFIER_AT
        self.citation = Citation(
            kind=_KINDS.get(kind, kind),
            identifier=values[_IDENTIFIER_AT if titled else 1].strip(),
            title=values[1].strip() if titled else "",
            date=values[_DATE_AT].strip() if len(values) > _DATE_AT else "",
            authors=_authors(values[_AUTHORS_AT]) if len(values) > _AUTHORS_AT else (),
        )

    def _unset(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name in {"ALL", "Citation"}:
                self._clear()
            elif name in _EVIDENCE:
                self.has_evidence = False
            else:
                self.annotations.pop(name, None)

    def _clear(self) -> None:
        self.citation, self.has_evidence, self.annotations = None, False, {}

    def _state(self, line: Line) -> None:
        try:
            parsed = parse(line.text)
        except NotBel as error:
            self._refuse(line, error.fault, error.found)
            return
        if self.citation is None:
            self._refuse(line, Fault.UNCITED)
            return
        self.used |= parsed.namespaces
        self.statements.append(Statement(line.number, parsed, self.citation, self.has_evidence, dict(self.annotations)))

    def _refuse(self, line: Line, fault: Fault, found: str = "") -> None:
        self.refusals.append(Refusal(line.number, found or line.text[:_SHOWN], fault))


def _values(written: str) -> tuple[str, ...]:
    """The values of a setting: one, or those of a list in braces."""
    plain = written.strip()
    if not plain.startswith(("{", '"')):
        return (plain,)
    return tuple(found[2] or found[1].strip('"').strip() for found in _VALUE.finditer(plain))


def _authors(written: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in written.split("|"))))
