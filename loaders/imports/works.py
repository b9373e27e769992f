"""The works that a foreign file cites, as a reference list and as citations of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schema.claim import Citing, Mention
from schema.locator import Locator
from schema.reference import Reference
from schema.vocabulary import Support

UNNAMED = "?"
"""Stands for a first author that the file does not name."""
_PMID = re.compile(r"(?:PMID|pubmed|MED)\s*:\s*(\d+)\Z", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Work:
    """A work as a file cites it: any of its numbers, or just what is printed.

    Attributes:
        pmid, doi, title, authors, year, journal: as far as the file has them.
        printed: what the file has in place of a citation that has no number, such as the name of a database.
    """

    pmid: str = ""
    doi: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
    printed: str = ""

    @classmethod
    def named(cls, text: str) -> "Work":
        """A work by what a file writes for it: ``PMID:…``, a DOI in any usual form, else as it is printed."""
        plain = text.strip()
        if found := _PMID.match(plain):
            return cls(pmid=found[1])
        if found := _DOI.match(plain):
            return cls(doi=found[1])
        return cls(printed=plain)

    @property
    def key(self) -> str:
        """What tells it from other works; empty where it has no number, so that it is no entry of a list."""
        return f"PMID:{self.pmid}" if self.pmid else f"DOI:{self.doi.lower()}" if self.doi else ""


@dataclass
class Works:
    """The reference list of an intake: an entry a work that has a number.

    Attributes:
        mentions: the citations, in the order in which they were made.
    """

    mentions: list[Mention] = field(default_factory=list)
    _listed: dict[str, Work] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, at: Locator, works: Sequence[Work], support: Support, why: str) -> tuple[Citing, ...]:
        """Cite some works at a place; what a work is called first is what it stays called."""
        made = [self._mention(at, ordinal, work) for ordinal, work in enumerate(dict.fromkeys(works), start=1)]
        self.mentions.extend(made)
        return tuple(Citing(mention=mention.id, support=support, why=why) for mention in made)

    def references(self, document: str) -> tuple[Reference, ...]:
        """The reference list. A work whose title the file does not give is titled by its number."""
        return tuple(
            Reference(
                document=document,
                number=self._numbers[key],
                first_author=work.authors[0] if work.authors else UNNAMED,
                authors=work.authors or (UNNAMED,),
                year=work.year,
                title=work.title or key,
                journal=work.journal,
                doi=work.doi,
                pmid=work.pmid,
            )
            for key, work in self._listed.items()
        )

    def _mention(self, at: Locator, ordinal: int, work: Work) -> Mention:
        if not work.key:
            return Mention(locator=at, ordinal=ordinal, printed=work.printed or work.title)
        number = str(self._numbers.setdefault(work.key, len(self._numbers) + 1))
        self._listed.setdefault(work.key, work)
        return Mention(locator=at, ordinal=ordinal, number=number, printed=f"[{number}]")
