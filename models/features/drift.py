"""Whether the corpus has outgrown the text model that was fitted on it. Nothing is fitted here."""

GROWTH = 2.0
"""A model fitted on half of what is there now has never seen the other half's words."""

FEWEST_NEW = 50
"""Documents; below that, growth says little."""


def has_outgrown(documents_now: int, documents_fitted: int) -> bool:
    """True when the corpus has at least doubled since the fit, by a number of documents that is worth a fit."""
    return documents_now >= GROWTH * documents_fitted and documents_now - documents_fitted >= FEWEST_NEW
