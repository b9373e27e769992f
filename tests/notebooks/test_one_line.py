"""No client is needed: what the README says that one line does, it does."""

import re

import pandas as pd
import pytest

from tests.http.process import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
(LINE,) = re.findall(r"(?m)^    (pd\.read_csv\(.*\)) +# Python: import pandas as pd$", README)


def test_pandas_reads_an_address_in_one_line(address: str) -> None:
    table = eval(LINE.replace("http://127.0.0.1:8000", address), {"pd": pd})  # noqa: S307 - a line of ours

    assert isinstance(table, pd.DataFrame)
    assert len(table) == 20
    best = table.set_index("source_name").loc["OPC exosome"]
    assert (best["sign"], best["support"], best["belief"], best["reached"]) == ("+", "stated", 0.2, True)


@pytest.mark.parametrize("form", ["csv", "tsv", "ndjson"])
def test_every_form_of_table_is_read_alike(address: str, form: str) -> None:
    href = f"{address}/claims?subject=miR-219&format={form}"
    read = {
        "csv": lambda: pd.read_csv(href),
        "tsv": lambda: pd.read_csv(href, sep="\t"),
        "ndjson": lambda: pd.read_json(href, lines=True),
    }[form]()

    assert len(read) > 5
    assert set(read["subject_name"]) == {"miR-219"}
