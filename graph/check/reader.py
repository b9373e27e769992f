"""From what somebody writes to what it says."""

from graph.check.grammar import Grammar
from graph.check.lexicon import load_lexicon
from graph.check.marking import marker_of
from graph.check.reading import Reading
from graph.check.things import Things
from graph.check.tokens import normalised, tokens
from graph.snapshot import Snapshot


def read_sentence(snapshot: Snapshot, text: str) -> Reading:
    """What a sentence says, by the names of a release and the words of the lexicon.

    The same sentence is read alike whenever the names are the same. A reading has no triple where nothing was read.
    """
    sentence = normalised(text)
    marked = marker_of(snapshot.names).mark(sentence, tokens(sentence))
    things = Things(sentence, snapshot.entities, snapshot.names)
    parse = Grammar(marked.items, things, load_lexicon().doubting).read()
    return Reading(
        sentence=sentence,
        triples=tuple(dict.fromkeys(parse.triples)),
        doubts=tuple(sorted(parse.doubts)),
        hedges=tuple(dict.fromkeys(item.text for item in sorted(parse.hedges, key=lambda item: item.start))),
        left_over=tuple(sorted(dict.fromkeys(parse.left_over), key=lambda item: item.start)),
        corrections=marked.corrections,
        is_question=parse.is_question,
    )
