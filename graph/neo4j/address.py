"""Where a Neo4j server is, and as whom to ask it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

USER = "EXOMYELIN_NEO4J_USER"
PASSWORD = "EXOMYELIN_NEO4J_PASSWORD"  # noqa: S105 - the name of a variable
DATABASE = "EXOMYELIN_NEO4J_DATABASE"

_DEFAULT_USER = "neo4j"


@dataclass(frozen=True)
class Address:
    """Where a server is, and as whom to ask it. Printed without the password.

    Attributes:
        uri: for the driver, without user and password.
        user: None to ask without authentication.
        password: of the user.
        database: None for the server's default.
    """

    uri: str
    user: str | None = None
    password: str = field(default="", repr=False)
    database: str | None = None

    def __str__(self) -> str:
        return f"{self.uri} (database {self.database!r})" if self.database else self.uri

    @property
    def auth(self) -> tuple[str, str] | None:
        """User and password, as the driver takes them."""
        return (self.user, self.password) if self.user else None


def parse_address(uri: str, environment: Mapping[str, str] = os.environ) -> Address:
    """The address that a URI and the environment name; what the URI says of user and password comes first.

    Args:
        uri: ``neo4j://`` or ``bolt://`` (also ``+s`` and ``+ssc``), with user and password if wanted.
        environment: for ``EXOMYELIN_NEO4J_USER``, ``_PASSWORD`` and ``_DATABASE``. A password without a user is that
            of the user ``neo4j``.
    """
    parts = urlsplit(uri)
    password = unquote(parts.password) if parts.password is not None else environment.get(PASSWORD, "")
    user = unquote(parts.username) if parts.username else environment.get(USER)
    return Address(
        uri=urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])),
        user=user or (_DEFAULT_USER if password else None),
        password=password,
        database=environment.get(DATABASE) or None,
    )
