"""How a process reaches Postgres: one spelling of the address for SQLAlchemy, one for ADBC and psycopg.

No server is started here and no setting is read: the caller gives the address.
"""

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url


def normalise_url(url: str) -> URL:
    """The address with psycopg as the driver; takes `postgres://`, `postgresql://` and unix-socket forms (`?host=/…`).

    Raises ValueError when it is no Postgres address; the text never repeats it, for it may hold a password.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+")[0] not in ("postgres", "postgresql"):
        raise ValueError("the database address must begin with postgresql://")
    return make_url(f"postgresql+psycopg://{rest}")


def libpq_uri(url: str) -> str:
    """The same address as libpq reads it, for ADBC and psycopg."""
    return normalise_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def create_engine_for(url: str, *, application_name: str = "matchmill", pool_size: int = 5) -> Engine:
    """An engine whose idle connections are checked before use, so that a restarted server is not noticed."""
    return create_engine(
        normalise_url(url),
        pool_size=pool_size,
        pool_pre_ping=True,
        connect_args={"application_name": application_name, "connect_timeout": 10},
    )
