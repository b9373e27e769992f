"""Which entry of the list a citation means, and what is wrong with how it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.citations import resolve
from graph.evidence.families import authors_in, family
from schema.reference import Reference
from tests.unit.evidence_bundles import entry, mention

LISTED = (
    entry(1, "Pusic Kraig", 2014),
    entry(2, "Osorio-Querejeta Carregal-Romero Mäger+", 2020),
    entry(3, "Wang Moyano+", 2017),
    entry(4, "Li Wang Chen", 2025),
    entry(5, "Yari Mikhailova+", 2022),
    entry(6, "Li Xia Xia", 2023),
    entry(7, "Dilsiz", 2024),
    entry(8, "Li Fang", 2023),
    entry(9, "Zhang Buller+", 2022),
    entry(10, "Zhang Chopp+", 2022),
    entry(11, "Ffrench-Constant Frühbeis", 2018),
)


def numbered(*entries: Reference) -> dict[int, Reference]:
    return {each.number: each for each in entries}


REFERENCES = numbered(*LISTED)


def resolved(printed: str, at: str = "results/1/1") -> tuple[int | None, tuple[str, ...]]:
    found = resolve(mention(printed, at), REFERENCES)
    return (found.reference.number if found.reference else None), found.faults


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Pusic & Kraig|2014|1", 1),
        ("Pusic and Kraig|2014|1", 1),
        ("PUSIC, A.D. & KRAIG, R.P.|2014|1", 1),
        ("Osorio-Querejeta et al.|2020|2", 2),
        ("Osorio‐Querejeta, Carregal-Romero et al|2020a|2", 2),  # noqa: RUF001  a typographic hyphen
        ("Osorio-Querejeta, Carregal-Romero, Mager & Nash|2020|2", 2),
        ("Wang H et al.|2017|3", 3),
        ("H. Wang et al.|2017|3", 3),
        ("LI J et al.|2025|4", 4),
        ("LI et al.|2025|4", 4),
        ("Dilsiz.|2024|7", 7),
        ("Li & Fang|2023|8", 8),
        ("Zhang et al.|2022|10", 10),
        ("Ffrench-Constant & Fruhbeis |2018|11", 11),
        ("||7", 7),
        ("|2024|7", 7),
        ("Dilsiz|in press|7", 7),
        ("Wang et al.||3", 3),
    ],
)
def test_a_citation_that_fits_its_number_means_that_entry_and_has_no_fault(printed: str, number: int) -> None:
    assert resolved(printed) == (number, ())


@pytest.mark.parametrize(
    ("printed", "number", "fault"),
    [
        ("Wang et al.|2017|4", 3, "number_points_elsewhere"),
        ("Wang et al.|2017|99", 3, "number_points_elsewhere"),
        ("Pusic & Kraig|2015|1", 1, "year_differs"),
        ("Wang et al.|2024|3", 3, "year_differs"),
        ("Yari et al.|2023|5", 5, "year_differs"),
        ("|2015|1", 1, "year_differs"),
        ("Liu et al.|2023|6", 6, "author_differs"),
        ("Kraig & Pusic|2014|1", 1, "author_differs"),
        ("Pusic, Kraig & Third|2014|1", 1, "author_differs"),
        ("Liu et al.|2010|6", None, "citation_unmatched"),
        ("Liu et al.||6", None, "citation_unmatched"),
        ("Liu et al.|2010|", None, "citation_unmatched"),
        ("Pusic & Kraig|2015|", None, "citation_unmatched"),
        ("||99", None, "citation_unmatched"),
        ("|2014|", None, "citation_unmatched"),
        ("Pusic & Kraig|2014|", 1, "number_missing"),
        ("Pusic et al.|2014|1", 1, "et_al_misused"),
        ("Dilsiz et al.|2024|7", 7, "et_al_misused"),
        ("|||Models of another disease", None, "not_a_citation"),
    ],
)
def test_each_fault_of_a_citation_is_told_from_the_others(printed: str, number: int | None, fault: str) -> None:
    assert resolved(printed) == (number, (fault,))


def test_several_entries_that_fit_are_all_candidates_and_none_is_chosen() -> None:
    found = resolve(mention("Zhang et al.|2022", "table-1/r1/c4"), REFERENCES)

    assert found.reference is None
    assert [candidate.number for candidate in found.candidates] == [9, 10]
    assert found.faults == ("citation_ambiguous",)


def test_faults_add_up_sorted() -> None:
    assert resolved("Zhang et al.|2022|1") == (None, ("citation_ambiguous", "number_points_elsewhere"))
    assert resolved("Pusic et al.|2014") == (1, ("et_al_misused", "number_missing"))


def test_a_table_cell_and_prose_without_numbers_need_none() -> None:
    assert resolved("Li et al.|2025", "table-1/r1/c4") == (4, ())
    assert resolve(mention("Li et al.|2025"), REFERENCES, numbers_used=False).faults == ()


def test_names_beyond_a_shortened_list_are_not_held_against_a_citation() -> None:
    shortened, whole = entry(1, "Pusic+", 2014), entry(1, "Pusic", 2014)

    assert resolve(mention("Pusic & Kraig|2014|1"), numbered(shortened)).faults == ()
    assert resolve(mention("Pusic & Kraig|2014|1"), numbered(whole)).faults == ("author_differs",)


def test_an_entry_without_family_names_is_known_by_its_first_author() -> None:
    listed = Reference(document="d", number=1, first_author="van der Berg ØA", year=2001, title="Work")

    assert resolve(mention("Van der Berg et al.|2001|1"), numbered(listed)).reference == listed


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Frühbeis", "fruhbeis"), ("O'Brien JK", "obrien"), ("Sørensen", "sorensen"), ("Weiß", "weiss"), ("LI", "li")],
)
def test_family_names_are_compared_without_accents_case_marks_and_initials(name: str, folded: str) -> None:
    assert family(name) == folded


def test_a_citation_without_letters_names_nobody() -> None:
    assert authors_in("—") == ((), False)
    assert authors_in(" et al.") == ((), True)


@given(st.permutations(LISTED), st.sampled_from(LISTED), st.integers(0, 12).map(str) | st.just(""))
def test_the_order_of_the_list_changes_nothing_that_is_certain(
    references: list[Reference], meant: Reference, number: str
) -> None:
    cited = mention(f"{meant.authors[0]} et al.|{meant.year}|{number}")
    found, expected = resolve(cited, numbered(*references)), resolve(cited, REFERENCES)

    assert (found.reference, found.faults, set(found.candidates)) == (
        expected.reference,
        expected.faults,
        set(expected.candidates),
    )


@given(st.text(max_size=30), st.text(max_size=8), st.text(max_size=4))
def test_whatever_is_printed_resolves_to_an_entry_or_has_a_fault(authors: str, year: str, number: str) -> None:
    cited = mention("").model_copy(update={"authors": authors, "year": year, "number": number})
    found = resolve(cited, REFERENCES)

    assert found.reference is not None or found.faults
    assert found.reference is None or found.candidates == (found.reference,)
