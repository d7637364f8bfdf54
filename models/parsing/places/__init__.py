"""Names of places and what they stand for, shipped and loaded.

Nothing here knows whose place it is.
"""
