"""The plot of how everything grows."""

from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt

from benchmarks.stage import Figures

FIGURES = (
    ("index", "bytes of the index", 2**-20, "index, MiB"),
    ("index", "search, ms", 1, "20 paths, ms"),
    ("index", "search of both signs, ms", 1, "20 paths of each sign, ms"),
    ("build", "edges to index, s", 1, "index from SQLite, s"),
    ("load", "load, s", 1, "load, s"),
)
"""Stage, figure, factor and label of each line."""


def draw(points: dict[str, list[Figures]], exponents: dict[str, float], path: Path) -> None:
    """Draw each figure over the number of edges, both axes logarithmic, with its exponent."""
    figure, axes = plt.subplots(figsize=(8, 5.5), dpi=110)
    for stage, name, factor, label in FIGURES:
        edges = [point["edges"] for point in points[stage]]
        values = [point[name] * factor for point in points[stage]]
        axes.plot(edges, values, marker="o", label=f"{label} (exponent {exponents[f'{stage}: {name}']:.2f})")
    axes.set(xscale="log", yscale="log", xlabel="edges", ylabel="MiB, ms or s of processor time")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path)
