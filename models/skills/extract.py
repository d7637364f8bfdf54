"""Skills named in a column of texts, with places, negation, years, level and confidence.

It reports every mention; counting them, and weighing them against a posting, is the features' business.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from models.frames import SKILL_SPANS, empty
from models.skills.context import Cue, find_beside, read_context
from models.skills.scan import Integers, PhraseScanner, Places
from models.skills.taxonomy import Alias, CuePhrase, Taxonomy

CHUNK_CHARACTERS = 400_000
"""Texts are read in chunks of about this size, which bounds memory and keeps the arrays in the cache."""

SUPPORT_DISTANCE = 120
"""A short name is believed when another skill of its field stands within this many characters."""

MIN_CONFIDENCE = 0.45
"""Mentions below it are left out: a single letter alone is rarely a programming language."""

_BETWEEN_TEXTS = "\n\0\n"

Floats = npt.NDArray[np.float64]


class SkillExtractor:
    """Finds the skills of one taxonomy. Building it costs about a second; see `get_extractor`."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._aliases = taxonomy.aliases
        self._cues: tuple[CuePhrase, ...] = taxonomy.cues
        self._scanner = PhraseScanner(
            [*((alias.text, alias.exact) for alias in taxonomy.aliases), *((cue.text, False) for cue in taxonomy.cues)]
        )
        self._speaks = np.array([cue.kind != "not_a_skill" for cue in taxonomy.cues], np.bool_)
        skills = [taxonomy.skills[alias.skill_id] for alias in taxonomy.aliases]
        self.kinds = {skill.id: skill.kind for skill in taxonomy.skills.values()}
        self._skill_ids = pl.Series([skill.id for skill in skills])
        fields = [skill.category.partition(".")[0] for skill in skills]
        self._fields = np.unique(fields, return_inverse=True)[1]
        self._skill_numbers = np.unique(self._skill_ids.to_numpy(), return_inverse=True)[1]
        self._priors = np.array(
            [_prior(alias, skill.kind) for alias, skill in zip(taxonomy.aliases, skills, strict=True)]
        )

    def extract(self, texts: pl.Series) -> pl.DataFrame:
        """Every mention in `texts` as SKILL_SPANS, by row and place; null texts have none.

        `surface` is the skill as written, widened to the words that state its years or level where there are any.
        """
        frames = [self._extract(chunk, first_row) for first_row, chunk in _chunks(texts)]
        # Sorted out once for all chunks: a filter of some rows costs little more than one of thousands.
        return pl.concat([empty(SKILL_SPANS), *frames]).filter(pl.col("confidence") >= MIN_CONFIDENCE)

    def _extract(self, texts: list[str], first_row: int) -> pl.DataFrame:
        joined = _BETWEEN_TEXTS.join(texts)
        places = self._scanner.scan(joined)
        is_skill = places.phrases < len(self._aliases)
        skills = places.keep(is_skill)
        opens = np.cumsum([0, *(len(text) + len(_BETWEEN_TEXTS) for text in texts[:-1])])
        rows = np.searchsorted(opens, skills.starts, side="right") - 1
        context = read_context(joined, skills, list(self._cues_at(places.keep(~is_skill), skills)))
        evidence = zip(context.evidence_starts, context.evidence_ends, strict=True)
        columns = {
            "row": rows + first_row,
            "skill_id": self._skill_ids.gather(skills.phrases),
            "start": skills.starts - opens[rows],
            "end": skills.ends - opens[rows],
            "surface": [joined[start:end] for start, end in evidence],
            "negated": context.negated,
            "years": context.years,
            "level": context.levels,
            "confidence": self._confidence(skills, rows),
        }
        return pl.DataFrame([pl.Series(name, values).cast(SKILL_SPANS[name]) for name, values in columns.items()])

    def _cues_at(self, places: Places, skills: Places) -> Iterator[Cue]:
        numbers = places.phrases - len(self._aliases)
        near, before, after = find_beside(skills, places)
        columns = np.stack([numbers, places.starts, places.ends, before, after], axis=1)
        spoken: list[tuple[int, ...]] = columns[near & self._speaks[numbers]].tolist()
        for number, start, end, preceding, following in spoken:
            known = self._cues[number]
            yield Cue(known.kind, start, end, known.value, preceding, following)

    def _confidence(self, skills: Places, rows: Integers) -> Floats:
        """The alias's own confidence; a doubtful one is raised by another skill of its field close by in the text."""
        priors = self._priors[skills.phrases]
        fields, numbers = self._fields[skills.phrases], self._skill_numbers[skills.phrases]
        order = np.lexsort((skills.starts, fields))
        same_field, same_text = np.diff(fields[order]) == 0, np.diff(rows[order]) == 0
        close = np.diff(skills.starts[order]) < SUPPORT_DISTANCE
        supports = same_field & same_text & close & (np.diff(numbers[order]) != 0)
        supported = np.zeros(len(order), np.bool_)
        supported[order[1:]] |= supports
        supported[order[:-1]] |= supports
        return np.where(supported, np.maximum(priors, 0.85), priors)


_built: dict[str, SkillExtractor] = {}


def get_extractor(taxonomy: Taxonomy) -> SkillExtractor:
    """The extractor of a taxonomy, built once a process; the last version asked for is the one that is kept."""
    if taxonomy.version not in _built:
        _built.clear()
        _built[taxonomy.version] = SkillExtractor(taxonomy)
    return _built[taxonomy.version]


def _prior(alias: Alias, kind: str) -> float:
    """How sure a mention is by itself: several words say more than one, a letter next to nothing."""
    if alias.exact:
        return 0.4 if len(alias.text) == 1 else 0.55
    if kind == "language":
        return 0.6
    if " " in alias.text or "-" in alias.text:
        return 0.95
    return 0.75 if len(alias.text) <= 3 or kind == "soft" else 0.9


def _chunks(texts: pl.Series) -> Iterator[tuple[int, list[str]]]:
    """Rows in runs of about CHUNK_CHARACTERS, each with the index of its first row."""
    chunk: list[str] = []
    first_row = size = 0
    for row, text in enumerate(texts.fill_null("").to_list()):
        chunk.append(text)
        size += len(text)
        if size >= CHUNK_CHARACTERS:
            yield first_row, chunk
            first_row, chunk, size = row + 1, [], 0
    if chunk:
        yield first_row, chunk
