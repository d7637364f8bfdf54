"""Terms that a description states in a line of their own: where the work is done, and for how many hours.

Running text is not searched: "our remote team" and "full-time parents" say nothing about the posting.
"""

import re
from dataclasses import dataclass

from models.parsing.meanings.vocabulary import match_words

_LABEL = re.compile(
    r"(?m)^(?:• )?(?P<label>[^\W\d_][\w /-]{2,30}?)[ ]?:[ ](?P<words>[^\n]{2,80})$",
)
_HOURS = match_words(
    "employment type; type of employment; job type; contract type; contract; employment; working hours; schedule;"
    " hours;"
    "position type; type; anstellungsart; arbeitszeit; beschäftigungsart; vertragsart; umfang; type de contrat; jornada"
)
_PLACE = match_words(
    "location; workplace; work location; place of work; work mode; remote; standort; arbeitsort; arbeitsmodell; ort"
)
_LEADS = re.compile(
    r"(?m)^(?:• )?((?:(?:this|the) (?:is an?|role is|position is|job is) )?(?:fully |100 ?% )?"
    r"(?:remote|hybrid|on[- ]?site|work(?:ing)? from home|home ?office|(?:arbeit )?vor ort|hybrides arbeiten"
    r"|mobiles arbeiten)"
    r"\b[^\n]{0,90})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of the lines that state hours and place."""

    employment: list[str]
    remote: list[str]


def find_terms(description: str) -> Terms:
    """The labelled lines ("Employment type: full-time") and those that begin with the place ("Hybrid: two days …")."""
    employment: list[str] = []
    remote = _LEADS.findall(description)
    for line in _LABEL.finditer(description):
        label = line["label"].lower()
        if _HOURS.fullmatch(label):
            employment.append(line["words"])
        elif _PLACE.fullmatch(label):
            remote.append(line["words"])
    return Terms(employment, remote)
