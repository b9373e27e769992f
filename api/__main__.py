"""Runs the service: ``python -m api [--host HOST] [--port PORT] [--store PATH]``."""

import os
import sys

from schema.guard import check_packages


def run() -> None:
    """Run the command line."""
    try:
        check_packages()
    except ImportError as error:
        sys.exit(str(error))
    from api.server import main  # noqa: PLC0415 - nothing may be imported from a package of another project

    sys.exit(main(sys.argv[1:], os.environ))


if __name__ == "__main__":
    run()
