"""Processes and threads that share a store don't get in each other's way."""

import subprocess
import sys
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from graph.store import GraphStore
from schema.query import ClaimFilter
from tests.contract.answers import answers, digest
from tests.contract.conftest import NewHome
from tests.contract.homes import Home
from tests.contract.loading_loop import edition
from tests.contract.papers import paper

ROOT = Path(__file__).parents[2]
NAMES = tuple(f"paper-{number}" for number in range(6))
READERS = 4
ROUNDS = 15


def started(module: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that has said that it is under way."""
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(  # noqa: S603 - our own module
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


@contextmanager
def loading_for_ever(home: Home) -> Generator[None, None, None]:
    with started("tests.contract.loading_loop", home.uri) as process:
        try:
            yield
        finally:
            process.kill()


def test_two_processes_that_make_and_fill_a_store_at_once_leave_what_one_would(new_home: NewHome) -> None:
    home, alone = new_home(), new_home()
    shares = (NAMES[:4], NAMES[2:])
    processes = [started("tests.contract.load_documents", home.uri, *share) for share in shares]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0

    with closing(alone.open()) as one, closing(home.open()) as two:
        for name in NAMES:
            one.load(paper(name))
        assert answers(two) == answers(one)
    home.check()


def test_threads_read_whole_releases_while_a_process_goes_on_loading(new_home: NewHome) -> None:
    """Every single answer is of one release or of the other, and no lock gets in the way."""
    asked: tuple[Callable[[GraphStore], object], ...] = (
        lambda store: store.release(),
        lambda store: list(store.edges()),
        _named_blocks,
        lambda store: list(store.claims(ClaimFilter())),
        lambda store: list(store.findings()),
    )
    allowed = [{repr(ask(store)) for store in _both_editions(new_home)} for ask in asked]
    home = new_home()

    def read(store: GraphStore) -> None:
        for _ in range(ROUNDS):
            for ask, answers_of_either in zip(asked, allowed, strict=True):
                assert repr(ask(store)) in answers_of_either

    with (
        loading_for_ever(home),
        closing(home.open(read_only=True)) as store,
        ThreadPoolExecutor(READERS) as pool,
    ):
        list(pool.map(read, [store] * READERS))


def test_an_iteration_under_way_is_not_disturbed_by_a_load_nor_by_closing(home: Home) -> None:
    with closing(home.open()) as store:
        store.load(edition(0))
        before = list(store.edges()), list(store.entities())
        edges, entities = store.edges(), store.entities()
        under_way = [next(edges)], [next(entities)]

        store.load(edition(1))
        assert list(store.edges()) != before[0]

    assert ([*under_way[0], *edges], [*under_way[1], *entities]) == before


def test_an_iteration_given_up_does_not_hold_later_questions_to_its_release(home: Home) -> None:
    with closing(home.open()) as store:
        store.load(edition(0))
        next(iter(store.edges()))
        next(iter(store.edge_blocks()))
        store.load(edition(1))
        after = digest(store)

    with closing(home.open(read_only=True)) as again:
        assert digest(again) == after


def _named_blocks(store: GraphStore) -> list[tuple[str, int, str, float]]:
    """The edges of a store as an index is given them, in order."""
    return sorted(
        (block.names[subject], predicate, block.names[object_], belief)
        for block in store.edge_blocks()
        for subject, predicate, object_, belief in zip(
            block.subjects.tolist(),
            block.predicates.tolist(),
            block.objects.tolist(),
            block.beliefs.tolist(),
            strict=True,
        )
    )


def _both_editions(new_home: NewHome) -> Generator[GraphStore, None, None]:
    for number in range(2):
        with closing(new_home().open()) as store:
            store.load(edition(number))
            yield store
