"""What holds between a claim and the other files of its folder."""

from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport, nearest, shown
from loaders.checks.names import Named
from loaders.formats.record import Record
from schema.claim import Claim
from schema.locator import Locator, Place
from schema.predicates import Predicate
from schema.vocabulary import Kind

# The classes of which a claim is easily taken for one on each of their members.
_MOLECULES = {Kind.MICRORNA, Kind.GENE, Kind.FAMILY, Kind.SUBSTANCE}


def check_claim(claim: Claim, record: Record, known: Known, report: FileReport) -> None:
    """Note whatever is wrong with a claim whose fields are right each by itself."""
    _check_ends(claim, record, report)
    _check_quantifier(claim, record, known, report)
    _check_title(claim, record, known, report)
    _check_citing(claim, record, known, report)


def _check_ends(claim: Claim, record: Record, report: FileReport) -> None:
    if claim.subject == claim.object:
        report.add(record.line_of(("object",)), f"subject and object are both {claim.object}", "two entities")
    if claim.agent == claim.subject:
        problem = f"the agent is the subject, {claim.subject}"
        report.add(record.line_of(("agent",)), problem, "the A of 'A does C via B', on the claim that B does C")
    if claim.cargo_evidence and claim.predicate is not Predicate.CARRIES:
        problem = f"cargo_evidence stands with {claim.predicate.value!r}"
        report.add(record.line_of(("cargo_evidence",)), problem, "it with carries only")


def _check_quantifier(claim: Claim, record: Record, known: Known, report: FileReport) -> None:
    if known.names is None:
        return
    ends = [known.names.by_id.get(end) for end in (claim.subject, claim.object)]
    classes = [named for named in ends if named and named.is_class]
    molecules = [named for named in classes if named.kind in _MOLECULES]
    if claim.quantifier and not classes:
        report.add(record.line_of(("quantifier",)), "has a quantifier, but is on no class", "one for a class only")
    elif molecules and not claim.quantifier:
        problem = f"is on the class {_listed(molecules)} without a quantifier"
        report.warn(record.line_of(), problem, "all, some or example")


def _listed(entities: list[Named]) -> str:
    return " and ".join(shown(named.name) for named in entities)


def _check_title(claim: Claim, record: Record, known: Known, report: FileReport) -> None:
    is_title = claim.locator.place is Place.TITLE
    if is_title and known.references is not None and claim.locator.major not in known.references:
        report.add(record.line_of(), f"{claim.locator} is not in references.json", "the title of a listed work")


def _check_citing(claim: Claim, record: Record, known: Known, report: FileReport) -> None:
    seen: set[str] = set()
    for position, cited in enumerate(claim.citing):
        line = record.line_of(("citing", position, "mention"))
        if cited.mention in seen:
            report.add(line, f"{cited.mention} is cited twice", "each citation once")
        seen.add(cited.mention)
        if known.mentions is not None and cited.mention not in known.mentions:
            likely = nearest(cited.mention, known.mentions)
            report.add(line, f"citation {cited.mention} is not in citations.tsv", "a citation of that table", likely)
        elif not _is_beside(claim.locator, Locator(cited.mention.partition("#")[0])):
            expected = "one of this place, or of another cell of the same table row"
            report.add(line, f"citation {cited.mention} belongs to another place", expected)


def _is_beside(claim: Locator, mention: Locator) -> bool:
    is_row = claim.place is Place.CELL and mention.place is Place.CELL
    return claim == mention or (is_row and (claim.section, claim.major) == (mention.section, mention.major))
