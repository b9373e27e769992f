"""Settings are read in one place, and unsafe ones are refused by name."""

import pytest

from api.settings import Settings, is_loopback, read_settings, variable
from schema.errors import InvalidParameter

ANYWHERE = "0.0.0.0"  # noqa: S104 — what is refused


def test_every_setting_is_described_and_has_a_variable() -> None:
    assert all(field.description for field in Settings.model_fields.values())
    assert variable("max_rows") == "EXOMYELIN_MAX_ROWS"


def test_nothing_is_needed() -> None:
    assert read_settings({"PATH": "/bin", "EXOMYELIN_NEO4J_PASSWORD": "x"}) == Settings()


def test_variables_are_read_and_arguments_stand_before_them() -> None:
    settings = read_settings({"EXOMYELIN_PORT": "9000", "EXOMYELIN_TIMEOUT": "2.5"}, port=9001, host=None)
    assert (settings.port, settings.timeout, settings.host) == (9001, 2.5, "127.0.0.1")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EXOMYELIN_PORT", "many"),
        ("EXOMYELIN_PORT", "70000"),
        ("EXOMYELIN_TIMEOUT", "0"),
        ("EXOMYELIN_TIMEOUT", "inf"),
        ("EXOMYELIN_TIMEOUT", "nan"),
        ("EXOMYELIN_MAX_HOPS", "13"),
        ("EXOMYELIN_STORE", " "),
        ("EXOMYELIN_HOST", "http://localhost"),
        ("EXOMYELIN_MAX_ROWS", "0"),
    ],
)
def test_a_value_that_is_not_safe_is_refused_by_the_variable_s_name(name: str, value: str) -> None:
    with pytest.raises(InvalidParameter) as refused:
        read_settings({name: value})
    assert refused.value.parameter == name


def test_a_variable_that_names_no_setting_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidParameter, match="did you mean EXOMYELIN_TIMEOUT"):
        read_settings({"EXOMYELIN_TIMEOT": "3"})
    with pytest.raises(InvalidParameter, match="expected a setting: EXOMYELIN_STORE"):
        read_settings({"EXOMYELIN_QQQQQQQQ": "3"})


def test_settings_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(InvalidParameter, match="default_hops is above max_hops"):
        read_settings({"EXOMYELIN_MAX_HOPS": "3"})


def test_other_machines_are_let_in_only_where_that_is_said() -> None:
    with pytest.raises(InvalidParameter, match="set public"):
        read_settings({"EXOMYELIN_HOST": ANYWHERE})
    assert read_settings({"EXOMYELIN_HOST": ANYWHERE, "EXOMYELIN_PUBLIC": "1"}).public


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), (ANYWHERE, False), ("example.org", False)],
)
def test_loopback_is_told_from_the_rest(host: str, *, expected: bool) -> None:
    assert is_loopback(host) is expected
