"""What falls when something is lost, and how few it takes, over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.envelope import ItemList
from api.wire.path import PathRow
from api.wire.reach import Chain
from graph.knockout import ChangeKind
from schema.vocabulary import Sign


class ChangeRow(Wire):
    """A conclusion, that a source acts on an effect, which changes with the loss."""

    source: str = Field(description="Id of the source.")
    source_name: str = Field(description="Name of the source.")
    effect: str = Field(description="Id of the effect.")
    effect_name: str = Field(description="Name of the effect.")
    change: ChangeKind = Field(
        description="`end_lost`: the source or the effect is itself gone; `lost`: no path is left; `flipped`: the best "
        "path has now the opposite sign; `sign_lost`: the net sign is otherwise another; `weakened`: the best path is "
        "believed less. `gained`, `strengthened`: only where a document is lost that barred a path."
    )
    sign_before: Sign | None = Field(description="The net sign before; null where there was no conclusion.")
    sign_after: Sign | None = Field(description="The net sign after; null where there is none left.")
    belief_before: float = Field(description="The belief of the best path before; 0 where there was none.")
    belief_after: float = Field(description="The belief of the best path after; 0 where there is none.")
    delta: float = Field(description="`belief_after` less `belief_before`.")
    paths_before: int = Field(description="How many paths there were, or at least were.")
    paths_before_exact: bool = Field(description="Whether that is the number, or a least.")
    paths_after: int = Field(description="How many paths there are, or at least are.")
    paths_after_exact: bool = Field(description="Whether that is the number, or a least.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that make the claims of the best paths.")
    before: Chain | None = Field(description="The best path before.")
    after: Chain | None = Field(description="The best path after.")


class Work(Wire):
    """A work, wherever it is cited."""

    work: str = Field(description="What identifies it: its DOI or PMID, else its entry.", examples=["doi:10.1/alpha"])
    references: tuple[str, ...] = Field(description="Ids of the entries of reference lists that point to it.")
    citation: str = Field(description="Its authors and year.", examples=["Pusic & Kraig, 2014"])


class Lost(Wire):
    """What was taken away, as it was understood."""

    nodes: tuple[Named, ...] = Field(description="Things.")
    claims: tuple[str, ...] = Field(description="Ids of claims.")
    works: tuple[Work, ...] = Field(description="Works.")
    documents: tuple[str, ...] = Field(description="Ids of documents.")


class ChangeList(ItemList[ChangeRow]):
    """The conclusions that change: the gravest changes first, then the greatest loss of belief."""

    lost: Lost = Field(description="What was taken away, as it was understood.")
    changes: dict[str, int] = Field(description="How many conclusions change, by the kind of change.")
    unchanged: int = Field(description="How many conclusions don't change.")


class FragileRow(Wire):
    """A conclusion, and how little it takes to end it: till no path is left that bears its sign."""

    source: str = Field(description="Id of the source.")
    source_name: str = Field(description="Name of the source.")
    effect: str = Field(description="Id of the effect.")
    effect_name: str = Field(description="Name of the effect.")
    sign: Sign = Field(description="The net sign. A mixed conclusion ends when no path is left at all.")
    belief: float = Field(description="The belief of the best path.")
    text: str = Field(description="The best path in one line.")
    paths: int = Field(description="How many paths bear the sign, or at least do.")
    paths_exact: bool = Field(description="Whether `paths` is the number, or a least.")
    least_works: int | None = Field(
        description="The fewest works whose loss ends it, or a least; null where no loss of works does, as some path "
        "rests on no citation."
    )
    least_works_exact: bool = Field(description="Whether `least_works` is proven to be the number.")
    single_works: tuple[str, ...] = Field(description="The works each of which alone ends it.")
    least_claims: int | None = Field(
        description="The fewest claims whose loss ends it, or a least; null where none does."
    )
    least_claims_exact: bool = Field(description="Whether `least_claims` is proven to be the number.")
    single_claims: tuple[str, ...] = Field(description="Ids of the claims each of which alone ends it.")
    least_documents: int | None = Field(description="The fewest documents without whose claims it ends; null: none.")
    least_documents_exact: bool = Field(description="Whether `least_documents` is proven to be the number.")
    single_documents: tuple[str, ...] = Field(description="Ids of the documents each of which alone ends it.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that make the claims of the best path.")


class RestingOn(Work):
    """A work on which some conclusions rest alone."""

    conclusions: int = Field(description="How many conclusions end with it alone.")


class FragileList(ItemList[FragileRow]):
    """Conclusions: those that the fewest works end come first."""

    conclusions: int = Field(description="How many conclusions there are.")
    on_one_work: int = Field(description="How many of them end with one work.")
    on_one_claim: int = Field(description="How many of them end with one claim.")
    on_one_document: int = Field(description="How many of them end with one document.")
    works: tuple[RestingOn, ...] = Field(description="The works that alone end conclusions, most conclusions first.")


class CutRow(Wire):
    """A smallest set whose loss cuts the source from the effect."""

    of: str = Field(description="What it is a set of: `nodes` or `references`.", examples=["nodes"])
    size: int = Field(description="How many it takes.")
    members: tuple[str, ...] = Field(description="Ids of the things; of works, their DOI or PMID, else the entry.")
    names: tuple[str, ...] = Field(description="Their names; of works, their authors and year.")
    references: tuple[str, ...] = Field(description="Ids of the entries of reference lists that point to the works.")


class CutSummary(Wire):
    """How many it takes."""

    lower: int | None = Field(description="No fewer do; null where no number does.")
    upper: int | None = Field(description="So many do; null where no number does, or none is known.")
    proven: bool = Field(description="Whether the answer is proven: `lower` is `upper`, or no number does.")
    truncated: bool = Field(description="Whether there are, or may be, more sets of that size.")
    uncuttable: bool = Field(description="Whether no loss of these cuts the one from the other.")
    explanation: str = Field(description="The same in plain words.")
    path: PathRow | None = Field(description="Where nothing cuts, a path that none of these losses ends.")


class PlainCut(Wire):
    """The fewest inner nodes whatever the number of steps and their signs, as networkx finds them."""

    computed: bool = Field(description="Whether it was computed: not for very large graphs.")
    nodes: tuple[Named, ...] | None = Field(description="One such set; null where there is none, or it was not sought.")
    direct: bool = Field(description="Whether a single step leads from the one to the other, so that nothing cuts.")


class CutList(ItemList[CutRow]):
    """The smallest sets: of nodes first, then of references; each in order of its members."""

    source: Named = Field(description="The thing that `source` was understood as.")
    effect: Named = Field(description="The thing that `effect` was understood as.")
    nodes: CutSummary | None = Field(description="How many inner nodes it takes; null where nothing is to be cut.")
    references: CutSummary | None = Field(description="How many works it takes; null where nothing is to be cut.")
    plain: PlainCut | None = Field(description="The cut that counts neither steps nor signs, to compare.")
