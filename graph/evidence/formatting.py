"""Citations and list entries as a reader writes them."""

from schema.claim import Mention
from schema.reference import Reference

_PAIR = 2


def as_printed(mention: Mention) -> str:
    """A citation as it stands in the text, e.g. ``Pusic & Kraig, 2015 [5]``."""
    words = ", ".join(filter(None, [mention.authors, mention.year]))
    number = f"[{mention.number}]" if mention.number else ""
    return " ".join(filter(None, [words, number])) or mention.printed


def authors_shown(reference: Reference) -> str:
    """The authors of an entry as a citation names them: one, two, or the first and "et al."."""
    names = reference.authors or (reference.first_author,)
    if len(names) > _PAIR or reference.et_al:
        return f"{names[0]} et al."
    return " & ".join(names)


def year_shown(reference: Reference) -> str:
    """The year of an entry as a citation names it; ``n.d.`` where the list has none."""
    return "n.d." if reference.year is None else str(reference.year)


def citation_of(reference: Reference, *, numbered: bool) -> str:
    """The citation that means an entry, with its number where the document cites by number."""
    number = f" [{reference.number}]" if numbered else ""
    return f"{authors_shown(reference)}, {year_shown(reference)}{number}"


def entry_shown(reference: Reference) -> str:
    """An entry of the list in a sentence, e.g. ``[5] Pusic & Kraig, 2014 ("Youth and …")``."""
    return f'[{reference.number}] {authors_shown(reference)}, {year_shown(reference)} ("{reference.title}")'
