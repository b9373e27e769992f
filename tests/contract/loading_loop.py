"""A process that loads for ever, so that a test can end it: ``python -m tests.contract.loading_loop URI``."""

import sys
from itertools import count

from graph.opening import open_store
from schema.document import Bundle
from schema.predicates import Predicate
from tests.contract.homes import RUBRIC
from tests.contract.papers import MIR, OPC, claim, paper

CLAIMS = 300


def edition(number: int) -> Bundle:
    """One of two contents of the same document, each large enough that loading it takes its time."""
    predicate = (Predicate.INCREASES, Predicate.DECREASES)[number % 2]
    claims = (claim("paper", MIR, predicate, OPC, statement=f"Reading {number % 2}, claim {n}.") for n in range(CLAIMS))
    return paper(claims=tuple(claims), coverage=())


def main(uri: str) -> None:
    """Load the two editions in turn, and say so after each."""
    store = open_store(uri, RUBRIC)
    for number in count(1):
        store.load(edition(number))
        print(number, flush=True)  # noqa: T201 - this is what the test waits for


if __name__ == "__main__":
    main(sys.argv[1])
