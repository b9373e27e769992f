"""The weakest steps of mechanisms, as they are sent."""

from api.views.paths import path_text
from api.views.paths import step as step_row
from api.wire.weakest import Fall, StudyGain, WeakLinkRow
from graph.falling import Conclusion
from graph.raising import Raise
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.weakest import WeakLink

_OF_THE_STEP = (
    *("subject", "subject_name", "predicate", "object", "object_name", "claims"),
    *("independent", "tiers", "implied", "contested"),
)


def weak_link_row(snapshot: Snapshot, records: RecordCache, link: WeakLink) -> WeakLinkRow:
    """One mechanism with its weakest step."""
    path, edge = link.chain.path, link.edge
    step = dict(step_row(snapshot, edge, records))
    falls, best, read = link.criticality.conclusions, link.raises[0], link.reading
    content: dict[str, object] = {
        "text": path_text(snapshot, path),
        "sign": path.sign,
        "support": link.chain.verdict.support,
        "hops": path.hops,
        "belief": path.belief,
        "step": link.step + 1,
        "ties": tuple(step + 1 for step in link.ties),
        **{name: step[name] for name in _OF_THE_STEP},
        "step_belief": edge.belief,
        "mechanisms": link.criticality.mechanisms,
        "without": link.criticality.without,
        "lost": sum(each.is_lost for each in falls),
        "weakened": sum(not each.is_lost for each in falls),
        "falls_exact": link.criticality.exact,
        "best_study": best.tier,
        "best_belief": best.path,
        "studies": tuple(map(_study, link.raises)),
        "unread": read.works if read else (),
        "read_step_belief": read and read.step,
        "read_belief": read and read.path,
        "falls": tuple(_fall(snapshot, each) for each in falls),
    }
    return WeakLinkRow.model_validate(content)


def _study(found: Raise) -> StudyGain:
    return StudyGain(
        tier=found.tier,
        reliability=found.reliability,
        step_belief=found.step,
        belief=found.path,
        gain=found.gain,
    )


def _fall(snapshot: Snapshot, found: Conclusion) -> Fall:
    return Fall(
        source=found.source,
        source_name=snapshot.entities[found.source].name,
        effect=found.effect,
        effect_name=snapshot.entities[found.effect].name,
        belief=found.belief,
        without=found.without,
    )
