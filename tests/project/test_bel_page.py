"""That the page on BEL says what the readers of BEL go by."""

from docs.bel_page import PAGE, page


def test_the_page_is_what_the_tables_make() -> None:
    """If not: ``make docs``."""
    assert PAGE.read_text(encoding="utf-8") == page()
