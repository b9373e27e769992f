"""Makes sure that the five packages are this repository's own: the package index has others of the same names."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGES = ("schema", "cypher", "graph", "loaders", "api")


def check_packages(packages: Sequence[str] = PACKAGES, root: Path = REPOSITORY) -> None:
    """Make sure that each package is found inside the repository.

    Raises:
        ImportError: one is found elsewhere, or not at all.
    """
    for name in packages:
        spec = find_spec(name)
        found = Path(spec.origin).resolve().parent if spec and spec.origin else None
        # Not just somewhere below: the repository has a virtual environment with other packages in it.
        if found != root / name:
            place = f"is found at {found}" if found else "is not found"
            message = f"the package {name!r} {place}, not in {root}; start from there, without another on the path"
            raise ImportError(message)
