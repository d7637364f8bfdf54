"""The word legs of retrieval: how many rare terms two texts, or two titles, share.

Weights were given when the documents' features were computed; nothing is counted or fitted here.
"""

from scipy import sparse

from models.features.scale import Matrix


def lexical_similarities(profiles: sparse.csr_array, postings: sparse.csr_array) -> Matrix:
    """Profiles × postings: the symmetric BM25 of texts, or the cosine of titles; exact, see `Vocabulary.weigh`."""
    return (profiles @ postings.T).toarray()
