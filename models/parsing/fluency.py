"""Reads the languages that a person speaks and how well: ISO 639-1 codes and CEFR levels.

The language that a document is written in is told elsewhere.
"""

import re

from models.parsing.records import Language

_NAMES = {
    "en": "english englisch anglais inglés inglese inglês engels", "de": "german deutsch allemand alemán tedesco alemão duits",
    "fr": "french französisch français francés francese francês frans", "es": "spanish spanisch espagnol español castellano spagnolo espanhol spaans",
    "it": "italian italienisch italien italiano italiaans", "pt": "portuguese portugiesisch portugais portugués portoghese português portugees",
    "nl": "dutch niederländisch néerlandais neerlandés holländisch olandese holandês nederlands flemish flämisch",
    "pl": "polish polnisch polonais polaco polacco", "ru": "russian russisch russe ruso russo", "uk": "ukrainian ukrainisch",
    "tr": "turkish türkisch turc turco", "ar": "arabic arabisch arabe árabe arabo", "zh": "chinese mandarin chinesisch mandarin cantonese kantonesisch chinois chino",
    "ja": "japanese japanisch japonais japonés", "ko": "korean koreanisch", "hi": "hindi", "ur": "urdu", "bn": "bengali bangla",
    "pa": "punjabi panjabi", "ta": "tamil", "te": "telugu", "ml": "malayalam", "mr": "marathi", "gu": "gujarati", "kn": "kannada",
    "fa": "persian farsi persisch dari", "he": "hebrew hebräisch", "el": "greek griechisch", "sv": "swedish schwedisch",
    "no": "norwegian norwegisch", "da": "danish dänisch", "fi": "finnish finnisch", "is": "icelandic isländisch", "cs": "czech tschechisch",
    "sk": "slovak slowakisch", "hu": "hungarian ungarisch", "ro": "romanian rumänisch", "bg": "bulgarian bulgarisch",
    "sr": "serbian serbisch", "hr": "croatian kroatisch", "bs": "bosnian bosnisch", "sl": "slovenian slovene slowenisch",
    "sq": "albanian albanisch", "mk": "macedonian mazedonisch", "lt": "lithuanian litauisch", "lv": "latvian lettisch",
    "et": "estonian estnisch", "ga": "irish gaelic irisch", "cy": "welsh walisisch", "gd": "gàidhlig", "ca": "catalan katalanisch catalán",
    "eu": "basque baskisch", "gl": "galician galicisch", "mt": "maltese", "vi": "vietnamese vietnamesisch", "th": "thai thailändisch",
    "id": "indonesian indonesisch", "ms": "malay malaiisch", "tl": "tagalog filipino", "sw": "swahili suaheli", "am": "amharic amharisch",
    "so": "somali", "ti": "tigrinya", "om": "oromo", "yo": "yoruba", "ig": "igbo", "ha": "hausa", "zu": "zulu", "xh": "xhosa", "af": "afrikaans",
    "ne": "nepali", "si": "sinhala sinhalese", "my": "burmese", "km": "khmer", "lo": "lao", "mn": "mongolian", "kk": "kazakh", "uz": "uzbek",
    "az": "azerbaijani", "ka": "georgian georgisch", "hy": "armenian armenisch", "ku": "kurdish kurdisch", "ps": "pashto", "be": "belarusian",
    "lb": "luxembourgish luxemburgisch", "la": "latin latein", "mi": "maori māori te-reo", "rw": "kinyarwanda", "sn": "shona", "wo": "wolof",
    "ht": "haitian creole", "chr": "cherokee", "haw": "hawaiian", "fil": "filipina", "jv": "javanese", "sm": "samoan", "to": "tongan", "ln": "lingala", "ak": "twi akan",
    "lg": "luganda", "st": "sesotho", "tn": "setswana", "sd": "sindhi", "or": "odia", "as": "assamese", "yi": "yiddish", "eo": "esperanto", "qu": "quechua",
}  # fmt: skip
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_NAME = re.compile(rf"(?i)\b(?:{'|'.join(sorted(map(re.escape, _CODES), key=len, reverse=True))})\b")
_CEFR = re.compile(r"\b([ABC][12])\b")
_WORDS: list[tuple[str, str]] = [
    ("native", r"native(?! like)|mother[- ]tongue|muttersprach\w*|first language|bilingual|zweisprachig|langue maternelle|lengua materna|madrelingua|nativo"),
    ("C2", r"near[- ]native|native[- ]like|mastery|proficient user|nahezu muttersprach\w*|full professional"),
    ("C1", r"fluent\w*|fließend|fliessend|verhandlungssicher|advanced|professional working|excellent|sehr gut\w*|business fluent|proficient|professional|courant|fluido|avanzado"),
    ("B2", r"upper[- ]intermediate|good|gut\w*|very good|business|working proficiency|limited working|konversationssicher|fortgeschritten\w*"),
    ("B1", r"intermediate|conversational|mittel\w*|moderate|medium|intermédiaire|intermedio"),
    ("A2", r"basic\w*|elementary|beginner\w*|grundkenntnisse|anfänger\w*|some|little|limited|básico|notions|fair"),
    ("A1", r"learning|novice|rudimentary"),
]  # fmt: skip
_LEVELS = [(level, re.compile(rf"(?i)\b(?:{words})\b")) for level, words in _WORDS]


def read_languages(lines: list[str]) -> list[Language]:
    """The languages that lines of a languages section name, each once, in order, with their levels."""
    found: dict[str, Language] = {}
    for line in lines:
        matches = list(_NAME.finditer(line))
        ends = [following.start() for following in matches[1:]] + [len(line)]
        for match, end in zip(matches, ends, strict=False):
            said = line[match.end() : end]
            if len(matches) == 1:
                said = line[: match.start()] + " " + said
            said = re.split(r"[|;•]", said)[0] if len(matches) > 1 else said
            code = _CODES[match[0].lower()]
            found.setdefault(code, Language(code, find_level(said), _tidy(said)))
    return list(found.values())


def language_code(name: str) -> str | None:
    """ISO 639-1 code of a language's name in English, German or its neighbours' tongues."""
    found = _NAME.search(name)
    return _CODES[found[0].lower()] if found else None


def find_level(text: str) -> str | None:
    """CEFR level, or `native`, that a few words say; a stated CEFR level goes before words."""
    if stated := _CEFR.search(text):
        return stated[1]
    order = ("C2", *(level for level, _ in _LEVELS if level != "C2"))
    patterns = dict(_LEVELS)
    return next((level for level in order if patterns[level].search(text)), None)


def _tidy(said: str) -> str | None:
    return " ".join(said.strip(" :–—-,;()\t•").split()) or None
