"""How one source reaches an effect, with the searches for all sources shared."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from graph.appraisal import Appraisal, appraise
from graph.disjoint import Count, count_disjoint
from graph.index.codes import SIGN_ORDER
from graph.index.marks import Mark
from graph.paths.deadline import Deadline
from graph.paths.enumerate import enumerate_union
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Programmes, found_path
from graph.paths.signs import net_sign
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.stated import StatedPaths
from graph.store import GraphStore
from graph.support import Chain, support_of
from schema.vocabulary import PathSupport, Sign


class Reached(NamedTuple):
    """How a source reaches the effect.

    Attributes:
        sign: ``mixed`` where paths of both signs exist; else + or - where any path has it; else ? where any has it,
            and 0 where all steps are structural.
        best: the first of the paths that bear ``sign``; with ``mixed``, of all. Its belief assumes independent steps.
        direct: the best of one step, which says that and not how; None where there is none.
        mechanistic: the best with a ``carries`` step; None where there is none.
        by_support: the best stated, stitched and implied path, as far as there are any, in this order.
        by_sign: the best path of each sign that any has, in the order 0 + - ?.
        paths: how many paths there are.
        mechanisms: how many mechanisms share no inner node.
        appraisal: what lies behind all of these, so that a document is named that only turns the sign.
    """

    sign: Sign
    best: Chain
    direct: Chain | None
    mechanistic: Chain | None
    by_support: tuple[Chain, ...]
    by_sign: tuple[Chain, ...]
    paths: Count
    mechanisms: Count
    appraisal: Appraisal

    @property
    def chains(self) -> tuple[Chain, ...]:
        """All that are named, some maybe more than once."""
        return (self.best, *filter(None, (self.direct, self.mechanistic)), *self.by_support, *self.by_sign)


class Reaching:
    """One question of many sources: each backward programme is computed once, and serves them all.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        query: which paths of which sources count.
        cap: up to how many paths of a source are counted.
        deadline: when to end. What was not found by then is missing, and ``timed_out`` set.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore, query: PathQuery, cap: int, deadline: Deadline) -> None:
        self.timed_out = False
        self._snapshot = snapshot
        self._query = query
        self._cap = cap
        self._deadline = deadline
        self._records = RecordCache(store)
        self._stated = StatedPaths(snapshot, store, query.target, self._records)
        self._signs = SIGN_ORDER if query.sign is None else (query.sign,)
        self._all = self._programmes(dict.fromkeys((query.sign, *self._signs)))
        self._mechanistic = self._programmes(must=(Mark.CARRIES,))
        self._implied = self._programmes(must=(Mark.IMPLIED,))
        self._sound = self._programmes(without=(Mark.IMPLIED,))

    def reached(self, source: str) -> Reached | None:
        """How a source reaches the effect; None where it does not, or time is over."""
        by_sign = tuple(filter(None, (self._first(self._all, source, sign=sign) for sign in self._signs)))
        if not by_sign:
            return None
        sign = net_sign({chain.path.sign for chain in by_sign})
        bearing = [chain for chain in by_sign if chain.path.sign is sign] or by_sign
        best = min(bearing, key=lambda chain: chain.path.sort_key)
        direct = self._first(self._all, source, max_hops=1)
        mechanistic = self._first(self._mechanistic, source)
        by_support = tuple(filter(None, (self._best_stated(source), *self._unstated(source))))
        shown = filter(None, (best, direct, mechanistic, *by_support, *by_sign))
        appraisal = appraise(shown, self._records, self._snapshot.references)
        counts = self._counts(source)
        return Reached(sign, best, direct, mechanistic, by_support, by_sign, *counts, appraisal)

    def _programmes(self, signs: Iterable[Sign | None] = (), **terms: object) -> Programmes:
        query = self._query.model_copy(update=terms)
        programmes = Programmes(self._snapshot.index, query, self._deadline, tuple(signs))
        self.timed_out = self.timed_out or programmes.timed_out
        return programmes

    def _chains(
        self, programmes: Programmes, source: str, sign: Sign | None = None, max_hops: int | None = None
    ) -> Iterator[Chain]:
        search = programmes.search(source, sign=sign, max_hops=max_hops)
        for positions in search:
            path = found_path(self._snapshot.index, positions)
            self._records.of(path.edges)
            yield Chain(path, support_of(path, self._records))
        self.timed_out = self.timed_out or search.timed_out

    def _first(
        self, programmes: Programmes, source: str, sign: Sign | None = None, max_hops: int | None = None
    ) -> Chain | None:
        return next(self._chains(programmes, source, sign, max_hops), None)

    def _best_stated(self, source: str) -> Chain | None:
        return self._stated.best(self._query, source, self._deadline)

    def _unstated(self, source: str) -> Iterator[Chain | None]:
        """The best stitched path, of those that come among the first ``cap``, and the best implied one."""
        sound = islice(self._chains(self._sound, source), self._cap)
        yield next((chain for chain in sound if chain.verdict.support is PathSupport.STITCHED), None)
        yield self._first(self._implied, source)

    def _counts(self, source: str) -> tuple[Count, Count]:
        rank = self._snapshot.index.rank(source)
        paths = enumerate_union(self._all.each, -1 if rank is None else rank, self._cap, self._deadline)
        mechanisms = count_disjoint(self._all.each, -1 if rank is None else rank, paths, self._deadline)
        is_late = self._deadline.passed() and not mechanisms.exact
        self.timed_out = self.timed_out or is_late or (not paths.complete and len(paths.paths) < self._cap)
        return Count(len(paths.paths), paths.complete), mechanisms

    def first_paths(self, source: str, most: int) -> tuple[list[FoundPath], bool]:
        """The first so many paths of a source, in their order, and whether these are known to be all."""
        paths = [chain.path for chain in islice(self._chains(self._all, source), most + 1)]
        return paths[:most], len(paths) <= most and not self.timed_out
