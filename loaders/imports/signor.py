"""SIGNOR: who up- or down-regulates whom, as SIGNOR's own table or as CausalTAB (PSI-MITAB 2.8).

Formats: https://signor.uniroma2.it/documentation/ and https://psicquic.github.io/MITAB28Format.html. The quoted
sentence of a row is the source's, so that it is not kept.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.formats.lines import read_head
from loaders.imports.identify import identify
from loaders.imports.intake import Intake, Options, Reason, Said, Work
from loaders.imports.kinds import kind_of_word
from loaders.imports.meanings import meanings
from loaders.imports.rows import Row, tsv_rows
from loaders.imports.wording import statement
from schema.claim import Context
from schema.entity import Entity
from schema.vocabulary import Directness, Polarity, Support

RULES = Path(__file__).with_name("signor.yaml")
_WHY = "SIGNOR's curators give it for this very row."
_TERM = re.compile(r'(?P<database>[\w -]+):"?(?P<id>[^"()]+)"?(?:\((?P<name>.*)\))?\Z')
_BASES = {"uniprot": "UniProtKB", "pubchem": "PUBCHEM.COMPOUND", "mirbase": "mirbase", "signor": "SIGNOR"}
_MITAB = ("#ID(s) interactor A", "ID(s) interactor B", "Causal statement")
_TABLE = ("ENTITYA", "TYPEA", "IDA", "DATABASEA", "ENTITYB", "TYPEB", "IDB", "DATABASEB", "EFFECT")
_NOT_SPECIES = {"", "-1", "-2", "-"}


class _End(NamedTuple):
    name: str
    type: str
    id: str


class _Relation(NamedTuple):
    """A row of either table."""

    ends: tuple[_End, _End]
    effect: str
    mechanism: str
    taxon: str
    pmids: Sequence[str]
    is_direct: bool
    polarity: Polarity
    own_id: str
    given: dict[str, str]


def read(files: Sequence[Path], options: Options) -> Intake:
    """The relations of a table."""
    intake = Intake.of(files, options, f"SIGNOR relations {files[0].name}")
    is_mitab = read_head(files[0]).startswith(_MITAB[0])
    told: Callable[[Row], _Relation] = _of_mitab if is_mitab else _of_table
    for row in tsv_rows(files[0], _MITAB if is_mitab else _TABLE):
        if row.fault:
            intake.reject(row.line, "row", Reason.MALFORMED, row.fault)
            continue
        _take(row, told(row), intake)
        if row.text("SENTENCE"):
            intake.note("quoted sentence is not kept: it is the source's")
    return intake


def _take(row: Row, relation: _Relation, intake: Intake) -> None:
    subject, object_ = (_thing(end, row.line, intake) for end in relation.ends)
    if subject is None or object_ is None:
        return
    given = {"mechanism": relation.mechanism.casefold()}
    rule = meanings(RULES).meant(relation.effect, given, subject.kind, object_.kind)
    if rule is None or rule.to is None:
        reason = Reason.NO_CLAIM if rule else Reason.UNMAPPED_PREDICATE
        why = f"{relation.effect} {rule.refused}" if rule else f"no predicate here says {relation.effect!r}"
        intake.reject(row.line, relation.effect or "row", reason, why)
        return
    works = tuple(Work.named(f"PMID:{pmid}" if pmid.isdecimal() else pmid) for pmid in relation.pmids)
    told = {"as": relation.effect, "by": relation.mechanism, **relation.given, "row": relation.own_id}
    said = Said(
        subject.id,
        rule.to,
        object_.id,
        statement(subject.name, rule.to, object_.name, told, relation.polarity),
        works=works,
        support=Support.YES if works else Support.UNCLEAR,
        why=_WHY if works else "",
        context=_context(row, relation),
        directness=Directness.DIRECT if relation.is_direct else Directness.INDIRECT,
        polarity=relation.polarity,
    )
    intake.claim(said, row.line)


def _thing(end: _End, line: int, intake: Intake) -> Entity | None:
    kind = kind_of_word(end.type)
    if kind is None:
        intake.reject(line, end.name or end.id, Reason.UNMAPPED_KIND, f"no kind of thing here is a {end.type!r}")
        return None
    identity = identify(end.id, name=end.name)
    entity = Entity(id=identity.id, name=end.name or end.id, kind=kind, no_term_reason=identity.no_term_reason)
    return entity if intake.thing(entity, line) else None


def _context(row: Row, relation: _Relation) -> Context:
    cell, tissue = row.text("CELL_DATA"), row.text("TISSUE_DATA")
    species = None if relation.taxon in _NOT_SPECIES else f"NCBITaxon:{relation.taxon}"
    return Context(species=species, cell=cell or None, tissue=tissue or None)


def _of_table(row: Row) -> _Relation:
    columns = ("MODULATOR_COMPLEX", "TARGET_COMPLEX", "MODIFICATIONA", "MODIFICATIONB", "RESIDUE", "SCORE")
    return _Relation(
        (_end(row, "A"), _end(row, "B")),
        row.text("EFFECT"),
        row.text("MECHANISM"),
        row.text("TAX_ID"),
        row.texts("PMID"),
        row.text("DIRECT").casefold() in {"yes", "t", "true"},
        Polarity.AFFIRMED,
        row.text("SIGNOR_ID"),
        {name.casefold().replace("_", " "): row.text(name) for name in columns},
    )


def _end(row: Row, side: str) -> _End:
    written = row.text(f"ID{side}").removeprefix("CID:")
    base = _BASES.get(row.text(f"DATABASE{side}").casefold(), row.text(f"DATABASE{side}"))
    id_ = written if written.casefold().startswith(f"{base.casefold()}:") else f"{base}:{written}"
    return _End(row.text(f"ENTITY{side}"), row.text(f"TYPE{side}"), id_)


def _of_mitab(row: Row) -> _Relation:
    return _Relation(
        (_mitab_end(row, "A"), _mitab_end(row, "B")),
        _named(row, "Causal statement"),
        _named(row, "Causal Regulatory Mechanism"),
        next((local for base, local, _ in _terms(row, "Host organism(s)") if base == "taxid"), ""),
        [local for base, local, _ in _terms(row, "Publication Identifier(s)") if base == "pubmed"],
        _named(row, "Interaction type(s)") == "direct interaction",
        Polarity.NEGATED if row.text("Negative").casefold() == "true" else Polarity.AFFIRMED,
        row.text("Interaction identifier(s)"),
        {"type": _named(row, "Interaction type(s)"), "confidence": row.text("Confidence value(s)")},
    )


def _mitab_end(row: Row, side: str) -> _End:
    ids = _terms(row, f"#ID(s) interactor {side}") or _terms(row, f"ID(s) interactor {side}")
    base, local, _ = ids[0] if ids else ("", "", "")
    aliases = {name: local for _, local, name in _terms(row, f"Alias(es) interactor {side}")}
    name = aliases.get("display_short") or aliases.get("display_long") or next(iter(aliases.values()), local)
    prefix = _BASES.get(base.casefold(), base)
    id_ = local if local.casefold().startswith(f"{prefix.casefold()}:") else f"{prefix}:{local}"
    return _End(name, _named(row, f"Type(s) interactor {side}"), id_)


def _named(row: Row, column: str) -> str:
    """The name of a column's first term, such as ``psi-mi:"MI:2240"(down-regulates)``."""
    return next((name for _, _, name in _terms(row, column)), "")


def _terms(row: Row, column: str) -> list[tuple[str, str, str]]:
    return list(_parsed(row.texts(column)))


def _parsed(texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for text in texts:
        if text != "-" and (found := _TERM.match(text)):
            yield found["database"], found["id"], (found["name"] or "").strip('"')
