"""The noun `matches`: its routes, its queries and its schemas.

It imports no other noun.
"""

from serving.matches.routes import router

__all__ = ["router"]
