"""Runs the service: ``python -m api [--host HOST] [--port PORT] [--store PATH]``."""

import os
import sys

from schema.guard import check_packages

check_packages()  # before any other package is imported: one of the same name could stand in for it

from api.server import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
