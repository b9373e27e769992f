"""What a collection is held to beyond what an article is: no text of its own, and each claim some work's.

An article vouches for what it claims, cited or not. A collection vouches for nothing but that a work says so, so that
whoever reads an answer must be able to find the work and to see how much of it was read.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from loaders.checks.mistakes import FileReport
from schema.claim import Claim, Mention
from schema.document import DocumentForm, DocumentInfo, OutlineKind
from schema.locator import Place
from schema.reference import Reference
from schema.vocabulary import Basis, Support

Reports = Callable[[str], FileReport]
"""The report of a file of the folder, by its name."""


def check_collection(
    info: DocumentInfo,
    claims: Iterable[tuple[int | None, Claim]],
    references: Sequence[Reference],
    mentions: Sequence[Mention],
    *,
    covered: bool,
    report: Reports,
) -> None:
    """Note what a collection has that only an article can have, and what it lacks; nothing for an article.

    Args:
        info: the document.
        claims: its claims, each with the line of its place.
        references: the works that it gathers from, with what is known of them.
        mentions: where it cites them.
        covered: whether it has a coverage table.
        report: gives the report of a file by its name.
    """
    if info.form is not DocumentForm.COLLECTION:
        return
    _check_no_text(info, report, covered=covered)
    _check_works(references, report)
    _check_claims(claims, {mention.id: mention for mention in mentions}, report)


def _check_no_text(info: DocumentInfo, report: Reports, *, covered: bool) -> None:
    document = report("document.yaml")
    if info.text_sha256:
        document.add(None, "a collection has a text_sha256", "none: it has no text of its own")
    for entry in info.outline:
        if entry.kind is OutlineKind.TABLE:
            document.add(None, f"a collection has a table, section {entry.section!r}", "sections of prose")
    if covered:
        report("coverage.tsv").add(None, "a collection has a coverage table", "none: there is no text to be covered")


def _check_works(references: Iterable[Reference], report: Reports) -> None:
    for entry in references:
        if not (entry.doi or entry.pmid):
            report("references.json").add(None, f"entry {entry.number} has no DOI and no PMID", "one of them")
        if entry.study.basis is Basis.NONE:
            expected = "its basis: title, abstract or full_text"
            report("studies.tsv").add(None, f"it is not said how much of entry {entry.number} was read", expected)


def _check_claims(claims: Iterable[tuple[int | None, Claim]], mentions: Mapping[str, Mention], report: Reports) -> None:
    for line, claim in claims:
        cited = [each.mention for each in claim.citing if each.support is not Support.NO]
        if claim.locator.place is not Place.TITLE and not cited:
            problem = f"a claim of a collection cites no work for {' '.join(claim.edge_key)}"
            report("claims.yaml").add(line, problem, "citing, with the work that says so")
        for id_ in cited:
            if id_ in mentions and not mentions[id_].number:
                report("citations.tsv").add(None, f"{id_} has no number", "the number of the entry")
