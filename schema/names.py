"""Folding of names, so that what people type meets what a document writes."""

import re
import unicodedata

_GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "σ": "sigma",
    "ω": "omega",
}
_GREEK_LETTER = re.compile("|".join(_GREEK))
_WORD = re.compile(r"[^\W_]+")
_PLURAL_FROM = 4


def fold(name: str) -> str:
    """A name as it is compared: NFKC, case-folded, Greek letters spelt out, without accents, marks, spaces or plural s.

    ``fold("TGF-β") == fold("tgf beta")`` and ``fold("PI3K/Akt") == fold("pi3k-AKT")``.
    """
    return "".join(fold_words(name))


def fold_words(name: str) -> list[str]:
    """The folded words of a name, in order."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _GREEK_LETTER.sub(lambda match: _GREEK[match[0]], text)
    return [_singular(word) for word in _WORD.findall(text)]


def _singular(word: str) -> str:
    is_plural = len(word) >= _PLURAL_FROM and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word
