"""How fast skills are found in a column of texts on one core, beside the bare automaton over the same names.

Run `python -m benchmarks.skills` from the repository root; its texts are made of names and filler by a seed.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

import polars as pl

from models.skills.extract import SkillExtractor
from models.skills.spelling import fold
from models.skills.taxonomy import Alias, Taxonomy, load_taxonomy

NAMES = 30_000
MEGABYTES = 8
ROUNDS = 5
AIM = 20.0
"""MB of text a second, on one core, all rules of context included."""

_FILLER = """we are looking for somebody who will join the team and work with people every day in our office you
will find a friendly place to learn the following is good to know it is best that you can start soon our company
offers a pension holidays and time for family please write to us about what you did before and what you like"""
_CUES = ["5 years of", "basic", "advanced", "no experience with", "at least 2 years", "fluent", "but"]


def make_taxonomy(names: int) -> Taxonomy:
    """Ours, with two-word names added until there are `names`: as many as a loaded classification brings."""
    taxonomy, draw = load_taxonomy(), random.Random(11)  # noqa: S311
    single = sorted({alias.text for alias in taxonomy.aliases if " " not in alias.text and len(alias.text) > 3})
    known = {alias.text for alias in taxonomy.aliases}
    owners = sorted(taxonomy.skills)
    added = list[Alias]()
    while len(taxonomy.aliases) + len(added) < names:
        text = f"{draw.choice(single)} {draw.choice(single)}".lower()
        if text not in known:
            known.add(text)
            added.append(Alias(text, draw.choice(owners), exact=False))
    return Taxonomy("benchmark", taxonomy.skills, (*taxonomy.aliases, *added), taxonomy.cues, taxonomy.neighbours)


def make_texts(taxonomy: Taxonomy, megabytes: int) -> pl.Series:
    """Texts of about 3,000 letters: every twentieth word is a skill's name, every two hundredth a level or years."""
    draw, names = random.Random(12), [alias.text for alias in taxonomy.aliases]  # noqa: S311
    filler = _FILLER.split()
    texts, size = list[str](), 0
    while size < megabytes * 1_000_000:
        kinds = draw.choices([names, _CUES, filler], [0.05, 0.005, 0.945], k=500)
        words = [draw.choice(kind) for kind in kinds]
        texts.append(". ".join(" ".join(words[at : at + 14]).capitalize() for at in range(0, len(words), 14)))
        size += len(texts[-1].encode())
    return pl.Series(texts)


def _megabytes_a_second(work: Callable[[], object], size: float) -> float:
    """The median of a few rounds, in CPU seconds, so that a busy machine tells the same."""
    seconds = list[float]()
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return size / statistics.median(seconds)


def run(report: Callable[[str], None] = print) -> bool:
    """Whether extraction reaches its aim, after one line each for the automaton and for all of extraction."""
    taxonomy = make_taxonomy(NAMES)
    texts = make_texts(taxonomy, MEGABYTES)
    size = float(texts.str.len_bytes().sum()) / 1e6
    extractor = SkillExtractor(taxonomy)
    patterns = pl.Series(sorted({fold(alias.text.encode()).decode() for alias in taxonomy.aliases})).implode()
    lowered = texts.str.to_lowercase()
    bare = _megabytes_a_second(lambda: lowered.str.find_many(patterns, overlapping=True), size)
    whole = _megabytes_a_second(lambda: extractor.extract(texts), size)
    mentions = extractor.extract(texts).height / size
    report(f"{len(taxonomy.aliases):,} names, {size:.1f} MB in {len(texts):,} texts, {mentions:,.0f} mentions a MB")
    report(f"bare automaton (polars find_many, built each time): {bare:.1f} MB/s")
    report(f"extraction with boundaries, context and confidence: {whole:.1f} MB/s, {whole / bare:.2f} × the automaton")
    report(f"aim: {AIM:.0f} MB/s: {'reached' if whole >= AIM else 'missed'}")
    return whole >= AIM


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
