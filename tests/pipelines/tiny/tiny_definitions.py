"""The smallest definitions that Dagster can serve: one asset, in one job, that waits as long as it is told to."""

import time

import dagster as dg


class Wait(dg.Config):
    seconds: float = 0.0


@dg.asset
def nap(config: Wait) -> None:
    time.sleep(config.seconds)


defs = dg.Definitions(assets=[nap], jobs=[dg.define_asset_job("naps", executor_def=dg.in_process_executor)])
