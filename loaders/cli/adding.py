"""``add`` and ``remove``: what changes a store."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from graph.opening import open_store
from graph.store import GraphStore
from loaders.cli.importing import Wanted, is_refused, read_imports
from loaders.cli.options import (
    DEFAULT_RUBRIC,
    DEFAULT_STORE,
    AsOption,
    DocumentOption,
    MappingOption,
    ReportOption,
    RubricOption,
    StoreOption,
    StrictOption,
    TextOption,
    file_of,
)
from loaders.cli.output import MISTAKES, mistakes_reported, say, say_mistakes, track
from loaders.cli.targets import check_text_target, folders_of, hint_for, parted
from loaders.folder import check_folder, refused
from loaders.imports.intake import Options
from loaders.overlay import Overlay, cut, is_another_copy, join
from schema.document import Bundle, DocumentForm
from schema.errors import InvalidParameter, StoreUnavailable
from schema.rubric import Rubric, load_rubric

_LISTED = 10


def add(  # noqa: PLR0913 -- each is an option of the command
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FOLDER|FILE", help="Folders of papers, names of shipped ones, or files of other tools."
        ),
    ] = None,
    *,
    form: AsOption = None,
    mapping: MappingOption = None,
    document: DocumentOption = None,
    strict: StrictOption = False,
    report: ReportOption = None,
    builtin: Annotated[bool, typer.Option("--builtin", help="Add all shipped papers, the background first.")] = False,
    if_missing: Annotated[bool, typer.Option("--if-missing", help="Leave out papers that the store holds.")] = False,
    text: TextOption = None,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """Load papers, and files of other tools, into the store: all of them or, where there is any mistake, none.

    A row of a file that can't be taken is told and left out; with --strict it refuses all.
    """
    folders, files = parted(targets or [])
    chosen = folders_of(folders, builtin=builtin) if folders or builtin or not files else []
    if text:
        check_text_target(chosen, if_missing=if_missing)
    with mistakes_reported():
        numbers = load_rubric(rubric)
        wanted = _missing(chosen, store, numbers) if if_missing else chosen
        bundles = _read(wanted)
        overlay = _laid_beside(bundles[0], text) if text else None
        bundles += _imported(files, Wanted(form, Options(document, mapping), strict=strict, report=report))
        _check_alone(bundles)
        if bundles:
            _load(bundles, overlay, store, numbers)


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Ids of documents, as list shows them.")],
    *,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """Take papers out of the store, with all that no other paper holds."""
    with mistakes_reported(), closing(open_store(_existing(store), load_rubric(rubric))) as opened:
        for document in documents:
            opened.remove(document)
            say(f"{document}: removed; release {opened.release()}")


def _missing(folders: Sequence[Path], store: str, rubric: Rubric) -> list[Path]:
    """The folders whose documents the store does not hold."""
    if _is_file_to_be(store):
        return list(folders)
    with closing(open_store(store, rubric)) as opened:
        held = {document.info.id for document in opened.documents()}
    return [folder for folder in folders if folder.absolute().name not in held]


def _is_file_to_be(store: str) -> bool:
    file = file_of(store)
    return file is not None and not file.exists()


def _existing(store: str) -> str:
    if _is_file_to_be(store):
        message = f"{store}: there is no store; python -m loaders add makes one"
        raise StoreUnavailable(message)
    return store


def _read(folders: Sequence[Path]) -> list[Bundle]:
    """Read all folders.

    Raises:
        typer.Exit: there are mistakes; all are written out.
    """
    bundles: list[Bundle] = []
    for folder in track(folders, "reading"):
        checked = check_folder(folder)
        if checked.bundle is None:
            say(f"{folder}: {refused(checked).problem}{hint_for(folder)}", style="bold red")
            say_mistakes(checked.mistakes)
        else:
            bundles.append(checked.bundle)
    if len(bundles) < len(folders):
        say("nothing was loaded", style="bold")
        raise typer.Exit(MISTAKES)
    return bundles


def _imported(files: Sequence[Path], wanted: Wanted) -> list[Bundle]:
    """Read foreign files.

    Raises:
        typer.Exit: something is rejected, and nothing may be.
    """
    intakes = read_imports(files, wanted)
    if is_refused(intakes, strict=wanted.strict):
        say("nothing was loaded", style="bold")
        raise typer.Exit(MISTAKES)
    return [bundle for intake in intakes for bundle in intake.bundles()]


def _check_alone(bundles: Sequence[Bundle]) -> None:
    """Make sure that no two of what is loaded are one document."""
    ids = [bundle.info.id for bundle in bundles]
    if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise InvalidParameter(
            parameter="FILE", value=twice[0], expected="files of one document each; name it with --document"
        )


def _check_not_taken(bundles: Sequence[Bundle], opened: GraphStore) -> None:
    """Make sure that no file takes the place of a paper that happens to have its name."""
    forms = {held.info.id: held.info.form for held in opened.documents()}
    for bundle in bundles:
        held = forms.get(bundle.info.id, DocumentForm.IMPORT)
        if bundle.info.form is DocumentForm.IMPORT and held is not DocumentForm.IMPORT:
            expected = f"another id: the store holds {'an' if held is DocumentForm.ARTICLE else 'a'} {held} of this one"
            raise InvalidParameter(parameter="--document", value=bundle.info.id, expected=expected)


def _laid_beside(bundle: Bundle, file: Path) -> Overlay:
    overlay = join(cut(file, bundle.info), bundle.coverage)
    if is_another_copy(file, bundle.info):
        say(f"{file}: not the very file that was read; its places are joined where they are the same", style="yellow")
    return overlay


def _load(bundles: Sequence[Bundle], overlay: Overlay | None, store: str, rubric: Rubric) -> None:
    _make_room(store)
    with closing(open_store(store, rubric)) as opened:
        _check_not_taken(bundles, opened)
        for bundle in track(bundles, "loading"):
            report = opened.load(bundle)
            held = f"{len(bundle.claims)} claims, {len(bundle.entities)} entities, {len(bundle.background)} relations"
            say(f"{report.document}: {report.outcome} ({held}); release {report.release}")
        if overlay:
            _lay(opened, bundles[0].info.id, overlay)


def _make_room(store: str) -> None:
    """Make the folder of a store that is a file."""
    file = file_of(store)
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{store}: its folder can't be made: {error.strerror}"
        raise StoreUnavailable(message) from error


def _lay(store: GraphStore, document: str, overlay: Overlay) -> None:
    store.put_text(document, overlay.places)
    say(f"text: {overlay.joined} places joined, {len(overlay.moved)} moved, {len(overlay.missing)} missing")
    for word, places in (("moved", overlay.moved), ("missing", overlay.missing)):
        if places:
            more = f" and {len(places) - _LISTED} more" if len(places) > _LISTED else ""
            say(f"  {word}: {', '.join(places[:_LISTED])}{more}", style="yellow")
