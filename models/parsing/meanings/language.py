"""Which language a text is written in, by its most frequent function words; for postings and résumés.

No learned model lives here, and no answer is given where the words are too few or two languages are level.
"""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = {
    "en": "the and of to in for with you your our we are is will be this that have from on as or an at by their who",
    "de": "der die das und mit für wir sie ist ein eine einen einer dem den des im zu auf von als bei oder nicht auch"
    " deine dein ihre ihr unser unsere unseren wird werden sowie bist über zur zum sich uns dich dir du",
    "fr": "de expérience formation langues"
    " le la les des et une un vous nous pour dans est avec votre notre sur au aux du vos nos ou en par ce qui",
    "es": "de en experiencia formación idiomas actualidad"
    " el la los las del y una un para con en por que su nuestro nuestra tu se como es más al nuestros",
    "it": "esperienze esperienza istruzione oggi lingue"
    " il la di che per con una un del della nel dei le gli sono siamo nostro si alla delle da e lavoro ricerca",
    "nl": "de het een en van je met voor wij we bij op ons onze is zijn jij jouw naar als dat te aan ook",
    "pl": "i w z na do się oraz dla jest lub nie że od po przez naszej pracy które o za ze są",
    "pt": "de experiência formação atualmente idiomas"
    " o os as e uma um para com em do da dos das no na que nossa nosso você seu sua se mais por ou",
    "sv": "och att det som en ett på för med du vi är av till i den din vår har kan hos oss dig",
}
_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_ANY = frozenset(word for words in _WORDS.values() for word in words)
_CHARACTERS_READ = 1000
_FEWEST_HITS = 3
_LEAD = 1.25
"""The best language must have that many times the hits of the second."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language of the text's first 1,000 characters (en, de, fr, es, it, nl, pl, pt, sv)."""
    counts = Counter(word for word in _WORD.findall(text[:_CHARACTERS_READ].lower()) if word in _ANY)
    hits = {language: sum(counts[word] for word in words & counts.keys()) for language, words in _WORDS.items()}
    second, best = sorted(hits, key=lambda language: hits[language])[-2:]
    clear = hits[best] >= _FEWEST_HITS and hits[best] >= _LEAD * hits[second]
    return best if clear else None
