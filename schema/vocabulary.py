"""The closed sets of terms that entities, claims and evidence are described in."""

from enum import StrEnum


class Kind(StrEnum):
    """What an entity is."""

    VESICLE = "vesicle"
    CELL = "cell"
    MICRORNA = "microrna"
    GENE = "gene"
    FAMILY = "family"
    PATHWAY = "pathway"
    PROCESS = "process"
    PHENOTYPE = "phenotype"
    DISEASE = "disease"
    SUBSTANCE = "substance"
    STRUCTURE = "structure"
    PROPERTY = "property"
    STRATEGY = "strategy"
    CHALLENGE = "challenge"


class Role(StrEnum):
    """The stage of a mechanism at which an entity can stand. Derived, never typed in."""

    SOURCE = "source"
    CARGO = "cargo"
    PATHWAY = "pathway"
    TARGET_GENE = "target_gene"
    CELL_EFFECT = "cell_effect"


class Sign(StrEnum):
    """The direction of an effect. ``MIXED`` is only ever the sign of an answer that has paths of both signs."""

    POSITIVE = "+"
    NEGATIVE = "-"
    NEUTRAL = "0"
    UNKNOWN = "?"
    MIXED = "mixed"


class Hedge(StrEnum):
    """How firmly the authors put a claim."""

    ASSERTED = "asserted"
    SUGGESTED = "suggested"
    SPECULATED = "speculated"


class Derivation(StrEnum):
    """Whether the place says a claim, or only implies it."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"


class Directness(StrEnum):
    """Whether a claim names a direct interaction, one through others, or only an outcome with nothing between."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    BLACK_BOX = "black_box"


class Polarity(StrEnum):
    """Whether a claim says that something holds, or that it does not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class CargoEvidence(StrEnum):
    """What was shown of a cargo, from least to most."""

    PRESENT = "present"
    DELIVERED = "delivered"
    NECESSARY = "necessary"
    SUFFICIENT = "sufficient"


class Quantifier(StrEnum):
    """How much of a class a claim speaks of."""

    ALL = "all"
    SOME = "some"
    EXAMPLE = "example"


class Support(StrEnum):
    """Whether a cited work was judged to support the subject and object of the claim that cites it."""

    YES = "yes"
    UNCLEAR = "unclear"
    NO = "no"


class Basis(StrEnum):
    """How much of a cited work was read when it was judged, from least to most."""

    NONE = "none"
    TITLE = "title"
    ABSTRACT = "abstract"
    FULL_TEXT = "full_text"


class Tier(StrEnum):
    """The kind of study that a citation points to, from the strongest evidence for myelin repair to the weakest."""

    IN_VIVO_MS = "in_vivo_ms"
    IN_VITRO = "in_vitro"
    OTHER_CNS = "other_cns"
    REVIEW = "review"
    UNCITED = "uncited"


class Design(StrEnum):
    """What kind of publication a cited work is."""

    PRIMARY = "primary"
    REVIEW = "review"
    POSITION_PAPER = "position_paper"
    UNKNOWN = "unknown"


class XrefKind(StrEnum):
    """How a term of another vocabulary stands to an entity."""

    EXACT = "exact"
    CLOSE = "close"
    BROADER = "broader"
    NARROWER = "narrower"
    FAMILY = "family"
    MEMBER = "member"
    RELATED = "related"


class Severity(StrEnum):
    """How much an audit finding should worry a reader, from least to most."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class FindingBasis(StrEnum):
    """Whether a rule computed an audit finding, or a curator judged it."""

    RULE = "rule"
    JUDGEMENT = "judgement"


class PathSupport(StrEnum):
    """How a path holds together, from best to worst.

    ``stated``: one sentence makes it whole. ``stitched``: its steps come from different sentences or studies.
    ``implied``: a step is only implied.
    """

    STATED = "stated"
    STITCHED = "stitched"
    IMPLIED = "implied"
