"""Phrases to canonical skills, and job titles to official occupations, by names first and then by likeness.

Both say how sure they are and rather say nothing than guess; where a phrase stands in a document is not their business.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log1p

import polars as pl

from models.features import certainty
from models.features.certainty import Certainty
from models.features.encoder import StaticEncoder
from models.features.names import Encode, Legs, Name, NameIndex
from models.frames import Schema
from models.skills.occupations import bare_title, plain_title
from models.skills.official.records import Official
from models.skills.taxonomy import Taxonomy

LINKS: Schema = {"row": pl.UInt32(), "id": pl.String(), "label": pl.String(), "confidence": pl.Float64()}
"""One row a phrase; `id` is null where nothing is likely enough. `confidence` is the probability that `id` is right."""

SKILL_LEGS = Legs(letters=1.0, stems=0.0, dense=2.0, prior=0.05)
TITLE_LEGS = Legs(letters=0.25, stems=0.25, dense=0.6, prior=0.05, whole=1.2)
"""What did well with an encoder of our own and with a hub one, and on each of the two parts of the labels by itself."""

LEAST_CONFIDENCE = 0.3
"""Of what was linked above it on labelled phrases and titles, half was right; labels of both sets are partly wrong."""

_OWN_ALIAS = 0.9
"""Our further names are made for finding mentions and are broader than the official skill that they belong to."""

_COMMON = 3000.0  # occupations; all of ESCO's


class Linker:
    """Links phrases to the owners of names. Building it takes seconds; linking many takes about a millisecond each."""

    def __init__(
        self, index: NameIndex, bare: Callable[[str], str], labels: dict[str, str], certainty: Certainty
    ) -> None:
        self._index = index
        self._bare = bare
        self._labels = labels
        self._certainty = certainty

    def rank(self, phrases: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        """For each phrase the `count` nearest ids with their similarity, best first."""
        return self._index.nearest([self._bare(phrase) for phrase in phrases], count)

    def prefer(self, priors: dict[str, float]) -> "Linker":
        """Itself, with other priors: from 0 to 1 an owner."""
        self._index.prefer(priors)
        return self

    def link(self, phrases: Sequence[str]) -> pl.DataFrame:
        """LINKS: the nearest for each phrase, if it is likely to be the right one."""
        rows = list[tuple[int, str | None, str | None, float]]()
        for row, [(owner, similarity), *others] in enumerate(self.rank(phrases, 2)):
            lead = similarity - others[0][1] if others else similarity
            confidence = self._certainty.of(similarity, lead)
            sure = confidence >= LEAST_CONFIDENCE
            rows.append((row, owner, self._labels.get(owner), confidence) if sure else (row, None, None, 0.0))
        return pl.DataFrame(rows, schema=LINKS, orient="row")


def link_skills_of(taxonomy: Taxonomy, encode: Encode | None = None, only: str = "") -> Linker:
    """A linker to the taxonomy's skills, or to those of one loaded classification (`only`: "esco" or "onet")."""
    chosen = [official for official in taxonomy.officials if only in ("", official.source)]
    owners = {taxonomy.same_as.get(skill_id, skill_id) for official in chosen for skill_id in official.skills["id"]}
    official = [Name(text, owner) for text, owner in taxonomy.names if owner in owners]
    named = {name.owner for name in official}
    ours = [
        Name(alias.text, alias.skill_id, _OWN_ALIAS if alias.skill_id in named else 1.0)
        for alias in taxonomy.aliases
        if alias.skill_id.startswith("mm:") and (not only or alias.skill_id in named)
    ]
    labels = {skill_id: skill.label for skill_id, skill in taxonomy.skills.items()}
    priors = _skill_priors(chosen, taxonomy)
    names = [Name(name.text.lower(), name.owner, name.weight) for name in (*official, *ours)]
    sure = certainty.SKILLS if encode else certainty.SKILLS_BY_LETTERS
    return Linker(NameIndex(names, SKILL_LEGS, encode, priors), str.lower, labels, sure)


def link_titles_of(official: Official, encode: Encode | None = None, titles: Sequence[str] = ()) -> Linker:
    """A linker of job titles to the occupations of one classification.

    `titles` are some of a user's own postings: an occupation that many of them are nearest to is likelier for others.
    """
    rows = official.occupations.select("id", "label", "names").iter_rows()
    names = [Name(bare_title(text), owner) for owner, label, listed in rows for text in [label, *listed]]
    labels = dict(official.occupations.select("id", "label").iter_rows())
    descriptions = dict(official.occupations.select("id", "description").iter_rows())
    index = NameIndex(names, TITLE_LEGS, encode, plain=plain_title, descriptions=descriptions)
    linker = Linker(index, bare_title, labels, certainty.TITLES if encode else certainty.TITLES_BY_LETTERS)
    if not titles:
        return linker
    counts = Counter(found[0][0] for found in linker.rank(titles, 1))
    most = log1p(max(counts.values()))
    return linker.prefer({owner: log1p(count) / most for owner, count in counts.items()})


def encode_by(encoder: StaticEncoder | None) -> Encode | None:
    """A text model's encoder as a function; None where it has none."""
    return None if encoder is None else encoder.vectors


def _skill_priors(officials: Iterable[Official], taxonomy: Taxonomy) -> dict[str, float]:
    """How many occupations ask for a skill, on a scale of logarithms: of two names alike the commoner one is meant."""
    priors = dict[str, float]()
    for official in officials:
        for skill_id, count in official.relations.group_by("skill_id").len().iter_rows():
            owner = taxonomy.same_as.get(skill_id, skill_id)
            priors[owner] = max(priors.get(owner, 0.0), min(log1p(count) / log1p(_COMMON), 1.0))
    return priors
