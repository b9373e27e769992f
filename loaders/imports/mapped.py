"""Tables of any columns, as CSV or TSV, explained by a mapping file (docs/importing.md)."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from loaders.checks.mistakes import shown
from loaders.formats.lines import read_lines
from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.mapping import MappingFile, read_mapping
from loaders.imports.tabled import take_row
from schema.errors import DataError, InvalidParameter

_TABBED = {".tsv", ".txt", ".tab"}


def read(files: Sequence[Path], options: Options) -> Intake:
    """The rows of a table.

    Raises:
        InvalidParameter: there is no mapping file.
        DataError: the table or its mapping can't be read, or a column that is mapped is not there.
    """
    if options.mapping is None:
        raise InvalidParameter(parameter="--mapping", value="", expected=f"a mapping file for {files[0]}")
    mapping = read_mapping(options.mapping)
    intake = Intake.of(files, options, mapping.title or f"Table {files[0].name}")
    intake.info = intake.info.model_copy(update={"licence": mapping.licence, "url": mapping.url})
    for line, values in _rows(files[0], mapping, options.mapping):
        if isinstance(values, str):
            intake.reject(line, "row", Reason.MALFORMED, values)
        elif take_row(values, line, mapping, intake):
            for name in mapping.unread(values):
                intake.note(f"column {name!r} is not kept")
    return intake


def _rows(file: Path, mapping: MappingFile, mapping_file: Path) -> Iterator[tuple[int, Mapping[str, str] | str]]:
    usual = "\t" if file.suffix.casefold() in _TABBED else ","
    delimiter = {"tab": "\t", "": usual}.get(mapping.delimiter, mapping.delimiter)
    reader = csv.reader((f"{line}\n" for _, line in read_lines(file)), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_columns(header, mapping, mapping_file, file)
        begins = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(header):
                yield begins, "has more cells than the header has columns"
            elif any(cells):
                yield begins, dict(zip(header, cells, strict=False))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise DataError(file, reader.line_num, f"is no table: {error}", "cells as a spreadsheet writes them") from error


def _check_columns(header: Sequence[str], mapping: MappingFile, mapping_file: Path, file: Path) -> None:
    for name, columns in mapping.columns.items():
        if twice := [column for column in columns if header.count(column) > 1]:
            raise DataError(file, 1, f"column {shown(twice[0])} stands twice", "each column that is mapped once")
        if not set(columns) & set(header):
            problem = f"the field {name!r} is to come from {' or '.join(columns)}, which {file.name} has not"
            raise DataError(mapping_file, None, problem, f"one of {', '.join(header)}")
