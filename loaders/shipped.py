"""The papers that come with exomyelin."""

from pathlib import Path

PAPERS = Path(__file__).resolve().with_name("papers")
BACKGROUND = "background"


def shipped() -> list[Path]:
    """The folders of the shipped papers, the background first."""
    folders = (folder for folder in PAPERS.iterdir() if folder.is_dir() and not folder.name.startswith((".", "_")))
    ordered = sorted(folders, key=lambda folder: (folder.name != BACKGROUND, folder.name))
    return [_from_here(folder) for folder in ordered]


def _from_here(folder: Path) -> Path:
    """The shortest way to say where a folder is."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
