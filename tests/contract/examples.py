"""Random examples on every kind of store: as many as they are cheap there."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from tests.contract.conftest import NewHome

ON_A_FILE = 100
ON_A_SERVER = 12

Promise = Callable[..., None]


def for_all(share: float = 1.0, **drawn: SearchStrategy[object]) -> Callable[[Promise], Promise]:
    """Make a test of a promise about a ``new_home`` and what is drawn, with fewer examples on a server than on a file.

    What hypothesis finds to fail on one kind of store it tries first on the others.

    Args:
        share: of the usual number of examples, where one costs more than usual.
        drawn: what is drawn for each parameter of the promise.
    """

    def decorate(promise: Promise) -> Promise:
        @cache
        def examined(kind: str) -> Promise:
            usual = ON_A_FILE if kind == "sqlite" else ON_A_SERVER
            number = max(1, round(usual * share))
            bounds = settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow])
            return bounds(given(**drawn)(promise))

        @pytest.mark.hypothesis
        def test(kind: str, new_home: NewHome) -> None:
            examined(kind)(new_home=new_home)

        test.__name__, test.__doc__, test.__module__ = promise.__name__, promise.__doc__, promise.__module__
        return test

    return decorate
