"""Which human languages a posting demands, by their names and the words of mastery around them.

The language that a text is written in is told in `language.py`.
"""

import re
from collections.abc import Iterable, Iterator

from models.parsing.meanings.vocabulary import match_words

_NAMES = (
    "en:english,englisch,anglais,inglés de:german,deutsch,allemand,alemán fr:french,französisch,français "
    "es:spanish,spanisch,español,castellano it:italian,italienisch,italiano pt:portuguese,portugiesisch,português "
    "nl:dutch,niederländisch,nederlands pl:polish,polnisch,polski sv:swedish,schwedisch,svenska "
    "da:danish,dänisch,dansk no:norwegian,norwegisch,norsk fi:finnish,finnisch,suomi cs:czech,tschechisch "
    "hu:hungarian,ungarisch ro:romanian,rumänisch bg:bulgarian,bulgarisch el:greek,griechisch tr:turkish,türkisch "
    "ru:russian,russisch uk:ukrainian,ukrainisch ar:arabic,arabisch he:hebrew,hebräisch "
    "zh:chinese,mandarin,cantonese,chinesisch ja:japanese,japanisch ko:korean,koreanisch hi:hindi "
    "am:amharic,amharisch om:oromo,oromiffa ti:tigrinya vi:vietnamese th:thai id:indonesian,bahasa "
    "cy:welsh,walisisch hr:croatian,kroatisch sk:slovak,slowakisch"
)
LANGUAGE_CODES = {name: entry[:2] for entry in _NAMES.split() for name in entry[3:].split(",")}
"""Lower-case name of a language in English, German or itself -> ISO 639-1."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_KNOWING = ("kenntnisse", "kenntnissen", "sprachkenntnisse", "sprachkenntnissen", "sprachig", "sprachige", "sprachiger")
_TELLING = {name + ending: code for name, code in LANGUAGE_CODES.items() for ending in _KNOWING}
"""Words that speak of mastery themselves ("Deutschkenntnisse")."""

_NAMING = {name + ending: code for name, code in LANGUAGE_CODES.items() for ending in ("", "e", "en", "er", "es")}
_MASTERY = match_words(
    "fluen*; proficien*; native; a1; a2; b1; b2; c1; c2; spoken; written; speak*; verbal; verbally; oral; bilingual;"
    " mother tongue;"
    "communicat*; command; business level; language*; working knowledge; must; required; read and write",
    "*kenntnisse*; fließend*; verhandlungssicher*; muttersprach*; *sprachig*; wort und schrift; *sprache; sprichst;"
    " sprechen;"
    "sehr gut*; gute; gutes; guten; sicher*; maîtrise; courant; fluido; nivel",
)
_OPTIONAL = match_words(
    "plus; preferred; nice to have; advantage*; desirable; von vorteil; wünschenswert; bonus; optional; asset;"
    " ideally; idealerweise"
)
_AROUND = 60


def required_languages(lines: Iterable[str]) -> list[str]:
    """ISO 639-1 codes of the languages that the lines demand a mastery of, sorted; "a plus" is no demand."""
    return sorted({code for line in lines for code in _languages(line.lower())})


def _languages(line: str) -> Iterator[str]:
    for word in _WORD.finditer(line):
        code = _TELLING.get(word[0]) or _NAMING.get(word[0])
        if code is None:
            continue
        around = line[max(0, word.start() - _AROUND) : word.end() + _AROUND]
        if not _OPTIONAL.search(around) and (word[0] in _TELLING or _MASTERY.search(around)):
            yield code
