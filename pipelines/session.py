"""What a lone command needs to run jobs: a database that answers and Dagster's records of this home.

Nothing is run here; `pipelines.runner` does that.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
from pydantic import SecretStr

from pipelines.dagster_home import write_dagster_home
from pipelines.lakes import open_lake
from pipelines.postgres import database
from pipelines.settings import Settings


@contextmanager
def open_session(settings: Settings) -> Iterator[tuple[Settings, dg.DagsterInstance]]:
    """Settings that name the database, and the Dagster instance in which runs are recorded; both end with the block.

    Raises UserError.
    """
    open_lake(settings)  # here a lake that can't be opened is told in a sentence, inside of a run by a step
    folder = settings.home / "dagster"
    write_dagster_home(folder)
    with database(settings) as url, dg.DagsterInstance.from_config(str(folder)) as instance:
        yield settings.model_copy(update={"database_url": SecretStr(url)}), instance
