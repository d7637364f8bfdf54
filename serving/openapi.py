"""The OpenAPI document: FastAPI's own, with problem documents in the place of its validation errors.

Routes and their examples are described where they are written, never here.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.responses import HTMLResponse

from serving.errors import Fault, Problem


def show(example: BaseModel) -> dict[int | str, dict[str, Any]]:
    """What a route's OpenAPI entry shows as its good answer."""
    return {200: {"content": {"application/json": {"example": example.model_dump(mode="json")}}}}


DOCS_POLICY = (
    "default-src 'none'; connect-src 'self'; img-src data:; frame-ancestors 'none'; "
    "script-src https://cdn.jsdelivr.net 'unsafe-inline'; style-src https://cdn.jsdelivr.net 'unsafe-inline'"
)
"""The one page with scripts: Swagger UI, from the address that FastAPI's page names."""

REPLACED = ("HTTPValidationError", "ValidationError")


def install(app: FastAPI) -> None:
    """Makes `/openapi.json` answer with `describe(app)`, made once, and `/docs` with a page that shows it."""

    @app.get("/docs", include_in_schema=False)
    async def read_docs() -> HTMLResponse:
        page = get_swagger_ui_html(openapi_url="/openapi.json", title=app.title, swagger_favicon_url="data:,")
        page.headers["Content-Security-Policy"] = DOCS_POLICY
        return page

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = describe(app)
        return app.openapi_schema

    app.openapi = openapi
    _ = read_docs


def describe(app: FastAPI) -> dict[str, Any]:
    """The document of all the app's routes; every answer of 4xx and 5xx in it is a `Problem`."""
    document = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    for name in REPLACED:
        schemas.pop(name, None)
    for schema in (Problem, Fault):
        description = schema.model_json_schema(ref_template="#/components/schemas/{model}")
        description.pop("$defs", None)
        schemas[schema.__name__] = description
    return document
