"""The application: settings in, FastAPI out, with the reader's life tied to the app's.

No route is written here and nothing is read from the environment; `main` starts the process.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from fastapi.routing import APIRoute

from serving import errors, health, matches, meta, openapi, postings, profiles
from serving.database import open_reader
from serving.middleware import RequestFrame
from serving.settings import Settings

NOUNS = (postings, profiles, matches, meta, health)


def create_app(settings: Settings) -> FastAPI:
    """The API on one database. Starting it raises `DatabaseAway` or `NotMigrated` rather than serve nonsense."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with open_reader(settings) as reader:
            app.state.reader = reader
            yield

    app = FastAPI(
        title="Matchmill",
        summary="People, postings and the matches between them, as last published.",
        version=_version(),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
    )
    app.state.settings = settings
    for noun in NOUNS:
        app.include_router(noun.router)
    errors.install(app)
    openapi.install(app)
    app.add_middleware(RequestFrame)
    return app


def _operation_id(route: APIRoute) -> str:
    """The name of the route's function: stable for as long as nobody renames it."""
    return route.name


def _version() -> str:
    try:
        return version("matchmill")
    except PackageNotFoundError:
        return "0"
