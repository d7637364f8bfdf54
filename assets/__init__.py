"""What exists: thin Dagster declarations, their checks, resources and the lake they are stored in.

A business decision never lives here; it belongs in `models`. When and where things run belongs in `pipelines`.
"""
