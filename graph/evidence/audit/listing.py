"""Rules on the reference list as a whole."""

from collections import defaultdict
from collections.abc import Iterator

from graph.evidence.audit.findings import Remark, on_entry, on_mention
from graph.evidence.audit.printing import corrected
from graph.evidence.citations import entry_numbered
from graph.evidence.dossier import Dossier
from graph.evidence.families import authors_in, authors_of
from graph.evidence.formatting import as_printed, entry_shown
from schema.claim import Mention
from schema.document import DocumentForm, Finding
from schema.vocabulary import Severity


def never_cited(dossier: Dossier) -> Iterator[Finding]:
    """Entries that no citation means or could mean; in a collection, one whose title claims is used as well."""
    is_collection = dossier.info.form is not DocumentForm.ARTICLE
    for number, entry in dossier.references.items():
        is_used = is_collection and number in dossier.claims_resting_on
        if number not in dossier.mentions_of and not is_used:
            text = f"{entry_shown(entry)} is in the reference list, but nothing in the text cites it."
            yield on_entry(dossier, entry, Remark("never_cited", Severity.WARNING, text))


def number_reused(dossier: Dossier) -> Iterator[Finding]:
    """Citations whose number stands beside other authors elsewhere, where those are not the ones that list it."""
    for mentions in _by_number(dossier).values():
        rightful = _rightful(dossier, mentions)
        others = [mention for mention in mentions if _first_author(mention) != rightful]
        yield from (_reused(dossier, mention, mentions) for mention in others)


def _by_number(dossier: Dossier) -> dict[str, list[Mention]]:
    by_number: dict[str, list[Mention]] = defaultdict(list)
    for mention in dossier.mentions:
        if mention.number and mention.authors:
            by_number[mention.number].append(mention)
    return by_number


def _rightful(dossier: Dossier, mentions: list[Mention]) -> str:
    """The first author whom the number belongs to: the list's, if a citation names them, else the first one cited."""
    cited = [_first_author(mention) for mention in mentions]
    entry = entry_numbered(mentions[0].number, dossier.references)
    listed = authors_of(entry).names[0] if entry else ""
    return listed if listed in cited else cited[0]


def _reused(dossier: Dossier, mention: Mention, mentions: list[Mention]) -> Finding:
    entry = dossier.resolutions[mention.id].reference
    other = next(as_printed(each) for each in mentions if _first_author(each) != _first_author(mention))
    text = f"The number of {as_printed(mention)!r} is used for {other!r} as well: a number means one paper."
    suggestion = corrected(dossier, mention, entry) if entry else ""
    remark = Remark("number_reused", Severity.WARNING, text, suggestion)
    return on_mention(dossier, mention, remark, entry=entry, claims=dossier.claims_citing.get(mention.id, ()))


def _first_author(mention: Mention) -> str:
    return next(iter(authors_in(mention.authors).names), "")
