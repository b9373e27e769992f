"""Executes the notebooks of ``notebooks/``, in a kernel that knows nothing of the one who runs it."""

from collections.abc import Mapping
from os import environ
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from tests.http.process import ROOT

FOLDER = ROOT / "notebooks"
NOTEBOOKS = {path.stem: path for path in sorted(FOLDER.glob("*.ipynb"))}
WITH_NEO4J = "py2neo_and_cypher"
"""The one that needs a server beside the service."""

_SECONDS = 300
_FORMAT = 4
_KEPT = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}
"""All that a notebook says of the machine that executed it."""


def read(path: Path) -> NotebookNode:
    """A notebook as it is kept."""
    notebook: NotebookNode = nbformat.read(path, as_version=_FORMAT)
    return notebook


def executed(path: Path, addresses: Mapping[str, str], scratch: Path) -> NotebookNode:
    """A notebook with the outputs that it has now; a cell that errs raises ``CellExecutionError``."""
    notebook = read(path)
    client = NotebookClient(
        notebook,
        timeout=_SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(FOLDER)}},
    )
    client.execute(env=_environment(addresses, scratch))
    notebook.metadata = NotebookNode(_KEPT)
    for cell in notebook.cells:
        cell.metadata = NotebookNode()
    return notebook


def write(notebook: NotebookNode, path: Path) -> None:
    """Keep a notebook, in the one way of writing it that makes no needless differences."""
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def _environment(addresses: Mapping[str, str], scratch: Path) -> dict[str, str]:
    """Neither the settings of exomyelin, IPython and matplotlib that a user has, nor the service that they run."""
    inherited = {
        name: value for name, value in environ.items() if not name.startswith(("EXOMYELIN", "MY_NEO4J", "MPL"))
    }
    own = {"IPYTHONDIR": str(scratch / "ipython"), "MPLCONFIGDIR": str(scratch / "matplotlib")}
    return inherited | own | dict(addresses)
