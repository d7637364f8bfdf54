"""Word lists as patterns: "full time; vollzeit; praktik*" is easier to read and to extend than a regular expression.

Only the notation lives here, no words.
"""

import re


def match_words(*lists: str) -> re.Pattern[str]:
    """A pattern of whole lower-case words: search in `text.lower()`, which is far faster than ignoring case.

    Entries are parted by semicolons; "*" stands for any letters, "#" for a number, "~" for up to four words. A blank
    also matches hyphens, underscores and nothing ("full time" finds "full-time"); an apostrophe both of its shapes.
    """
    entries = {" ".join(entry.split()) for words in lists for entry in words.split(";")} - {""}
    forms = sorted(map(_form, entries), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


_NOTATION = {r"\ \~\ ": r"\s(?:[\w/+-]+\s){0,4}", r"\ ": r"[\s_-]*", r"\*": r"\w*", r"\#": r"\d+", "'": "['’]"}


def _form(entry: str) -> str:
    form = re.escape(entry)
    for sign, pattern in _NOTATION.items():
        form = form.replace(sign, pattern)
    return form
