"""Says in plain words, and as one of our errors, what a Neo4j server or the way to it has to say."""

from collections.abc import Generator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from graph.neo4j.address import DATABASE, PASSWORD, USER, Address
from schema.errors import StoreUnavailable

_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_STOPPED = {
    "Neo.TransientError.General.DatabaseUnavailable",
    "Neo.DatabaseError.Database.DatabaseUnavailable",
    "Neo.TransientError.Database.DatabaseUnavailable",
}
_READS_ONLY = {
    "Neo.ClientError.Cluster.NotALeader",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
    "Neo.ClientError.Security.Forbidden",
}


class ServerAway(StoreUnavailable):
    """No server answers, or its database is stopped: what to expect of one that is being started anew."""


@contextmanager
def naming(address: Address) -> Generator[None, None, None]:
    """Raise whatever goes wrong with a server as an error that names it and says what to do.

    Raises:
        ServerAway: it can't be reached, or its database is stopped.
        StoreUnavailable: it refuses.
    """
    try:
        yield
    except (Neo4jError, DriverError, OSError) as error:
        message = f"the Neo4j store at {address} can't be used: {_reason(error, address)}"
        raise (ServerAway if _is_away(error) else StoreUnavailable)(message) from error


def _is_away(error: Exception) -> bool:
    return isinstance(error, ServiceUnavailable | SessionExpired | OSError) or getattr(error, "code", None) in _STOPPED


def _reason(error: Exception, address: Address) -> str:
    if isinstance(error, AuthError):
        return f"it refuses the user {address.user!r} or the password: set {USER} and {PASSWORD}"
    if isinstance(error, IncompleteCommit):
        return "the connection was lost while it committed, so the change may be made or not: make it again"
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return f"no server answers there ({error}): start it, or name another; it is tried again by itself"
    if isinstance(error, Neo4jError):
        return _refusal(error, address)
    return str(error)


def _refusal(error: Neo4jError, address: Address) -> str:
    if error.code == _NO_DATABASE:
        return f"the server has no database {address.database!r}: create it, or set {DATABASE}"
    if error.code in _STOPPED:
        return "the database is stopped or starting: start it, or wait; it is tried again by itself"
    if error.code in _READS_ONLY:
        return (
            "it takes no writes, because it is a follower or its database is read-only, or because the user may not "
            f"write: name the cluster by neo4j://…, which finds the leader ({error.message})"
        )
    return f"{error.message} ({error.code})"
