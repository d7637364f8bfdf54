"""What routes take from the app: its settings and its reader, with their types.

Nothing is created here; `app` does that once a process.
"""

from typing import Annotated, cast

from fastapi import Depends, Request

from serving.database import Reader
from serving.settings import Settings


def settings_of(request: Request) -> Settings:
    """The settings that the app was created with."""
    return cast(Settings, request.app.state.settings)


async def reader_of(request: Request) -> Reader:
    """The reader that lives as long as the app."""
    return cast(Reader, request.app.state.reader)


ReaderOf = Annotated[Reader, Depends(reader_of)]
