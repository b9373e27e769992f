"""A query that can't be answered as it is put is refused."""

import pytest
from pydantic import ValidationError

from graph.paths.query import PathQuery

ENDS = {"sources": ("exomyelin:a",), "target": "exomyelin:b"}


@pytest.mark.parametrize(
    "condition",
    [
        {"sign": "mixed"},
        {"max_hops": 0},
        {"max_hops": 13},
        {"k": 0},
        {"min_belief": 1.5},
        {"stages": ("gene",)},
        {"stages": ("gene",) * 14},
        {"via": tuple("abcdef")},
        {"via": tuple("abcde"), "must": ("carries",)},
        {"colour": "red"},
    ],
)
def test_a_condition_out_of_bounds_is_refused(condition: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PathQuery.model_validate({**ENDS, **condition})


def test_every_condition_has_a_default() -> None:
    query = PathQuery.model_validate(ENDS)
    assert (query.max_hops, query.k, query.background) == (6, 20, True)
