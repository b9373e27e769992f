"""What kgx's own validator says of files, as JSON. For the Python that has kgx: it needs other versions than ours.

kgx asks the web for the Biolink Model, a map of old predicates and a JSON-LD context; it is given what the package of
the model holds instead, and an empty map from here.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import bmt
import kgx.config


class _NoMappings(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"predicate mappings: []\n")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main(nodes: str, edges: str) -> None:
    """Print the complaints about a pair of files."""
    package = find_spec("biolink_model")
    assert package is not None
    assert package.submodule_search_locations
    model = Path(package.submodule_search_locations[0])
    server = HTTPServer(("127.0.0.1", 0), _NoMappings)
    Thread(target=server.serve_forever, daemon=True).start()
    schema = str(model / "schema" / "biolink_model.yaml")
    bmt.Toolkit.__init__.__defaults__ = schema, f"http://127.0.0.1:{server.server_port}/"
    prefixes = json.loads((model / "prefixmaps" / "biolink_model_prefix_map.json").read_text(encoding="utf-8"))
    kgx.config.jsonld_context_map.update(dict.fromkeys(("biolink", "monarch_context", "obo_context"), prefixes))
    from kgx.cli.cli_utils import validate  # noqa: PLC0415 - asks for the model when it is imported

    found = validate([nodes, edges], nodes.rpartition(".")[2], None, None)
    sys.stdout.write("\n" + json.dumps(found, default=str) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
