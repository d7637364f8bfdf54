"""Three things that postings ask for and that can be compared: years of experience, education, languages.

The lines they are read from are chosen elsewhere (`requirements.py`); here a line's words become a number or a code.
"""

import re
from collections.abc import Iterable

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_ZAHLEN = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]
_NUMBERS = {word: value for words in (_WORDS, _ZAHLEN) for value, word in enumerate(words)} | {
    "zweijährige": 2,
    "dreijährige": 3,
}
_COUNT = r"(?P<low>\d{1,2}(?:[.,]5)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_YEARS = re.compile(
    rf"\b{_COUNT}\s?(?:\(\d+\)\s?)?\+?\s?(?:(?:-|–|to|bis|or|oder)\s?\d{{1,2}}\s?)?\+?\s?(?:or more |plus |full )?"
    r"(?:years?\b|yrs?\b|jahren?\b|jährige|ans d|años)",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|experienced|working (?:in|with|as)|background|erfahrung|tätig|expérience|experiencia|track record",
    re.IGNORECASE,
)
_NOT_THE_PERSON = re.compile(
    r"\bwe(?:'ve|’ve)?\b|\bour\b|\byears? old\b|\bwarranty\b|\bcontract\b|\bhistory\b|\bwir\b|\bjahre alt\b|past \w+ years",
    re.IGNORECASE,
)
_NO_EXPERIENCE = re.compile(
    r"no (?:prior |previous )?experience|not required|entry[\s-]level|keine (?:berufs)?erfahrung|\bnone\b|fresh",
    re.IGNORECASE,
)
_MOST_YEARS = 25

_EDUCATION = [
    (8, re.compile(r"\bph\.?\s?d\b|\bdoctora(?:te|l)|\bdr\.? (?:degree|titel)|\bpromotion (?:in|im|zum)|\bpromoviert|\bmd\b degree", re.IGNORECASE)),
    (7, re.compile(r"\bmaster(?:[’']?s?)?\b(?= (?:degree|in|of|or|level|program)|[’']s|/|,|\)|$)|\bm\.?sc\b|\bmba\b|postgraduate|\bm\.a\b|diplom-|magister", re.IGNORECASE)),
    (6, re.compile(
        r"bachelor|\bb\.?sc\b|\bb\.?a\.(?!\w)|\bbs/|\bbs\b(?= (?:in|or|degree))|\bb\.?tech\b|undergraduate degree|university degree|college degree"
        r"|\bdegree\b|hochschul|\bstudium\b|universitätsabschluss|\blicence\b(?= en)|licenciatura|4[\s-]year degree|first degree", re.IGNORECASE)),
    (5, re.compile(r"associate(?:[’']?s)? degree|\bdiploma\b|\bhnd\b|\bhnc\b|foundation degree|\bmeister(?:brief)?\b|fachwirt|techniker\b|\btvet\b|\bbts\b", re.IGNORECASE)),
    (3, re.compile(
        r"high school|secondary school|\bged\b|\ba[\s-]levels?\b|\babitur\b|\bgcse|(?:berufs)?ausbildung\b|\bvocational|\bnvq|apprenticeship"
        r"|\bfachabitur|bac(?:calauréat)?\b(?! ?\+)|preparatory", re.IGNORECASE)),
]  # fmt: skip
_NO_DEGREE = re.compile(
    r"\bno (?:\w+ ){0,2}(?:degree|diploma)|(?:degree|diploma) (?:is )?not (?:required|needed)|\bdegrees? of\b|360[\s-]degree|°",
    re.IGNORECASE,
)
_ASSOCIATE = re.compile(
    r"associate(?:[’']?s)? degree|foundation degree|high school (?:degree|diploma)|\bpostgraduate diploma",
    re.IGNORECASE,
)

_LANGUAGES = {
    "en": "english englisch anglais inglés", "de": "german deutsch allemand alemán", "fr": "french französisch français",
    "es": "spanish spanisch español castellano", "it": "italian italienisch italiano", "pt": "portuguese portugiesisch português",
    "nl": "dutch niederländisch nederlands", "pl": "polish polnisch polski", "sv": "swedish schwedisch svenska",
    "da": "danish dänisch dansk", "no": "norwegian norwegisch norsk", "fi": "finnish finnisch suomi", "cs": "czech tschechisch",
    "hu": "hungarian ungarisch", "ro": "romanian rumänisch", "bg": "bulgarian bulgarisch", "el": "greek griechisch",
    "tr": "turkish türkisch", "ru": "russian russisch", "uk": "ukrainian ukrainisch", "ar": "arabic arabisch",
    "he": "hebrew hebräisch", "zh": "chinese mandarin cantonese chinesisch", "ja": "japanese japanisch", "ko": "korean koreanisch",
    "hi": "hindi", "am": "amharic amharisch", "om": "oromo oromiffa", "ti": "tigrinya", "vi": "vietnamese", "th": "thai",
    "id": "indonesian bahasa", "cy": "welsh walisisch", "hr": "croatian kroatisch", "sk": "slovak slowakisch",
}  # fmt: skip
_CODE_BY_NAME = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_NAME = r"(?P<name>" + "|".join(sorted(_CODE_BY_NAME, key=len, reverse=True)) + r")"
_LANGUAGE = re.compile(
    rf"\b{_NAME}(?:kenntnisse\w*|sprachig\w*|[-\s](?:speak|speaker|speaking|language)\w*)?\b|\b{_NAME.replace('name', 'stem')}(?:-|kenntnisse|sprachig)",
    re.IGNORECASE,
)
_MASTERY = re.compile(
    r"fluen|proficien|native|\b[abc][12]\b|spoken|written|speak|verbal|oral|bilingual|mother tongue|communicat|command|business[\s-]level"
    r"|language|kenntniss|fließend|verhandlungssicher|muttersprach|sprachig|wort und schrift|sprache|sprichst|sprechen|sehr gut|gute[ns]?\b|maîtrise"
    r"|courant|fluido|nivel|working knowledge|must|required|\bread and write",
    re.IGNORECASE,
)
_SPEAKING = re.compile(r"[\s-]speak|[\s-]language|kenntniss|sprachig", re.IGNORECASE)
_OPTIONAL = re.compile(
    r"\bplus\b|preferred|nice to have|advantage|desirable|von vorteil|wünschenswert|bonus|optional|\basset\b|ideally|idealerweise",
    re.IGNORECASE,
)


def experience_years(lines: Iterable[str]) -> float | None:
    """The largest least number of years that one line asks for ("3-5 years" asks for 3); 0 when it says that none is."""
    asked: list[float] = []
    for line in lines:
        bare = re.fullmatch(r"\s*\d{1,2}\+?\s*", line)
        if bare or (
            (found := _YEARS.search(line)) and not _NOT_THE_PERSON.search(line) and _about_experience(line, found)
        ):
            asked.append(_count(line.strip(" +") if bare else found["low"]))  # pyright: ignore
        elif _NO_EXPERIENCE.search(line) and _EXPERIENCE.search(line):
            asked.append(0.0)
    return max((years for years in asked if years <= _MOST_YEARS), default=None)


def _about_experience(line: str, found: re.Match[str]) -> bool:
    return bool(_EXPERIENCE.search(line)) or len(line) < 40 or line[: found.start()].strip(" •") == ""


def _count(text: str) -> float:
    return float(_NUMBERS.get(text.lower(), 0)) if text.lower() in _NUMBERS else float(text.replace(",", "."))


def education_level(lines: Iterable[str]) -> int | None:
    """ISCED 2011 level that is enough: the lowest that the first line about education names."""
    for line in lines:
        if levels := _levels(_NO_DEGREE.sub(" ", line)):
            return min(levels)
    return None


def _levels(line: str) -> set[int]:
    levels = {level for level, pattern in _EDUCATION if pattern.search(line)}
    if 6 in levels and not re.search("bachelor", line, re.IGNORECASE) and (_ASSOCIATE.search(line) or levels & {7, 8}):
        levels.discard(6)  # the word "degree" belongs to the other level
    if 5 in levels and _ASSOCIATE.search(line) and levels & {3, 7}:
        levels.discard(5)
    return levels


def required_languages(lines: Iterable[str]) -> list[str]:
    """ISO 639-1 codes of the languages that the lines demand a mastery of, sorted."""
    codes: set[str] = set()
    for line in lines:
        for found in _LANGUAGE.finditer(line):
            around = line[max(0, found.start() - 60) : found.end() + 60]
            if _OPTIONAL.search(around) or not (_SPEAKING.search(found[0]) or _MASTERY.search(around)):
                continue
            codes.add(_CODE_BY_NAME[(found["name"] or found["stem"]).lower()])
    return sorted(codes)
