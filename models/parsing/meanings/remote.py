"""Reads whether work is done on site, at home or both, in English and German.

It says what a text states, and never guesses from a trade or a place.
"""

import re

from models.parsing.records import Remote

_REMOTE_WORDS = (
    r"(?:100 ?% |fully |full |all[- ])?remot[eo](?:ly| work(?:ing)?)?|work(?:ing)?[- ]from[- ](?:home|anywhere)|wfh"
    r"|tele(?:work|commut)\w*|home[- ]?office|mobiles arbeiten|ortsunabhängig|fernarbeit"
)
_REMOTE = re.compile(rf"(?i)\b(?:{_REMOTE_WORDS})\b")
_HYBRID = re.compile(
    rf"(?i)\bh[yí]brid\w*|\b(?:partly|partially|part[- ]time|teilweise|some|tageweise) (?:{_REMOTE_WORDS})\b"
    rf"|\b(?:{_REMOTE_WORDS}) (?:possible|optional|möglich|anteilig)\b"
)
_ONSITE = re.compile(
    r"(?i)\b(?:on[- ]?site|in[- ]office|in[- ]person|vor ort|präsenz"
    rf"|(?:no|not|non|kein|nicht)[- ](?:{_REMOTE_WORDS}))\b"
)


def find_remote(text: str) -> Remote | None:
    """Where the work is done, when the text says so in English or German; "no remote" is on site."""
    if _HYBRID.search(text):
        return "hybrid"
    if _ONSITE.search(text):
        return "hybrid" if _REMOTE.search(_ONSITE.sub(" ", text)) else "onsite"
    return "remote" if _REMOTE.search(text) else None


def drop_remote_words(text: str) -> str:
    """The text without the words that `find_remote` reads, so that a place is left."""
    return _REMOTE.sub(" ", _ONSITE.sub(" ", _HYBRID.sub(" ", text)))
