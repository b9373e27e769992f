"""Rules on how citations are printed: what resolving them brought to light, in a reader's words."""

from collections.abc import Callable, Iterator

from graph.evidence.audit.findings import Remark, on_mention
from graph.evidence.citations import Fault, Resolution, entry_numbered
from graph.evidence.dossier import Dossier
from graph.evidence.families import authors_in, authors_of, fits
from graph.evidence.formatting import as_printed, citation_of, entry_shown
from schema.claim import Mention
from schema.document import Finding
from schema.locator import Place
from schema.reference import Reference
from schema.vocabulary import Severity

_HINTS = 3


def misprinted_citations(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each fault of each citation, touching all claims that cite it."""
    for mention in dossier.mentions:
        resolution = dossier.resolutions[mention.id]
        claims = dossier.claims_citing.get(mention.id, ())
        for code in resolution.faults:
            severity, explain = _EXPLAINED[Fault(code)]
            remark = Remark(code, severity, explain(dossier, mention), _correction(dossier, mention, resolution))
            yield on_mention(dossier, mention, remark, entry=resolution.reference, claims=claims)


def corrected(dossier: Dossier, mention: Mention, entry: Reference) -> str:
    """The citation of an entry as it should stand in a mention's place: with its number where numbers are printed."""
    in_prose = mention.locator.place is Place.SENTENCE
    return citation_of(entry, numbered=bool(mention.number) or (in_prose and dossier.numbers_used))


def _correction(dossier: Dossier, mention: Mention, resolution: Resolution) -> str:
    if resolution.reference:
        return corrected(dossier, mention, resolution.reference)
    if Fault.NOT_A_CITATION in resolution.faults:
        return "Cite the studies that are meant."
    near = resolution.candidates or _of_same_authors(dossier, mention)
    # More than a few entries of one family name are no hint.
    return " or ".join(corrected(dossier, mention, entry) for entry in near) if len(near) <= _HINTS else ""


def _of_same_authors(dossier: Dossier, mention: Mention) -> list[Reference]:
    cited = authors_in(mention.authors)
    return [entry for entry in dossier.references.values() if fits(cited, authors_of(entry))]


def _meant(dossier: Dossier, mention: Mention) -> str:
    return " or ".join(entry_shown(entry) for entry in dossier.resolutions[mention.id].candidates)


def _numbered(dossier: Dossier, mention: Mention) -> str:
    entry = entry_numbered(mention.number, dossier.references)
    return f"is {entry_shown(entry)}" if entry else "is no entry of the list"


def _year_differs(dossier: Dossier, mention: Mention) -> str:
    return f"{as_printed(mention)!r} gives another year than the list, which has {_meant(dossier, mention)}."


def _author_differs(dossier: Dossier, mention: Mention) -> str:
    return f"{as_printed(mention)!r} names other authors than the list, which has {_meant(dossier, mention)}."


def _number_points_elsewhere(dossier: Dossier, mention: Mention) -> str:
    elsewhere = f"the number {mention.number} {_numbered(dossier, mention)}"
    return f"In {as_printed(mention)!r} authors and year mean {_meant(dossier, mention)}, but {elsewhere}."


def _number_missing(dossier: Dossier, mention: Mention) -> str:
    meaning = f"it means {_meant(dossier, mention)}"
    return f"{as_printed(mention)!r} lacks the number that other citations of this text carry; {meaning}."


def _citation_unmatched(dossier: Dossier, mention: Mention) -> str:
    number = f", and the number {mention.number} {_numbered(dossier, mention)}" if mention.number else ""
    return f"No entry of the reference list fits {as_printed(mention)!r}{number}: the evidence can't be looked up."


def _citation_ambiguous(dossier: Dossier, mention: Mention) -> str:
    return f"{as_printed(mention)!r} fits several entries of the reference list: {_meant(dossier, mention)}."


def _not_a_citation(_: Dossier, mention: Mention) -> str:
    return f"Where a citation should stand there is a description, {mention.printed!r}: no study can be looked up."


def _et_al_misused(dossier: Dossier, mention: Mention) -> str:
    return f"{as_printed(mention)!r} says 'et al.', but the list names all authors: {_meant(dossier, mention)}."


_EXPLAINED: dict[Fault, tuple[Severity, Callable[[Dossier, Mention], str]]] = {
    Fault.YEAR_DIFFERS: (Severity.WARNING, _year_differs),
    Fault.AUTHOR_DIFFERS: (Severity.WARNING, _author_differs),
    Fault.NUMBER_POINTS_ELSEWHERE: (Severity.ERROR, _number_points_elsewhere),
    Fault.NUMBER_MISSING: (Severity.INFO, _number_missing),
    Fault.CITATION_UNMATCHED: (Severity.ERROR, _citation_unmatched),
    Fault.CITATION_AMBIGUOUS: (Severity.WARNING, _citation_ambiguous),
    Fault.NOT_A_CITATION: (Severity.WARNING, _not_a_citation),
    Fault.ET_AL_MISUSED: (Severity.INFO, _et_al_misused),
}
