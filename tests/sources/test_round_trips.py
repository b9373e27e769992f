"""Out and in again: a store comes back with its release, or the page of formats says what is lost."""

from pathlib import Path

import pytest

from docs.formats_page import PAGE, TRIPS, Trip, made, page, release
from loaders.imports.intake import Options
from loaders.imports.recognise import recognised
from loaders.writing import write_folder
from schema.document import Bundle
from schema.errors import DataError, InvalidDocument
from tests.contract.papers import paper
from tests.exchange_world import awkward, shipped

LOSSLESS = [trip for trip in TRIPS if trip.whole or not trip.files or "kgx-documents.jsonl" in trip.files]


def names(trip: Trip) -> str:
    return trip.name


def of(bundles: list[Bundle], folder: Path) -> str:
    folder.mkdir()
    return release(bundles, folder)


def test_the_page_is_what_the_round_trips_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("trip", LOSSLESS, ids=names)
def test_what_is_carried_whole_comes_back_with_the_same_release(trip: Trip, tmp_path: Path) -> None:
    before = [*shipped(), paper()]
    after = made(trip, before, tmp_path)
    assert of(after, tmp_path / "a") == of(before, tmp_path / "b")


@pytest.mark.parametrize("trip", [trip for trip in LOSSLESS if trip.files], ids=names)
def test_texts_full_of_signs_that_formats_have_meanings_for_come_back(trip: Trip, tmp_path: Path) -> None:
    assert [bundle.hash for bundle in made(trip, [awkward()], tmp_path)] == [awkward().hash]


def test_a_folder_that_can_not_say_a_document_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match="is not the same document when it is read"):
        write_folder(awkward(), tmp_path / "awkward")


def test_an_import_is_written_as_a_folder_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "x_edges.tsv"
    path.write_text("subject\tpredicate\tobject\tpublications\nHGNC:1\tbiolink:causes\tHP:0000001\tPMID:7\n")
    (bundle,) = recognised(path).read([path], Options()).bundles()
    write_folder(bundle, tmp_path / bundle.info.id)


def test_an_export_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    trip = next(trip for trip in TRIPS if trip.whole and "graphml" in trip.files)
    made(trip, [paper()], tmp_path)
    path = tmp_path / "g.graphml"
    text = path.read_text(encoding="utf-8")
    assert '"predicate": "increases"' in text
    path.write_text(text.replace('"predicate": "increases"', '"predicate": "decreases"', 1), encoding="utf-8")
    with pytest.raises(DataError, match="is not what it was when it was exported"):
        recognised(path).read([path], Options())
