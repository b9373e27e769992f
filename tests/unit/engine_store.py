"""Small documents in a real store, for what reasons over claims."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.snapshot import Snapshot, take_snapshot
from graph.sqlite.store import SqliteStore
from schema.claim import Claim
from schema.document import BackgroundRelation, Bundle, DocumentInfo
from schema.entity import MergedEntity
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Kind
from tests.unit.small_graphs import SmallGraph, entity

PAPER = "paper"


def id_of(name: str) -> str:
    return f"exomyelin:{name}"


def claim(text: str, at: str = "text/1/1", **more: object) -> Claim:
    """A claim from "subject predicate object"."""
    subject, predicate, object_ = text.split()
    ends = {"subject": id_of(subject), "predicate": predicate, "object": id_of(object_)}
    return Claim.model_validate({"document": PAPER, "locator": at, "statement": text, **ends, **more})


def relation(text: str) -> BackgroundRelation:
    """A background relation from "subject predicate object"."""
    subject, predicate, object_ = text.split()
    return BackgroundRelation(
        subject=id_of(subject),
        predicate=Predicate(predicate),
        object=id_of(object_),
        vocabulary="GO",
        version="1",
        read_at="2026-11-24",
    )


def paper(entities: list[MergedEntity], *claims: Claim, **more: object) -> Bundle:
    """A document of some entities and claims."""
    records = [node.model_dump(exclude={"documents"}) for node in entities]
    info = DocumentInfo(id=PAPER, title="A paper")
    return Bundle.model_validate({"info": info, "entities": records, "claims": claims, **more})


@contextmanager
def held(folder: Path, *bundles: Bundle) -> Iterator[tuple[Snapshot, SqliteStore]]:
    """A store that holds some documents, and its snapshot."""
    store = SqliteStore(folder / "store.sqlite", load_rubric())
    try:
        for bundle in bundles:
            store.load(bundle)
        yield take_snapshot(store), store
    finally:
        store.close()


def graph_of(snapshot: Snapshot) -> SmallGraph:
    """What a snapshot's paths walk, for plain enumeration."""
    edges = [snapshot.index.edge(position) for position in range(snapshot.index.edge_count)]
    return SmallGraph(list(snapshot.entities.values()), edges)


def random_paper(seed: int) -> Bundle:
    """A document whose sentences make several claims, some implied, negated, or shown for another agent only."""
    chance = random.Random(seed)  # noqa: S311 a document that can be made again, not a secret
    kinds = {"v1": Kind.VESICLE, "v2": Kind.VESICLE, "v3": Kind.VESICLE, "p": Kind.PROCESS}
    names = [*kinds, "a", "b", "c", "d"]
    nodes = [entity(id_of(name), kinds.get(name, Kind.GENE), is_class=name in {"v3", "d"}) for name in names]
    claims = {}
    for _ in range(chance.randint(8, 22)):
        subject, object_ = chance.sample(names, 2)
        predicate = "carries" if subject in kinds and object_ != "p" and chance.random() < 0.6 else None
        predicate = predicate or chance.choice(["increases", "decreases", "affects"])
        made = claim(
            f"{subject} {predicate} {object_}",
            f"text/1/{chance.randint(1, 4)}",
            derivation="implied" if chance.random() < 0.15 else "explicit",
            polarity="negated" if chance.random() < 0.1 else "affirmed",
            agent=id_of(chance.choice(names)) if chance.random() < 0.3 else None,
        )
        claims[made.id] = made
    background = [relation("a is_a b")] if chance.random() < 0.5 else []
    return paper(nodes, *claims.values(), background=background)
