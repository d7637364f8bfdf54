"""Between Dagster and the lake: an output is committed, an input is the snapshot that is current. No rows pass here."""

import dagster as dg

from assets import clock
from assets.lake import Draft, Lake, Snapshot


class LakeIOManager(dg.IOManager):
    """Moves an asset's pointer when its draft has passed the blocking checks, and hands readers snapshots."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake

    def handle_output(self, context: dg.OutputContext, obj: Draft) -> None:
        """Make the draft current. Raises LakeConflict when another run was faster."""
        manifest = self.lake.commit(obj, context.run_id, clock.now())
        context.add_output_metadata({"manifest": manifest.manifest_id})

    def load_input(self, context: dg.InputContext) -> Snapshot:
        """The current version of the upstream asset, whichever partition is asked for: logs are read whole."""
        return self.lake.current(context.asset_key.to_user_string())
