"""Writes docs/bel.md: how BEL is read, with the tables that the readers go by.

Run as ``python -m docs.bel_page``, or with ``make docs``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from loaders.bel.language import language
from loaders.bel.rules import Namespace, RelationRule, known_terms, rules

PAGE = Path(__file__).with_name("bel.md")
_HEAD = """# BEL

`python -m loaders add FILE` reads documents of the Biological Expression Language in two forms: **scripts** (`.bel`,
BEL 1.0 to 2.1) and the **node-link JSON** that PyBEL writes of them. Both become the same statements, and by the rules
on this page the same claims, entities and works; a claim of `rows/rN/cM` stands on line N of the script, and the JSON
holds that number too. A link without one stands at its own number.

This page is written by `make docs` from `loaders/bel/language.yaml` and `rules.yaml`, and a test holds it to them.

## What is kept, and what is not

- **Signs and directness** by the table of relations. What causes nothing (associations, correlations, markers) is
  claimed with predicates that no path walks. Relations without a direction are claimed once, the term that sorts first
  as the subject.
- **The work**: PMID or DOI from the citation; title, authors and year as far as the file has them (a script mostly has
  none, node-link does). Where a passage of the work is given for a statement, the work counts as one that supports it.
- **The passage itself is not kept**: no sentence of a source is stored. A claim's statement is our own reading of the
  triple. The report counts the passages.
- **Annotations** fill the context of a claim by the table below; `hedge` and `derivation`, as the scripts that this
  service writes have them, fill those fields. All others are counted in the report by name.
- **What is not taken** is rejected with its line, what it is and why, and the rest is loaded; `--strict` loads nothing
  then. A command or statement that is no BEL, an unknown function or relation, a statement under no citation, a text in
  quotation marks that is not closed, and whatever the tables give a reason for instead of a predicate.
- `SET Citation` ends the citation, evidence and annotations before it, as in PyBEL. Namespaces and annotations that are
  nowhere defined are read all the same, and told in the report. The files that `DEFINE` points to are not fetched.

Limits: a statement of 65 536 letters, terms nested 32 deep, a line of 1 MiB, a passage of 500 lines, a script of 64 Mi
letters.

## Things

- **Gene, RNA, protein** and their **activities** are one entity; a claim keeps what was written, such as `the kinase
  activity of AKT1`.
- **Variants, modifications, fragments, fusions, and things at a place** (`var`, `pmod`, `gmod`, `frag`, `sub`, `trunc`,
  `fus`, `loc`) are entities of their own, never the gene itself: to take a gene that lost its function for the gene
  would turn signs around. `sub(K, 670, N)` and `trunc(40)` of BEL 1.0 are read as the variants that they describe.
- **Complexes and composites** of listed members are entities of their own, the same in any order of their members. A
  complex of two that stands alone as a statement says that they bind each other.
- **Reactions** are processes, with claims on what they start from (`has_input`) and end in (`has_output`).
- **`sec`, `surf`, `tloc`, `deg`** are processes that happen to a thing (`secretion of APP`). That more of a thing is
  broken down does not become a claim that there is less of it.
- **A statement within another**, `A -> (B -> C)`, is the step from B to C with A as its agent (unless A
  decreases the step: it is shown without A), and an implied claim of what A does to C, signs multiplied. Where either
  is no effect, it is rejected.

**Identifiers.** Most documents name things by name (`HGNC:APP` is a symbol). A name is never written as an identifier:
a value is one only in the form of its vocabulary's identifiers (table of namespaces). A name becomes a term where it
is, letter by letter, one of the {known} names whose identifiers were verified for the shipped papers
(`loaders/bel/terms.tsv`); else it gets a local id that every document's same name shares, with the reason.
"""
_TAIL = """## Both forms agree

`tests/sources/test_conib.py` holds 24 documents in both forms to each other: 1 174 statements in the scripts, of which
node-link lacks 30, each listed there with the reason, and has none more; claims are the same by id but for those.

- PyBEL keeps **one of several statements** that differ in annotations alone, or in nothing (9).
- Of **a complex that stands alone** it keeps what it is made of, without line, citation and evidence (17).
- So it does with **`hasMember` and `hasComponents`** (4); these are background relations, and rejected in the script.
- Of 1 174 statements, 9 are rejected: `isA` 3, `hasMember` 2, `hasComponents` 2, a lone complex of three 2.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD.replace("{known}", str(len(known_terms()))), *_tables(), _TAIL])


def _tables() -> Iterator[str]:
    words, table = language(), rules()
    relations = ((name, words.relations[name], rule) for name, rule in table.relations.items())
    yield from _table("Relations", ("BEL", "also written", "claim"), (_relation(*each) for each in relations))
    kinds = ((f"`{name}`", _code(words.functions[name]), kind.value) for name, kind in table.kinds.items())
    yield from _table("Kinds of things, by function", ("BEL", "also written", "kind"), kinds)
    yield (
        "Where a document uses one name under several functions, the first kind of this table that fits is taken for "
        "all of them,\nand the report says so. Namespaces may tell the kind instead.\n"
    )
    spaces = (_namespace(name, each) for name, each in table.namespaces.items())
    yield from _table("Namespaces", ("keyword", "identifiers", "kind"), spaces)
    yield "Any other namespace is taken as names without identifiers.\n"
    fields = ((f"`{name}`", f"`{field}`") for name, field in table.annotations.items())
    yield from _table("Annotations", ("annotation", "field of the context"), fields)
    species = ", ".join(f"{number} {name}" for number, name in table.species.items())
    yield f"Species are told by name where their number is one of these, else as `NCBITaxon:…`: {species}.\n"
    activities = ((f"`{code}`", _code(each.names), each.word) for code, each in words.activities.items())
    yield from _table("Activities", ("`ma()`", "as a function of BEL 1.0 also", "read as"), activities)
    changes = ((f"`{code}`", each.letter, each.word) for code, each in words.modifications.items())
    yield from _table("Protein modifications", ("`pmod()`", "in BEL 1.0", "read as"), changes)


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from map(_row, rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`".replace("|", "\\|") for name in names)


def _relation(name: str, names: Sequence[str], rule: RelationRule) -> tuple[str, str, str]:
    if rule.predicate is None:
        return f"`{name}`", _code(names), f"rejected: {rule.why}"
    told: Mapping[str, bool] = {"negated": rule.negated, "direct": rule.direct}
    marks = "".join(f", {mark}" for mark, holds in told.items() if holds)
    return f"`{name}`", _code(names), f"`{rule.predicate.value}`{marks}"


def _namespace(name: str, each: Namespace) -> tuple[str, str, str]:
    pattern = each.identifiers.replace("|", "\\|")
    kind = each.kind.value if each.kind else f"`a()`: {each.abundance.value}" if each.abundance else "by function"
    return name, f"`{each.prefix}:` and `{pattern}`" if each.prefix else "none: names alone", kind


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
