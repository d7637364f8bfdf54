"""Every error as a problem document (RFC 9457): the exceptions that routes raise and how all others are told.

No answer made here shows what a caller sent, a stack, or a word of the database's own messages.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from serving.database import DatabaseAway

Kind = Literal["about:blank", "urn:matchmill:malformed-cursor", "urn:matchmill:expired-cursor"]


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    where: str
    """`path.`, `query.` or `header.` and the parameter's name."""
    detail: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: Kind
    title: str
    status: int
    detail: str | None
    instance: str
    """This occurrence; the log has it under the same request id."""
    faults: list[Fault]


class ProblemError(HTTPException):
    """Raised by a route: `detail` is a sentence for the caller; `kind` tells apart what a program may act on."""

    def __init__(
        self, status: HTTPStatus, detail: str, kind: Kind = "about:blank", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, detail, headers)
        self.kind: Kind = kind


def missing(noun: str) -> ProblemError:
    """404, for what does not exist and for what is not shown: a caller can't tell one from the other."""
    return ProblemError(HTTPStatus.NOT_FOUND, f"There is no such {noun}, or it is not shown any more.")


def problem_response(
    request_id: str,
    status: int,
    detail: str | None = None,
    kind: Kind = "about:blank",
    faults: list[Fault] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The answer itself, `application/problem+json`."""
    problem = Problem(
        type=kind,
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=f"urn:matchmill:request:{request_id}",
        faults=faults or [],
    )
    return JSONResponse(problem.model_dump(), status, headers, media_type="application/problem+json")


def describe(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """What a route's OpenAPI entry says about the problems it can answer with."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status.value: {"description": status.phrase, "content": content} for status in statuses}


def install(app: FastAPI) -> None:
    """Makes the app answer all its errors as problems. What nobody expected is the middleware's: see `middleware`."""

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> JSONResponse:
        kind = error.kind if isinstance(error, ProblemError) else "about:blank"
        detail = error.detail if isinstance(error, ProblemError) else None
        return problem_response(request.state.request_id, error.status_code, detail, kind, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    async def on_validation(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [Fault(where=".".join(map(str, e["loc"][:2])), detail=e["msg"]) for e in error.errors()]
        detail = "The request has parameters that can't be used."
        return problem_response(request.state.request_id, 422, detail, faults=faults)

    @app.exception_handler(DatabaseAway)
    async def on_database(request: Request, error: DatabaseAway) -> JSONResponse:
        detail = "The database does not answer at the moment. Try again."
        return problem_response(request.state.request_id, 503, detail, headers={"Retry-After": "2"})

    _ = on_http, on_validation, on_database
