"""``python -m loaders``."""

import sys

from schema.guard import check_packages


def main() -> None:
    """Run the command line."""
    try:
        check_packages()
    except ImportError as error:
        sys.exit(str(error))
    from loaders.cli.app import app  # noqa: PLC0415 -- nothing may be imported from a package of another project

    app(prog_name="python -m loaders")


main()
