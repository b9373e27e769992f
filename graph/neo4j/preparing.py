"""Makes a store of an empty database, and brings what an older version or another rubric derived up to date."""

from cypher import queries
from graph.neo4j.address import Address
from graph.neo4j.commits import Commits
from graph.neo4j.connection import Change, Connection
from graph.neo4j.derivation import EMPTY, derive_all, refuse_misfit, refuse_newer, state_of
from schema.errors import IncompatibleStore
from schema.rubric import Rubric

_SECONDS_FOR_INDEXES = 300


def lay_out(connection: Connection) -> None:
    """Make a store of an empty database. One that is there is left as it is, but for indexes that it lacks.

    A database that Neo4j's import tool made has no indexes.

    Raises:
        IncompatibleStore: the database holds something else.
    """
    ((is_blank,),) = connection.ask(queries.IS_BLANK)
    if not is_blank:
        _refuse_others(connection)
    held = {name for (name,) in connection.ask(queries.INDEX_NAMES)}
    if missing := [query for query in queries.SCHEMA if query.name.rpartition("/")[2] not in held]:
        for query in missing:
            connection.tell(query)
        connection.tell(queries.AWAIT_INDEXES, seconds=_SECONDS_FOR_INDEXES)
    if is_blank:
        connection.tell(queries.ADD_STORE, properties=EMPTY)


def bring_up_to_date(commits: Commits, address: Address, rubric: Rubric, *, read_only: bool) -> None:
    """Derive everything anew where it was derived by another rubric or an older version.

    Raises:
        IncompatibleStore: it is to be read only, or another version wrote it.
    """
    state = commits.reading(state_of)
    if read_only or state.fits(rubric):
        refuse_misfit(address, state, rubric)
        return
    refuse_newer(address, state)

    def anew(change: Change) -> None:
        change.tell(queries.LOCK_STORE)
        derive_all(change, rubric)

    commits.changing(anew)


def _refuse_others(connection: Connection) -> None:
    if not connection.ask(queries.STATE):
        message = (
            f"the database at {connection.address} holds a graph that is not exomyelin's: name an empty database "
            "(python -m loaders export and graph.py2neo_export bring answers into a graph of your own)"
        )
        raise IncompatibleStore(message)
