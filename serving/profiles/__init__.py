"""The noun `profiles`: its routes, its queries and its schemas.

It imports no other noun.
"""

from serving.profiles.routes import router

__all__ = ["router"]
