"""Finds the classes of `models/parsing/resumes/data/word_classes.txt`: `python -m benchmarks.word_classes TEXTS.jsonl`.

It prints the file from lines of JSON strings, a text each; labels aren't read, and no labelled text should be there.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportOptionalSubscript=false, reportArgumentType=false

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
_WORDS = 16_000
_FEWEST_TEXTS = 12
_NEIGHBOURS = 3_000
_SIZE = 80
_CLASSES, _GROUPS = 320, 48
HEAD = """\
# Classes of words that stand in like company, found without labels: neighbours at one and two words' distance in 25,000
# public postings, descriptions of occupations and skills (ESCO, O*NET) and résumés, 80 dimensions, k-means. A line a
# class: the group it belongs to, then its words in small letters; a number stands as so many noughts, \\n ends a line.\
"""


def read_words(text: str) -> list[str]:
    """The words and signs of a text in small letters; a number stands as so many noughts."""
    return ["0" * len(word) if word.isdigit() else word.lower() for word in _TOKEN.findall(text)]


def count_neighbours(texts: Sequence[list[str]], words: Sequence[str]) -> csr_matrix:
    """A row a word: the usual words one and two places before and after it, each place with its own columns."""
    numbers = {word: at for at, word in enumerate(words)}
    rows, columns = list[NDArray[np.int64]](), list[NDArray[np.int64]]()
    for text in texts:
        own = np.array([numbers.get(word, -1) for word in text], dtype=np.int64)
        for distance in (1, 2):
            left, right = own[:-distance], own[distance:]
            for place, (one, other) in enumerate(((left, right), (right, left))):
                seen = (one >= 0) & (other >= 0) & (other < _NEIGHBOURS)
                rows.append(one[seen])
                columns.append(other[seen] + _NEIGHBOURS * (2 * place + distance - 1))
    at = np.concatenate(rows), np.concatenate(columns)
    return coo_matrix((np.ones(len(at[0])), at), shape=(len(words), 4 * _NEIGHBOURS)).tocsr()


def find_vectors(counts: csr_matrix) -> NDArray[np.float64]:
    """Unit vectors of the words: positive pointwise information, common neighbours held back (Levy et al. 2015)."""
    table = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel() + 1.0
    columns = np.asarray(counts.sum(axis=0)).ravel() + 1.0
    expected = rows[table.row] * columns[table.col] ** 0.75 * (columns.sum() / (columns**0.75).sum())
    known = np.maximum(np.log(table.data * counts.sum() / expected), 0.0)
    left, sizes, _ = randomized_svd(
        coo_matrix((known, (table.row, table.col)), shape=counts.shape).tocsr(), _SIZE, n_iter=3, random_state=0
    )
    vectors = left * np.sqrt(sizes)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def write_classes(words: Sequence[str], vectors: NDArray[np.float64]) -> Iterator[str]:
    """The lines of the file: classes, ordered by the group that they belong to."""
    fine = MiniBatchKMeans(_CLASSES, random_state=0, n_init=3, batch_size=4096).fit(vectors)
    centres = fine.cluster_centers_ / np.linalg.norm(fine.cluster_centers_, axis=1, keepdims=True)
    groups = KMeans(_GROUPS, random_state=0, n_init=5).fit(centres).labels_
    members: dict[int, list[str]] = defaultdict(list)
    for word, number in zip(words, fine.labels_, strict=True):
        members[int(number)].append(word.replace("\n", "\\n"))
    for number in sorted(members, key=lambda one: (groups[one], one)):
        yield " ".join([str(groups[number]), *sorted(members[number])])


def main(path: Path) -> None:
    """Print the classes that these texts give."""
    texts = [read_words(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    held_by = Counter(word for text in texts for word in set(text))
    usual = sorted((-count, word) for word, count in held_by.items() if count >= _FEWEST_TEXTS)
    words = [word for _, word in usual[:_WORDS]]
    print("\n".join([HEAD, *write_classes(words, find_vectors(count_neighbours(texts, words)))]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
