"""Word lists as patterns: "full time; vollzeit; praktik*" is easier to read and to extend than a regular expression.

Only the notation lives here, no words.
"""

import re


def match_words(*lists: str) -> re.Pattern[str]:
    """A pattern of whole words in any case. Entries are parted by semicolons; "*" stands for any letters.

    A blank also matches hyphens, underscores and nothing ("full time" finds "Full-Time" and "FULLTIME"); an apostrophe
    matches both of its shapes.
    """
    entries = [entry.strip() for words in lists for entry in words.split(";")]
    forms = sorted({_form(entry) for entry in entries if entry}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _form(entry: str) -> str:
    form = re.escape(" ".join(entry.split())).replace(r"\ ", r"[\s_-]*").replace(r"\*", r"\w*")
    return form.replace("'", "['’]")
