"""What every table shares: the metadata with its naming convention, keys, audit columns and soft deletion.

No table of its own lives here.
"""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Date, DateTime, MetaData, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The declarative base: Python annotations say the column types."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: BigInteger(),
        UUID: Uuid(),
        date: Date(),
        datetime: DateTime(timezone=True),
        list[str]: ARRAY(Text()),
        dict[str, Any]: JSONB(),
    }


class Identified:
    """A UUID key, made by the database unless the writer brings its own."""

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"), sort_order=-10)


class Audited:
    """When a row was made and last changed, and by which account; a null account means the pipeline.

    The accounts are no foreign keys: the audit outlives them.
    """

    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), sort_order=90)
    created_by: Mapped[UUID | None] = mapped_column(sort_order=91)
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now(), sort_order=92)
    updated_by: Mapped[UUID | None] = mapped_column(sort_order=93)


class Deletable:
    """Rows that a person can delete and get back: see `models.tables.removal`."""

    deleted_at: Mapped[datetime | None] = mapped_column(sort_order=94)
    deleted_by: Mapped[UUID | None] = mapped_column(sort_order=95)


class Ordered:
    """A child row's place within its parent, from 0; a child has no key, audit or life of its own."""

    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-8)


def one_of(column: str, *values: str) -> str:
    """The text of a check constraint: the column holds one of the values, or null where it may."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
