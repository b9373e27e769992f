"""Which format a client gets for what it says that it takes."""

import pytest

from api.media import Format, negotiate
from api.problems import ProblemFound

ALL = tuple(Format)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", Format.JSON),
        ("*/*", Format.JSON),
        ("application/*", Format.JSON),
        ("text/*", Format.CSV),
        ("text/csv", Format.CSV),
        ("TEXT/CSV; header=present", Format.CSV),
        ("text/tab-separated-values", Format.TSV),
        ("application/x-ndjson", Format.NDJSON),
        ("application/jsonl", Format.NDJSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Format.JSON),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.8", Format.TSV),
        ("application/json;q=0, text/*", Format.CSV),
        ("application/json;q=0.1, */*;q=0.5", Format.CSV),
        ("application/json;q=7", Format.JSON),
        (",", Format.JSON),
    ],
)
def test_the_format_that_is_liked_best_is_given(accept: str, expected: Format) -> None:
    assert negotiate(accept, ALL) is expected


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "text/csv;q=many", "*/*;q=0"])
def test_what_no_format_meets_is_a_problem_that_names_those_that_there_are(accept: str) -> None:
    with pytest.raises(ProblemFound) as found:
        negotiate(accept, ALL)
    assert "text/csv (format=csv)" in found.value.detail
