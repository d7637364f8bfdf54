"""Companies that have accounts here.

Employers that are only named by a posting are text in that posting, never rows of this table.
"""

from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Audited, Base, Deletable, Identified


class Company(Identified, Audited, Deletable, Base):
    """An employer whose people use the API. `slug` is its unique name in addresses."""

    __tablename__ = "companies"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    url: Mapped[str | None]
    logo: Mapped[str | None]
    summary: Mapped[str | None]
    industry: Mapped[str | None]
    country: Mapped[str | None]
    region: Mapped[str | None]
    city: Mapped[str | None]
