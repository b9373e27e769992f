"""Holds the shipped papers in KGX to kgx's own validator: ``make check-kgx``, in an environment of kgx's own.

Two kinds of complaints are known and allowed: of prefixes that Biolink's context does not have (our own, and those of
groundings that it has no prefix for), and of the category ``MicroRNA``, which the model has and kgx's pattern refuses.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.exchange_world import extract_of, shipped, written

KNOWN = (
    re.compile(r"prefix '(exomyelin|fplx|kegg\.pathway|mirbase\.mature)'.* not represented in Biolink"),
    re.compile(r"Category 'MicroRNA' is not in CamelCase form"),
)


def main(python: str) -> int:
    """Say what kgx complains of in each pair of files; 1 where anything is new."""
    new = 0
    with TemporaryDirectory() as folder, extract_of(Path(folder), *shipped()) as extract:
        for suffix in ("tsv", "jsonl"):
            files = [Path(folder) / f"{part}.{suffix}" for part in ("nodes", "edges")]
            for file in files:
                file.write_bytes(written(extract, f"kgx-{file.name}"))
            complaints = _complaints(python, files)
            unknown = [text for text in complaints if not any(known.search(text) for known in KNOWN)]
            new += len(unknown)
            kinds = Counter("known" if text not in unknown else text for text in complaints)
            sys.stdout.write(f"{suffix}: {dict(kinds)}\n")
    return 1 if new else 0


def _complaints(python: str, files: list[Path]) -> list[str]:
    command = [python, str(Path(__file__).with_name("complaints.py")), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 our own script
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return [text for kinds in found.values() for texts in kinds.values() for text in texts]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
