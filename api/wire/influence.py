"""Through which things mechanisms pass, over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.envelope import ItemList
from schema.vocabulary import Kind, Role


class InfluenceRow(Wire):
    """A thing between sources and the effect, and what passes it."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: Kind = Field(description="What it is.")
    roles: tuple[Role, ...] = Field(description="The stages of a mechanism at which it can stand.")
    mechanisms: int = Field(description="How many of the mechanisms listed pass it.")
    share: float = Field(description="That number as a share of all mechanisms listed.")
    belief_share: float = Field(description="The same, each mechanism weighed by its belief.")
    betweenness: float = Field(
        description="Of the shortest routes along the mechanisms' steps, the share that passes it, averaged over the "
        "sources. It knows no signs and no beliefs."
    )
    dominates: bool = Field(description="Whether every mechanism listed passes it: of each source, and of its sign.")
    dominates_walks: bool = Field(
        description="Whether no walk along the mechanisms' steps avoids it, whatever its sign and length. Stronger: a "
        "walk may join steps that no mechanism joins."
    )
    sources: tuple[str, ...] = Field(description="Ids of the sources with a mechanism through it.")
    source_names: tuple[str, ...] = Field(description="Their names.")
    dependent: tuple[str, ...] = Field(description="Ids of the sources with no mechanism listed that avoids it.")
    dependent_names: tuple[str, ...] = Field(description="Their names.")
    exhausted: bool = Field(
        description="Whether all mechanisms are listed; else every number is of the first of each source."
    )


class SourceInfluence(Wire):
    """The mechanisms of one source."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    mechanisms: int = Field(description="How many mechanisms are listed of it.")
    exhausted: bool = Field(description="Whether these are all; else they are the first, in the order of paths.")
    dominators: tuple[Named, ...] = Field(description="The things that each of those listed passes, exactly.")
    walk_dominators: tuple[Named, ...] = Field(
        description="Those that no walk along their steps avoids, whatever its sign and length."
    )


class InfluenceList(ItemList[InfluenceRow]):
    """Things, those first on which most sources depend; then those that most mechanisms pass."""

    effect: Named = Field(description="The thing that `effect` was understood as.")
    sources: tuple[SourceInfluence, ...] = Field(description="The sources that were asked about, by id.")
    mechanisms: int = Field(description="How many mechanisms are listed.")
    exhausted: bool = Field(description="Whether these are all that there are.")
