"""The shipped papers as an extract, and a paper full of signs that formats have meanings for."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.claim import Claim, Context
from schema.document import Bundle, DocumentInfo
from schema.entity import Entity
from schema.locator import Locator
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Kind, Polarity

PAPERS = Path(__file__).parents[1] / "loaders" / "papers"
AWKWARD = 'a|b;c "quoted" <b>&amp;</b>\t=1+1 \u0001 Ω\\ {x}'


@contextmanager
def extract_of(folder: Path, *bundles: Bundle) -> Iterator[Extract]:
    """Some documents, loaded into a new store."""
    with closing(SqliteStore(folder / "store.sqlite", load_rubric())) as store:
        for bundle in bundles:
            store.load(bundle)
        yield Extract(take_snapshot(store), store, "a test")


def shipped() -> list[Bundle]:
    """The papers that ship with the service."""
    return [read_folder(folder) for folder in sorted(PAPERS.iterdir()) if folder.is_dir()]


def awkward() -> Bundle:
    """A paper whose every text has what some format would trip over, with a negated claim."""
    ends = ("exomyelin:vesicle-a", Kind.VESICLE), ("exomyelin:gene-b", Kind.GENE)
    entities = [
        Entity(
            id=id_, name=f"{AWKWARD} {kind}", kind=kind, no_term_reason="a test", synonyms=(f"{AWKWARD} too {kind}",)
        )
        for id_, kind in ends
    ]
    claims = [
        Claim(
            document="awkward",
            locator=Locator(f"text/1/{number}"),
            subject=ends[0][0],
            predicate=predicate,
            object=ends[1][0],
            statement=f"{AWKWARD} {number}",
            context=Context(species=AWKWARD),
            polarity=polarity,
        )
        for number, (predicate, polarity) in enumerate(
            [
                (Predicate.CARRIES, Polarity.AFFIRMED),
                (Predicate.DECREASES, Polarity.NEGATED),
                (Predicate.INCREASES, Polarity.AFFIRMED),
            ],
            start=1,
        )
    ]
    return Bundle(info=DocumentInfo(id="awkward", title=AWKWARD), entities=tuple(entities), claims=tuple(claims))


def written(extract: Extract, form: str) -> bytes:
    """An extract in one form."""
    return b"".join(FORMS[form].write(extract))
