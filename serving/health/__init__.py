"""The noun `health`: its routes, its queries and its schemas.

It imports no other noun.
"""

from serving.health.routes import router

__all__ = ["router"]
