"""What can be set about the service: one object, read from the environment in one place."""

import ipaddress
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from schema.base import Model
from schema.errors import InvalidParameter

PREFIX = "EXOMYELIN_"
OF_THE_STORE = f"{PREFIX}NEO4J_"
"""Variables that begin so are read where the store is opened."""

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_STORE = ROOT / "data" / "exomyelin.sqlite"
MOST_HOPS = 12
_ORIGIN = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


class Settings(Model):
    """Every setting of the service. Each is read from ``EXOMYELIN_`` and its name in capitals."""

    store: str = Field(
        default=str(DEFAULT_STORE),
        min_length=1,
        description="The store that is served: the path of a SQLite file, or the address of a Neo4j server.",
    )
    rubric: Path | None = Field(
        default=None, description="A YAML file with the numbers that belief is made of, instead of the published one."
    )
    paths: Literal["index", "server"] = Field(
        default="index",
        description="Who finds paths: an index in memory, or the Neo4j server, for graphs that no memory holds; "
        "/paths alone among the questions of reasoning can do without the index.",
    )
    host: str = Field(default="127.0.0.1", min_length=1, description="The address that the service listens at.")
    public: bool = Field(
        default=False,
        description="Whether the service may listen at an address that other machines reach. It knows no users: "
        "whoever reaches it may ask it.",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="The port that it listens at; 0 takes a free one.")
    timeout: float = Field(
        default=10.0, gt=0, le=300, description="Seconds that one question may take; a client may ask for fewer."
    )
    default_hops: int = Field(default=6, ge=1, le=MOST_HOPS, description="Steps of a path where a question names none.")
    max_hops: int = Field(default=MOST_HOPS, ge=1, le=MOST_HOPS, description="The most steps that a path may have.")
    cypher: bool | None = Field(
        default=None,
        description="Whether /cypher answers; unless told, only at an address that no other machine reaches.",
    )
    cors_origins: tuple[str, ...] = Field(
        default=(),
        description="Origins whose pages may ask from a browser, as `http://localhost:5173`; commas between several.",
    )
    page_size: int = Field(default=50, ge=1, le=10_000, description="Items of a JSON list where no limit is given.")
    max_page_size: int = Field(default=1_000, ge=1, le=10_000, description="The most items of one JSON list.")
    max_rows: int = Field(
        default=100_000, ge=1, le=1_000_000, description="The most rows of one CSV, TSV or NDJSON answer."
    )
    default_paths: int = Field(default=20, ge=1, le=10_000, description="Paths that are given where no limit is.")
    max_paths: int = Field(default=1_000, ge=1, le=10_000, description="The most paths of one answer, in any format.")
    cache_bytes: int = Field(
        default=64 * 2**20,
        ge=0,
        description="How many bytes of answers are kept for when they are asked for again; 0 keeps none.",
    )

    @field_validator("host")
    @classmethod
    def _host_is_plain(cls, host: str) -> str:
        if any(letter.isspace() or letter in "/?#@" for letter in host):
            message = "expected a host name or an address, without scheme and path"
            raise ValueError(message)
        return host

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _origins_are_listed(cls, origins: object) -> object:
        if not isinstance(origins, str):
            return origins
        return tuple(origin.strip().rstrip("/") for origin in origins.split(",") if origin.strip())

    @field_validator("cors_origins")
    @classmethod
    def _origins_are_plain(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                message = f"{origin!r} is no origin: expected scheme, host and port, as in http://localhost:5173"
                raise ValueError(message)
        return origins

    @property
    def passes_cypher(self) -> bool:
        """Whether questions in Cypher are put to a server."""
        return is_loopback(self.host) if self.cypher is None else self.cypher

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        bounds = (
            ("default_hops", "max_hops"),
            ("page_size", "max_page_size"),
            ("max_page_size", "max_rows"),
            ("default_paths", "max_paths"),
        )
        for low, high in bounds:
            if getattr(self, low) > getattr(self, high):
                message = f"{low} is above {high}"
                raise ValueError(message)
        if not (self.public or is_loopback(self.host)):
            message = f"host {self.host!r} is reached by other machines: set public to say that this is meant"
            raise ValueError(message)
        return self


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + field.upper()


def read_settings(environment: Mapping[str, str], **overrides: object) -> Settings:
    """The settings of an environment, with ``overrides`` (None is none) before them.

    Raises:
        InvalidParameter: a variable with our prefix names no setting, or a value can't be taken.
    """
    names = {variable(field): field for field in Settings.model_fields}
    given: dict[str, object] = {}
    for name, value in environment.items():
        if name in names:
            given[names[name]] = value
        elif name.startswith(PREFIX) and not name.startswith(OF_THE_STORE):
            near = get_close_matches(name.removeprefix(PREFIX).lower(), Settings.model_fields, n=1)
            expected = f"a setting{f' (did you mean {variable(near[0])}?)' if near else ''}: {', '.join(names)}"
            raise InvalidParameter(name, value, expected)
    given |= {field: value for field, value in overrides.items() if value is not None}
    return _validated(given)


def _validated(given: Mapping[str, object]) -> Settings:
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if not first["loc"]:
            raise InvalidParameter(parameter="settings", value="", expected=first["msg"]) from error
        field = str(first["loc"][0])
        described = Settings.model_fields[field].description or field
        expected = f"{described.removesuffix('.')} — {first['msg']}"
        raise InvalidParameter(variable(field), str(first["input"]), expected) from error
