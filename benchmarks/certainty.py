"""Finds the weights of `models.parsing.resumes.certainty`: `python -m benchmarks.certainty LABELS.jsonl`.

It prints them, and for originals and each kind of spoilt copy how sure and how right they are, held out by
near-duplicate cluster; a person reviews both.
"""

import sys
from pathlib import Path
from statistics import mean

from models.parsing.resumes.certainty_fit import fit_weights, held_out, judge_copies
from models.parsing.resumes.tagger.fit import fold_of
from models.parsing.resumes.tagger.labelled import read_labelled


def main(path: Path) -> None:
    """Print the weights that these labels give, and what they are worth."""
    documents = list(read_labelled(path.read_text(encoding="utf-8").splitlines()))
    judged = judge_copies(documents)
    print({name: round(weight, 2) for name, weight in fit_weights(judged).items()})
    sure = held_out(judged, fold_of(documents))
    for way in dict.fromkeys(one.way for one in judged):
        own = [at for at, one in enumerate(judged) if one.way == way]
        right = mean(judged[at].right for at in own)
        print(f"{way or 'as they are':22} sure {mean(sure[at] for at in own):.3f} right {right:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
