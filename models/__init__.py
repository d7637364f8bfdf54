"""How matching works: parsing, skills, features, retrieval and ranking as plain functions, and the tables.

Nothing here knows about orchestration or HTTP: no Dagster, no FastAPI, no schedule, no route.
"""
