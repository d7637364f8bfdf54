"""The noun `postings`: its routes, its queries and its schemas.

It imports no other noun.
"""

from serving.postings.routes import router

__all__ = ["router"]
