"""Who may see people: the bearer token of the settings, until accounts come.

No route checks a token by itself; it depends on `require_token`.
"""

from hmac import compare_digest
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from serving.dependencies import settings_of
from serving.errors import ProblemError

bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="The token of the setting `MATCHMILL_API_TOKEN`."
)


async def require_token(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> None:
    """Raises 401 unless the caller sent the token. The comparison takes the same time wherever they differ."""
    expected = settings_of(request).token.get_secret_value()
    given = credentials.credentials if credentials else ""
    if not compare_digest(given.encode(), expected.encode()):
        detail = "This shows a person: send the API's token as `Authorization: Bearer …`."
        raise ProblemError(HTTPStatus.UNAUTHORIZED, detail, headers={"WWW-Authenticate": 'Bearer realm="matchmill"'})
