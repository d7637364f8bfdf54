"""From logs to one row per entity: which documents speak of the same vacancy or person, and which word counts.

Nothing is parsed here and no feature is computed here.
"""
