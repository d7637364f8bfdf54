"""The one partitioning: days of arrival, for the logs. Everything after `current_*` is unpartitioned."""

import dagster as dg

FIRST_DAY = "2025-01-01"

arrival_days = dg.DailyPartitionsDefinition(start_date=FIRST_DAY, end_offset=1)
"""UTC days; `end_offset` lets documents arrive today."""
