"""Every error as one kind of answer: RFC 9457, with what was wrong, where, and what to do."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from agents.models import NoKeyError
from service.http.identity import UnseenError
from service.runs import TooManyError, UnavailableError
from tools import errors
from tools.repo.visible import visible

MEDIA = "application/problem+json"
# What every answer carries.
SECURITY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-frame-options": "DENY",
}
_LOG = logging.getLogger("stheno.http")


class ForbiddenError(errors.SthenoError):
    """What the caller's role does not allow."""


# The first that an error is an instance of decides.
_STATUS: tuple[tuple[type[errors.SthenoError], HTTPStatus], ...] = (
    (UnseenError, HTTPStatus.NOT_FOUND),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (TooManyError, HTTPStatus.TOO_MANY_REQUESTS),
    (UnavailableError, HTTPStatus.SERVICE_UNAVAILABLE),
    (NoKeyError, HTTPStatus.CONFLICT),
    (errors.NotAMedusaProjectError, HTTPStatus.CONFLICT),
    (errors.UsageError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.OutsideWorkspaceError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.SecretError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.ConflictError, HTTPStatus.CONFLICT),
    (errors.ToolMissingError, HTTPStatus.CONFLICT),
)


class Problem(BaseModel):
    """What was wrong: `detail` says what, `where` the place, `fix` what to do."""

    status: int
    title: str
    detail: str
    where: str | None = None
    fix: str | None = None


def problem_response(
    status: HTTPStatus,
    detail: str,
    *,
    where: str | None = None,
    fix: str | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Return a problem as an answer."""
    problem = Problem(
        status=status, title=status.phrase, detail=visible(detail), where=where, fix=fix
    )
    return JSONResponse(problem.model_dump(exclude_none=True), status, headers, MEDIA)


def answers(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return the problems that an operation documents, those that any may have included."""
    common = (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.MISDIRECTED_REQUEST,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.TOO_MANY_REQUESTS,
    )
    return {
        int(status): {"model": Problem, "content": {MEDIA: {}}, "description": status.phrase}
        for status in sorted({*common, *statuses})
    }


def add_problems(app: FastAPI) -> None:
    """Make an app tell every error as a problem."""

    @app.exception_handler(errors.SthenoError)
    async def expected(request: Request, error: errors.SthenoError) -> JSONResponse:  # noqa: ARG001  # the framework's signature
        status = next(
            (status for kind, status in _STATUS if isinstance(error, kind)),
            HTTPStatus.CONFLICT,
        )
        return _of(status, error)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:  # noqa: ARG001  # as above
        told = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
            for problem in error.errors()[:10]
        )
        return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, told)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> JSONResponse:  # noqa: ARG001  # as above
        headers = dict(error.headers or {})
        return problem_response(HTTPStatus(error.status_code), str(error.detail), headers=headers)

    @app.exception_handler(Exception)
    async def bug(request: Request, error: Exception) -> JSONResponse:  # as above
        known = str(request.scope.get("stheno.request_id", ""))
        _LOG.error("%s %s failed (%s)", request.method, request.url.path, known, exc_info=error)
        return problem_response(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            f"this is a bug in Stheno; its traceback stands in the server's log, at {known}",
            headers={"x-request-id": known, **SECURITY},
        )


def _of(status: HTTPStatus, error: errors.SthenoError) -> JSONResponse:
    return problem_response(status, error.message, where=error.where, fix=error.fix)
