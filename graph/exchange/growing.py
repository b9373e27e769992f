"""Files that are sent while they are written."""

import io
from typing import Any


class Growing(io.RawIOBase):
    """What has been written so far may be taken away: who writes never looks back, but counts where it is."""

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__()
        self._buffer = buffer
        self._written = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How many bytes were written, those that were taken away included."""
        return self._written

    def write(self, data: Any) -> int:  # noqa: ANN401 - any buffer
        """Write some bytes."""
        size = self._buffer.write(data)
        self._written += size
        return size


def taken(buffer: io.BytesIO) -> bytes:
    """What was written since it was last taken."""
    data = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return data
