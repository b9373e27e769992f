"""The evidence rubric: how far a claim is believed for what it rests on. Data, so that it can be replaced."""

from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, ValidationError, model_validator

from schema.base import Model, content_hash
from schema.errors import DataError
from schema.vocabulary import Basis, Tier

Probability = Annotated[float, Field(ge=0, le=1)]

DEFAULT_RUBRIC = Path(__file__).with_name("rubric.yaml")


class Penalties(Model):
    """Factors for how a claim is put, each in [0, 1]."""

    hedge_suggested: Probability
    hedge_speculated: Probability
    implied: Probability
    attribution_unclear: Probability


class Rubric(Model):
    """Reliabilities and penalties by which belief is computed.

    Attributes:
        version: a name for this set of numbers.
        tiers: the reliability of a claim that rests on one study of each tier.
        full_tier_from: the least basis from which a work counts as its own tier.
        cap_tier: the tier that a work of a lesser basis counts as at most.
        penalties: factors for how a claim is put.
        findings: factors by the code of an audit finding that touches the claim.
    """

    version: str
    tiers: dict[Tier, Probability]
    full_tier_from: Basis
    cap_tier: Tier
    penalties: Penalties
    findings: dict[str, Probability] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _all_tiers(self) -> "Rubric":
        if missing := [tier.value for tier in Tier if tier not in self.tiers]:
            message = f"tiers lacks {', '.join(missing)}"
            raise ValueError(message)
        return self

    @cached_property
    def hash(self) -> str:
        """A hash of the content."""
        return content_hash(self.model_dump(mode="json"))


def load_rubric(path: Path = DEFAULT_RUBRIC) -> Rubric:
    """Read a rubric.

    Raises:
        DataError: the file can't be read or is no rubric.
    """
    try:
        return Rubric.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(path, None, f"can't be read: {error}", "a rubric in YAML") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "rubric"
        raise DataError(path, None, f"{field}: {first['msg']}", "a rubric like schema/rubric.yaml") from error
