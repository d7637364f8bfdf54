"""`alerts test`: whether those who should be told of trouble can be reached.

How they are told is known to `pipelines.alerts`.
"""

import typer

from pipelines.errors import UserError


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    family = typer.Typer(no_args_is_help=True, help="Who is told when something fails.")
    family.callback()(_name)
    family.command("test")(send_test)
    app.add_typer(family, name="alerts")


def _name() -> None:
    """Makes it a family, though it has one member."""


def send_test() -> None:
    """Send a test alert to the webhook and the addresses that are set."""
    from pipelines.alert_channels import channels_of
    from pipelines.alerts import Alert, send
    from pipelines.settings import load_settings

    channels = channels_of(load_settings())
    if not channels:
        raise UserError("nobody is told: set MATCHMILL_ALERT_WEBHOOK, or MATCHMILL_ALERT_EMAIL and MATCHMILL_SMTP_URL")
    outcomes = send(channels, Alert("test", "Matchmill: a test alert", "Alerts arrive: that is all it says."))
    for outcome in outcomes:
        typer.echo(f"{outcome.channel}: {f'not delivered, {outcome.fault}' if outcome.fault else 'delivered'}")
    if any(outcome.fault for outcome in outcomes):
        raise typer.Exit(1)
