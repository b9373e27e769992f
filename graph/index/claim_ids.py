"""Claim ids kept compactly: tens of millions of Python strings would outweigh the graph itself."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

_PREFIX = "claim:"
_DIGITS = 20
_BYTES = _DIGITS // 2


def _pack(claim: str) -> bytes | None:
    digits = claim.removeprefix(_PREFIX)
    if len(claim) != len(_PREFIX) + _DIGITS or len(digits) != _DIGITS:
        return None
    try:
        packed = bytes.fromhex(digits)
    except ValueError:
        return None
    return packed if packed.hex() == digits else None


def _pack_all(claims: list[str]) -> bytes | None:
    """Several claim ids at once; None where one of them is of another form."""
    if set(map(len, claims)) - {len(_PREFIX) + _DIGITS}:
        return None
    text = "".join(claims).encode(errors="replace")
    if len(text) != len(claims) * (len(_PREFIX) + _DIGITS):
        return None
    letters = np.frombuffer(text, dtype=np.uint8).reshape(-1, len(_PREFIX) + _DIGITS)
    if (letters[:, : len(_PREFIX)] != np.frombuffer(_PREFIX.encode(), dtype=np.uint8)).any():
        return None
    digits = letters[:, len(_PREFIX) :].tobytes()
    try:
        packed = bytes.fromhex(digits.decode())
    except ValueError:
        return None
    return packed if packed.hex().encode() == digits else None


class PackedClaims(NamedTuple):
    """The claim ids of some edges.

    Attributes:
        counts: how many each edge has.
        packed: ten bytes for each id in turn.
        odd: by place among the ids, those that aren't ``claim:`` and 20 hexadecimal digits.
    """

    counts: NDArray[np.int32]
    packed: bytes
    odd: Mapping[int, str] = MappingProxyType({})

    @classmethod
    def of(cls, per_edge: Sequence[tuple[str, ...]]) -> Self:
        """The ids, packed."""
        counts = np.fromiter(map(len, per_edge), np.int32, len(per_edge))
        claims = list(chain.from_iterable(per_edge))
        if (whole := _pack_all(claims)) is not None:
            return cls(counts, whole)
        codes = [_pack(claim) for claim in claims]
        odd = {place: claims[place] for place, code in enumerate(codes) if code is None}
        return cls(counts, b"".join(code or bytes(_BYTES) for code in codes), odd)

    @classmethod
    def from_bytes(cls, per_edge: Sequence[bytes]) -> Self:
        """From the packed ids of each edge."""
        lengths = np.fromiter(map(len, per_edge), np.int32, len(per_edge))
        return cls(lengths // _BYTES, b"".join(per_edge))


class ClaimIds:
    """The claim ids of many edges, ten bytes each.

    Ids that aren't ``claim:`` and 20 hexadecimal digits are kept beside them as they are.
    """

    def __init__(self, parts: Iterable[PackedClaims]) -> None:
        packed, counts = bytearray(), [np.zeros(1, dtype=np.int64)]
        odd: dict[int, str] = {}
        for part in parts:
            first = len(packed) // _BYTES
            odd |= {first + place: claim for place, claim in part.odd.items()}
            counts.append(part.counts.astype(np.int64))
            packed += part.packed
        self._packed = bytes(packed)
        self._starts: NDArray[np.int64] = np.cumsum(np.concatenate(counts))
        self._odd = odd

    def of(self, row: int) -> tuple[str, ...]:
        """The claim ids of the edge that came as number ``row``."""
        return tuple(map(self._unpack, range(int(self._starts[row]), int(self._starts[row + 1]))))

    @classmethod
    def one_each(cls, packed: bytes) -> Self:
        """One claim id for each edge, from the ten bytes of each in turn."""
        claims = cls(())
        claims._packed = packed
        claims._starts = np.arange(len(packed) // _BYTES + 1, dtype=np.int64)
        return claims

    @property
    def nbytes(self) -> int:
        """How many bytes the ids take."""
        return len(self._packed) + int(self._starts.nbytes)

    def _unpack(self, slot: int) -> str:
        odd = self._odd.get(slot)
        if odd is not None:
            return odd
        return _PREFIX + self._packed[slot * _BYTES : (slot + 1) * _BYTES].hex()
