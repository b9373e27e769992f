"""What the notebooks ask: the service with the shipped papers, from a file and from Neo4j."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from graph.opening import open_store
from loaders.folder import read_folder
from schema.rubric import load_rubric
from tests.http.process import ROOT, Server
from tests.neo4j_servers import PASSWORD, blank_server, keep_from_others, uri_of


@contextmanager
def served_from_file(scratch: Path) -> Iterator[dict[str, str]]:
    """The service over a file, and the variables that lead a notebook to it."""
    with _served(str(scratch / "store.sqlite")) as address:
        yield {"EXOMYELIN": address}


@contextmanager
def served_from_neo4j(version: str) -> Iterator[dict[str, str]]:
    """The service over a Neo4j server, and a second one that is the user's own."""
    store = blank_server(version)
    keeper = ExitStack()
    keep_from_others(store, keeper)
    own = blank_server(version)
    with keeper, _served(uri_of(store)) as address:
        yield {
            "EXOMYELIN": address,
            "EXOMYELIN_STORE": store.address,
            "EXOMYELIN_NEO4J_PASSWORD": PASSWORD,
            "MY_NEO4J": own.address,
            "MY_NEO4J_PASSWORD": PASSWORD,
        }


@contextmanager
def _served(where: str) -> Iterator[str]:
    with closing(open_store(where, load_rubric())) as store:
        for folder in sorted((ROOT / "loaders" / "papers").iterdir()):
            store.load(read_folder(folder))
    server = Server(where)
    try:
        yield server.address
    finally:
        server.stop()
