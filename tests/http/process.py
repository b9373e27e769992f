"""The service as people run it: a process of its own on a free port."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60.0


class Server:
    """``python -m api`` in a process of its own, on a free port."""

    def __init__(self, store: Path | str, *arguments: str) -> None:
        command = [sys.executable, "-m", "api", "--port", "0", "--store", str(store), *arguments]
        self.process = subprocess.Popen(  # noqa: S603 — our own command
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
        )
        assert self.process.stdout is not None
        self.greeting = self.process.stdout.readline()
        found = re.search(r"http://\S+", self.greeting)
        assert found, self.process.communicate()
        self.address = found[0]
        self.port = int(self.address.rsplit(":", 1)[1])

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=WAIT)
        return self.process.returncode, errors


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("EXOMYELIN_")} | more
