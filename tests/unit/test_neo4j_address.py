"""Where a server is and as whom to ask it: what the address says comes before what the environment says."""

import pytest

from graph.neo4j.address import Address, parse_address

ENVIRONMENT = {"EXOMYELIN_NEO4J_USER": "ada", "EXOMYELIN_NEO4J_PASSWORD": "byron", "EXOMYELIN_NEO4J_DATABASE": "myelin"}


@pytest.mark.parametrize(
    ("uri", "environment", "expected"),
    [
        ("bolt://here:7687", {}, Address("bolt://here:7687")),
        ("neo4j+s://here", ENVIRONMENT, Address("neo4j+s://here", "ada", "byron", "myelin")),
        ("bolt://me:p%40ss@here", ENVIRONMENT, Address("bolt://here", "me", "p@ss", "myelin")),
        ("bolt://here", {"EXOMYELIN_NEO4J_PASSWORD": "byron"}, Address("bolt://here", "neo4j", "byron")),
        ("neo4j://[::1]:7687?policy=eu", {}, Address("neo4j://[::1]:7687?policy=eu")),
    ],
)
def test_address(uri: str, environment: dict[str, str], expected: Address) -> None:
    assert parse_address(uri, environment) == expected


def test_without_a_user_nothing_is_authenticated() -> None:
    assert Address("bolt://here").auth is None
    assert Address("bolt://here", "ada", "byron").auth == ("ada", "byron")


def test_the_password_is_never_shown() -> None:
    address = parse_address("bolt://here", ENVIRONMENT)

    assert str(address) == "bolt://here (database 'myelin')"
    assert "byron" not in repr(address) + str(address)
