"""Deadlines on a clock."""

from graph.paths.deadline import Deadline


def test_a_deadline_passes_when_its_seconds_are_over() -> None:
    times = iter([10.0, 11.0, 11.5, 12.0, 13.0])
    deadline = Deadline(2, lambda: next(times))
    assert not deadline.passed()
    assert deadline.remaining() == 0.5
    assert deadline.passed()
    assert deadline.remaining() == 0


def test_a_deadline_without_seconds_never_passes() -> None:
    assert not Deadline().passed()
