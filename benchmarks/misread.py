"""How far a badly read résumé's fits lie from those of the whole file: `python -m benchmarks.misread`.

It spoils copies of the sample's résumés and prints the ends for `doubt` in `models/ranking/weights.yaml`; a person
reviews them.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from models.features.document import posting_features, profile_features
from models.features.text_model import TextModel
from models.parsing.documents.document import read_document
from models.parsing.records import Rejected, Resume
from models.parsing.resumes.certainty import BADLY_READ
from models.parsing.resumes.profile_table import Profile
from models.parsing.resumes.resume import parse_resume
from models.ranking.ranker import Judge, load_ranker
from models.retrieval.shortlist import ShortlistSettings, make_shortlist
from models.skills.extract import get_extractor
from models.skills.taxonomy import load_taxonomy
from pipelines.documents import Reading, choose_files, read_postings
from pipelines.stateless import choose_text_model, resolve
from sample.truths import FILES

NOW = datetime(2026, 1, 31, tzinfo=UTC)
BEST = 10
"""Postings of each person that are looked at: those that fit the whole file best."""

Fits = dict[tuple[str, str], float]
Spoil = Callable[[str, random.Random], str]


def _keep(share: float) -> Spoil:
    return lambda text, _: "\n".join(text.split("\n")[: int(text.count("\n") * share) + 1])


def _drop(share: float) -> Spoil:
    return lambda text, chance: "".join(one for one in text if one == "\n" or chance.random() > share)


def _shuffle(text: str, chance: random.Random) -> str:
    return "\n".join(chance.sample(lines := text.split("\n"), len(lines)))


SPOILT: list[Spoil] = [_keep(0.7), _keep(0.4), _keep(0.15), _shuffle, _drop(0.03), _drop(0.1), _drop(0.25)]


def _texts() -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted((FILES / "resumes").glob("*.*")):
        try:
            texts[path.name] = read_document(path.read_bytes(), path.name).text
        except Rejected:
            continue
    return {name: text for name, text in texts.items() if text}


def _reading(name: str, resume: Resume) -> Reading:
    """As if everybody had an address of their own and lived anywhere, so that nobody is filtered or merged."""
    anywhere = replace(resume, email=f"{name}@example.org", phone=None, country=None, region=None, city=None)
    document = {"document_id": name, "kind": "resumes", "source": "misread", "name": name, "received_at": NOW}
    return Reading(Path(name), document, profiles=[Profile(0, anywhere)])


def _judge(resumes: dict[str, Resume], postings: list[Reading], model: TextModel | None) -> tuple[Fits, TextModel]:
    """The fit of each file and posting, by a text model that is fitted the first time."""
    documents = resolve([*postings, *(_reading(name, resume) for name, resume in resumes.items())], NOW.date())
    taxonomy = load_taxonomy()
    model = model or choose_text_model(documents, None, taxonomy)
    tools = (model, taxonomy, get_extractor(taxonomy))
    people, vacancies = (rows.filter(status="open") for rows in (documents.profiles, documents.postings))
    features = profile_features(people, *tools), posting_features(vacancies, *tools)
    pairs = make_shortlist(people, vacancies, *features, model, ShortlistSettings(1000, 1000))
    judged = Judge(load_ranker(), taxonomy, people, vacancies, *features).judge(pairs)
    named = judged.join(people.select("profile_id", "document_id"), on="profile_id")
    return {
        (name, posting): fit for name, posting, fit in named.select("document_id", "posting_id", "fit").rows()
    }, model


def main() -> None:
    """Print by how much nine in ten fits of flagged copies were too high at most, and too low."""
    texts = _texts()
    postings = [read_postings(path, NOW) for path in choose_files([FILES / "postings"], "postings")[0]]
    whole, model = _judge({name: _parse(text) for name, text in texts.items()}, postings, None)
    best = {
        pair for name in texts for pair in sorted((p for p in whole if p[0] == name), key=lambda p: -whole[p])[:BEST]
    }
    missing: list[float] = []
    for number, spoil in enumerate(SPOILT):
        copies = {name: _parse(spoil(text, random.Random(number))) for name, text in texts.items()}  # noqa: S311
        flagged = {name: copy for name, copy in copies.items() if BADLY_READ in copy.flags}
        fits, _ = _judge(flagged, postings, model)
        missing += [whole[pair] - fits[pair] for pair in best & fits.keys()]
    low, high = np.quantile(missing, [0.05, 0.95])
    print(f"{len(missing)} fits of flagged copies: down {max(0.0, -low):.3f}, up {high:.3f}")


def _parse(text: str) -> Resume:
    try:
        return parse_resume(text.encode(), "copy.txt", NOW.date())
    except Rejected:
        return Resume(flags=[BADLY_READ])


if __name__ == "__main__":
    main()
