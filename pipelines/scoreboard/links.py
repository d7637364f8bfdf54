"""Rows about links: phrases to ESCO's skills and titles to its occupations, without and with a hub encoder.

How they are linked is known to `models.features.links`; no phrase and no title is kept.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from models.features.links import Linker, link_skills_of, link_titles_of
from models.features.weighed_parts import fit_parts
from models.skills.official.join import plain_name
from models.skills.official.records import Official
from models.skills.taxonomy import Taxonomy
from pipelines.scoreboard.bm25 import Bm25
from pipelines.scoreboard.hub import hub_encoder
from pipelines.scoreboard.intervals import mean_figure
from pipelines.scoreboard.mounted import mounted_encoder, mounted_titles, official_taxonomy
from pipelines.scoreboard.rows import Figure, Row
from pipelines.scoreboard.skills import TAXONOMY

_NO_SKILL = ("LABEL NOT PRESENT", "UNDERSPECIFIED")
_DEPTH = 5
_FAR = 200  # places that count for a title's reciprocal rank; beyond, it is 0

Ranked = list[list[str]]


def _esco(taxonomy: Taxonomy) -> Official:
    return next(official for official in taxonomy.officials if official.source == "esco")


def _measure_spans(labels: Path) -> list[Figure]:
    """RP@5 of spans, a query each sentence and span; a label of another release is found by its plain name."""
    taxonomy = official_taxonomy(labels)
    ids = _ids_by_label(taxonomy)
    linkers = {"": link_skills_of(taxonomy, mounted_encoder(labels).vectors, "esco")}
    if (hub := hub_encoder()) is not None:
        linkers[", hub encoder"] = link_skills_of(taxonomy, hub, "esco")
    aims = {"tech": (0.75, 0.80), "house": (0.68, 0.78)}
    figures = list[Figure]()
    for domain, (without, with_hub) in aims.items():
        queries = _spans(labels, domain)
        phrases = queries["phrase"].to_list()
        gold = [{ids.get(_plain(label)) or label for label in wanted} for wanted in queries["label"].to_list()]
        baseline = float(np.mean(_r_precision(_nearest_labels(taxonomy, phrases), gold)))
        for name, linker in linkers.items():
            values = _r_precision(_owners(linker, phrases, _DEPTH), gold)
            aim = with_hub if name else without
            figures.append(mean_figure(f"RP@5 {domain}{name}", values, queries["sentence"].to_list(), baseline, aim))
    return figures


def _measure_titles(labels: Path) -> list[Figure]:
    """Where the labelled occupation stands among all of ESCO's."""
    esco = _esco(official_taxonomy(labels))
    known = esco.occupations["id"].implode()
    rows = pl.read_parquet(labels / "titles/jobbert.parquet").filter(pl.col("conceptUri").is_in(known))
    titles, wanted = rows["vacancyTitle"].to_list(), rows["conceptUri"].to_list()
    seen = mounted_titles(labels)
    linkers = {"": link_titles_of(esco, mounted_encoder(labels).vectors, seen)}
    if (hub := hub_encoder()) is not None:
        linkers[", hub encoder"] = link_titles_of(esco, hub, seen)
    beside = _places(_bm25_titles(esco, titles), wanted)
    figures = list[Figure]()
    for name, linker in linkers.items():
        places = _places(_owners(linker, titles, _FAR), wanted)
        for measure, weigh, aim in (
            ("MRR", _reciprocal, 0.39 if name else 0.37),
            ("recall@5", _among, 0.52 if name else 0.49),
        ):
            values, baseline = weigh(places), float(np.mean(weigh(beside)))
            figures.append(mean_figure(f"{measure}{name}", values, range(len(values)), baseline, aim))
    return figures


def _spans(labels: Path, domain: str) -> pl.DataFrame:
    rows = pl.read_csv(labels / f"skills/esco_bench/{domain}_validation_annotations.csv")
    rows = rows.filter(~pl.col("label").is_in(_NO_SKILL)).with_columns(phrase=pl.coalesce("sub_span", "span"))
    return rows.group_by("sentence", "span", "phrase", maintain_order=True).agg("label")


def _ids_by_label(taxonomy: Taxonomy) -> dict[str, str]:
    rows = _esco(taxonomy).skills.sort("id").select("label", "id").iter_rows()
    return {_plain(label): taxonomy.same_as.get(skill_id, skill_id) for label, skill_id in rows}


def _plain(label: str) -> str:
    return plain_name(label).lower()


def _nearest_labels(taxonomy: Taxonomy, phrases: Sequence[str]) -> Ranked:
    """The usual baseline: TF-IDF of letters, three to five at a time, over preferred labels."""
    ids = _ids_by_label(taxonomy)
    labels = _esco(taxonomy).skills.sort("id")["label"].to_list()
    letters = fit_parts(labels, _runs)
    near = (letters.weigh(phrases) @ letters.weigh(labels).T).toarray()
    return [[ids[_plain(labels[at])] for at in np.argsort(-row, kind="stable")[:_DEPTH]] for row in near]


def _runs(text: str) -> list[str]:
    """Runs of three to five letters, across words too."""
    plain = " ".join(text.lower().split())
    return [plain[at : at + size] for size in (3, 4, 5) for at in range(len(plain) - size + 1)]


def _owners(linker: Linker, phrases: Sequence[str], count: int) -> Ranked:
    return [[owner for owner, _ in found] for found in linker.rank(phrases, count)]


def _r_precision(ranked: Ranked, gold: Sequence[set[str]]) -> list[float]:
    return [
        len(set(found[:_DEPTH]) & wanted) / min(_DEPTH, len(wanted)) for found, wanted in zip(ranked, gold, strict=True)
    ]


def _bm25_titles(esco: Official, titles: Sequence[str]) -> Ranked:
    """BM25 over one text an occupation: its label and its other titles, lower case."""
    texts = [" ".join([label, *names]) for label, names in esco.occupations.select("label", "names").iter_rows()]
    return Bm25(texts, esco.occupations["id"].to_list()).rank(titles, _FAR)


def _places(ranked: Ranked, wanted: Sequence[str]) -> list[int]:
    """The place of what is wanted, from 1; 0 where it is not among what was ranked."""
    return [found.index(owner) + 1 if owner in found else 0 for found, owner in zip(ranked, wanted, strict=True)]


def _reciprocal(places: Sequence[int]) -> list[float]:
    return [1 / place if place else 0.0 for place in places]


def _among(places: Sequence[int]) -> list[float]:
    return [float(0 < place <= _DEPTH) for place in places]


_BENCH = "skills/esco_bench/tech_validation_annotations.csv"
ROWS = [
    Row("Phrases to ESCO skills", "esco_bench", (_BENCH, TAXONOMY), _measure_spans),
    Row("Titles to ESCO occupations", "jobbert", ("titles/jobbert.parquet", TAXONOMY), _measure_titles),
]
