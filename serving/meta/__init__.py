"""The noun `meta`: its routes, its queries and its schemas.

It imports no other noun.
"""

from serving.meta.routes import router

__all__ = ["router"]
