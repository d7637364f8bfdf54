"""`admin create`: the first account, and the company it belongs to.

How a password is hashed is in `models.passwords`, how rows are made in `models.tables.accounts`.
"""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.errors import UserError

if TYPE_CHECKING:
    from models.tables.accounts import Made

Email = Annotated[str, typer.Option(help="The address that the account signs in with.")]
Company = Annotated[str, typer.Option(help="A company that the account shall own; made if there is none of that name.")]
Generate = Annotated[bool, typer.Option(help="Make a password and print it, once, instead of asking for one.")]

TAKEN = "an account with that address exists already; nothing was changed"


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="Accounts of those who run this installation.")
    family.callback()(_name)
    family.command()(create)
    app.add_typer(family, name="admin")


def _name() -> None:
    """Makes it a family, though it has one member."""


def create(email: Email, company: Company = "", generate: Generate = False) -> None:
    """Make an administrator's account. The password is asked for, or read from standard input; never an argument."""
    import secrets

    from models.passwords import hash_password
    from models.tables.accounts import slug_of
    from pipelines.postgres import database
    from pipelines.settings import load_settings

    address = _checked(email)
    if company and not slug_of(company):
        raise UserError("--company: the name needs a letter or a digit of the Latin alphabet")
    with database(load_settings()) as url:
        _refuse_taken(url, address)
        password = secrets.token_urlsafe(18) if generate else _ask()
        try:
            hashed = hash_password(password)
        except ValueError as fault:
            raise UserError(f"{fault}; nothing was changed") from None
        made = _make(url, address, hashed, company)
    belongs = f", owner of {'the new company' if made.company_is_new else 'the company'} {company}" if company else ""
    typer.echo(f"{address} is an administrator now{belongs}.")
    if generate:
        typer.echo(f"Password, shown this once: {password}")


def _checked(email: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError as fault:
        raise UserError(f"--email: {str(fault).rstrip('.')}") from None


def _ask() -> str:
    if sys.stdin.isatty():
        return typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return sys.stdin.readline().rstrip("\r\n")


def _refuse_taken(url: str, email: str) -> None:
    """Before anybody is asked for a password."""
    from models.tables.accounts import has_account
    from models.tables.engine import create_engine_for

    engine = create_engine_for(url, pool_size=1)
    try:
        with engine.connect() as connection:
            if has_account(connection, email):
                raise UserError(f"{email}: {TAKEN}")
    finally:
        engine.dispose()


def _make(url: str, email: str, password_hash: str, company: str) -> "Made":
    from models.tables.accounts import AccountExists, create_admin
    from models.tables.engine import create_engine_for

    engine = create_engine_for(url, pool_size=1)
    try:
        with engine.begin() as connection:
            return create_admin(connection, email, password_hash, company)
    except AccountExists:
        raise UserError(f"{email}: {TAKEN}") from None
    finally:
        engine.dispose()
