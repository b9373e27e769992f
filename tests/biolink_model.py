"""The Biolink Model as its own toolkit holds it, read from the installed package, without a network.

``bmt`` asks a web address for a map of old predicates whatever is done with it; it is given an empty one from here.
"""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from bmt import Toolkit

NO_MAPPINGS = b"predicate mappings: []\n"


@cache
def toolkit() -> Any:  # noqa: ANN401 - bmt has no types
    """The toolkit of the version of the model that is installed."""
    found = importlib.util.find_spec("biolink_model")
    assert found is not None
    assert found.submodule_search_locations
    model = Path(found.submodule_search_locations[0]) / "schema" / "biolink_model.yaml"
    with _predicate_map() as address:
        return Toolkit(schema=str(model), predicate_map=address)


@contextmanager
def _predicate_map() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(NO_MAPPINGS)))
        self.end_headers()
        self.wfile.write(NO_MAPPINGS)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
