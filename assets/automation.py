"""When Dagster itself asks for a run: backfills and drift, never the way of an arrival. At most three conditions.

What runs by the clock or on an arrival is declared in `pipelines`.
"""

import dagster as dg

read_again = (dg.AutomationCondition.code_version_changed() & ~dg.AutomationCondition.missing()).with_label(
    "read_again"
)
"""For the parsed logs: a parser that reads differently reads every day again.

Without it, documents of the past would keep what an older parser made of them until somebody thought of a backfill.
"""
