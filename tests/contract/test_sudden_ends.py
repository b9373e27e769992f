"""What stays of a load that something ends, or that another gets in the way of."""

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tests.contract.answers import digest
from tests.contract.conftest import NewHome
from tests.contract.homes import Home
from tests.contract.loading_loop import edition
from tests.contract.papers import paper

ROOT = Path(__file__).parents[2]
ENDS = 12
LONGEST = 0.25


def whole(new_home: NewHome, number: int) -> str:
    """What a store answers that loaded one edition, undisturbed."""
    with closing(new_home().open()) as store:
        store.load(edition(number))
        return digest(store)


def end_while_loading(home: Home, seconds: float) -> None:
    command = [sys.executable, "-m", "tests.contract.loading_loop", home.uri]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own module
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def test_a_process_killed_at_any_moment_leaves_the_old_or_the_new_release(new_home: NewHome) -> None:
    editions = [whole(new_home, number) for number in range(2)]
    home, moments = new_home(), random.Random(1)  # noqa: S311 - the moments only have to differ
    assert editions[0] != editions[1]

    for _ in range(ENDS):
        end_while_loading(home, moments.uniform(0, LONGEST))

        with closing(home.open()) as store:
            assert digest(store) in editions
        home.check()
        with closing(home.open()) as store:
            store.load(edition(0))
            assert digest(store) == editions[0]


def test_two_loaders_at_once_leave_what_one_after_the_other_would(new_home: NewHome) -> None:
    home, alone = new_home(), new_home()
    names = [f"paper-{number}" for number in range(8)]

    def load(some: list[str]) -> None:
        with closing(home.open()) as store:
            for name in some:
                store.load(paper(name))

    home.open().close()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(load, (names[::2], names[1::2])))

    with closing(alone.open()) as one, closing(home.open()) as two:
        for name in names:
            one.load(paper(name))
        assert digest(two) == digest(one)
    home.check()
