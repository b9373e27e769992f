"""Claim ids kept compactly: tens of millions of Python strings would outweigh the graph itself."""

from collections.abc import Iterable
from typing import Self

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


class ClaimIds:
    """The claim ids of many edges, ten bytes each.

    Ids that aren't ``claim:`` and 20 hexadecimal digits are kept beside them as they are.
    """

    def __init__(self, per_edge: Iterable[tuple[str, ...]]) -> None:
        packed = bytearray()
        starts = [0]
        odd: dict[int, str] = {}
        for claims in per_edge:
            for claim in claims:
                code = _pack(claim)
                if code is None:
                    odd[len(packed) // _BYTES] = claim
                packed += code or bytes(_BYTES)
            starts.append(len(packed) // _BYTES)
        self._packed = bytes(packed)
        self._starts: NDArray[np.int64] = np.array(starts, dtype=np.int64)
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
