"""Which sources reach an effect, and by which mechanisms, as it is sent."""

from collections.abc import Callable

from api.listings import Emptiness
from api.views.paths import path_row
from api.wire.envelope import Relaxation
from api.wire.reach import Chain, MechanismNode, MechanismRow, ReachedRow
from graph.mechanisms import MechanismChain, Mechanisms
from graph.paths.query import FoundPath
from graph.reach import ReachRow
from graph.reached import Reached
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.support import Chain as FoundChain
from graph.support import Verdict
from schema.vocabulary import PathSupport, Sign

_NOT_REACHED: dict[str, object] = {
    **dict.fromkeys(("sign", "belief", "least_belief", "support", "hops", "text")),
    **dict.fromkeys(("best", "direct", "mechanistic", "stated", "stitched", "implied")),
    **dict.fromkeys(("positive", "negative", "unknown")),
    **dict.fromkeys(("tiers", "cited_tiers", "species", "models", "flags", "documents", "caveats"), ()),
    "contested": False,
    "opposing": (),
    "paths": 0,
    "paths_exact": True,
    "mechanisms": 0,
    "mechanisms_exact": True,
    "works": 0,
    "checked": False,
    "claim_count": 0,
    "independent": 0,
    "coherence": None,
}


class ReachView:
    """Makes the rows of one answer.

    Args:
        snapshot: the release that was asked.
        records: the claims behind the paths.
        effect: id of the effect.
        empty: why a row is not reached, in words and with its changes.
        relaxations: the changes with their questions.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        records: RecordCache,
        effect: str,
        empty: Callable[[ReachRow], Emptiness | None],
        relaxations: Callable[[Emptiness], tuple[Relaxation, ...]],
    ) -> None:
        self._snapshot = snapshot
        self._records = records
        self._effect = effect
        self._empty = empty
        self._relaxations = relaxations
        self._chains: dict[FoundPath, Chain] = {}

    def row(self, row: ReachRow) -> ReachedRow:
        """One source."""
        empty = self._empty(row)
        content: dict[str, object] = {
            "source": row.source,
            "source_name": row.name,
            "generic": row.is_generic,
            "effect": self._effect,
            "effect_name": self._snapshot.entities[self._effect].name,
            "reached": row.reached is not None,
            "reason": empty and empty.reason,
            "explanation": empty and empty.explanation,
            "relaxations": self._relaxations(empty) if empty else (),
        }
        return ReachedRow.model_validate(content | (self._reached(row.reached) if row.reached else _NOT_REACHED))

    def _reached(self, reached: Reached) -> dict[str, object]:
        by_support = {chain.verdict.support: chain for chain in reached.by_support}
        by_sign = {chain.path.sign: chain for chain in reached.by_sign}
        best = self._chain(reached.best)
        return {
            "sign": reached.sign,
            "belief": best.belief,
            "least_belief": best.least_belief,
            "support": best.support,
            "hops": best.hops,
            "text": best.text,
            "paths": reached.paths.value,
            "paths_exact": reached.paths.exact,
            "mechanisms": reached.mechanisms.value,
            "mechanisms_exact": reached.mechanisms.exact,
            **reached.appraisal._asdict(),
            "caveats": best.caveats,
            "coherence": best.coherence,
            "best": best,
            "direct": self._optional(reached.direct),
            "mechanistic": self._optional(reached.mechanistic),
            "stated": self._optional(by_support.get(PathSupport.STATED)),
            "stitched": self._optional(by_support.get(PathSupport.STITCHED)),
            "implied": self._optional(by_support.get(PathSupport.IMPLIED)),
            "positive": self._optional(by_sign.get(Sign.POSITIVE)),
            "negative": self._optional(by_sign.get(Sign.NEGATIVE)),
            "unknown": self._optional(by_sign.get(Sign.UNKNOWN)),
            **self._contest(reached),
        }

    def _contest(self, reached: Reached) -> dict[str, object]:
        """What contradicts a step of the paths that a row shows."""
        shown = (reached.best, reached.direct, reached.mechanistic, *reached.by_support, *reached.by_sign)
        edges = {edge for chain in shown if chain for edge in chain.path.edges if edge.contested}
        opposing = {claim for edge in edges for claim in self._records.against(edge)}
        return {"contested": bool(edges), "opposing": tuple(sorted(opposing))}

    def _optional(self, chain: FoundChain | None) -> Chain | None:
        return chain and self._chain(chain)

    def _chain(self, chain: FoundChain) -> Chain:
        """A chain, made once: most of those that a row shows are the same."""
        if chain.path not in self._chains:
            self._chains[chain.path] = chain_of(self._snapshot, self._records, chain.path, chain.verdict)
        return self._chains[chain.path]


def chain_of(snapshot: Snapshot, records: RecordCache, path: FoundPath, verdict: Verdict | None = None) -> Chain:
    """One chain."""
    return Chain.model_validate(dict(path_row(snapshot, records, path, verdict)))


def mechanism_row(snapshot: Snapshot, records: RecordCache, chain: MechanismChain) -> MechanismRow:
    """One chain of a mechanism."""
    path = path_row(snapshot, records, chain.path, chain.verdict)
    return MechanismRow.model_validate(dict(path) | {"shared_steps": chain.steps})


def mechanism_nodes(found: Mechanisms) -> tuple[MechanismNode, ...]:
    """The things that chains pass through."""
    return tuple(MechanismNode.model_validate(node._asdict()) for node in found.nodes)
