"""A server that was away is asked again after a while, by one, and nobody waits for it until then."""

import pytest

from graph.neo4j.failures import ServerAway
from graph.neo4j.presence import Presence


class Server:
    """What is asked for a sign of life, and how often it was."""

    def __init__(self) -> None:
        self.is_away = True
        self.asked = 0
        self.now = 100.0

    def attempt(self) -> None:
        self.asked += 1
        if self.is_away:
            message = "away still"
            raise ServerAway(message)


def test_a_server_that_was_never_away_is_not_asked_for_a_sign_of_life() -> None:
    server = Server()

    Presence().require(server.attempt)

    assert server.asked == 0


def test_nobody_asks_until_the_pause_is_over_and_then_one_does() -> None:
    server = Server()
    presence = Presence(3.0, lambda: server.now)
    presence.note(ServerAway("it is away"))

    with pytest.raises(ServerAway, match="it is away"):
        presence.require(server.attempt)
    assert server.asked == 0

    server.now += 3.0
    with pytest.raises(ServerAway, match="away still"):
        presence.require(server.attempt)
    with pytest.raises(ServerAway, match="it is away"):
        presence.require(server.attempt)
    assert server.asked == 1


def test_a_server_that_is_back_is_asked_as_if_it_had_never_been_away() -> None:
    server = Server()
    presence = Presence(3.0, lambda: server.now)
    presence.note(ServerAway("it is away"))
    server.now, server.is_away = server.now + 3.0, False

    for _ in range(3):
        presence.require(server.attempt)

    assert server.asked == 1
