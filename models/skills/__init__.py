"""Skills and occupations: the taxonomy of our own, and how both are found in text.

Nothing here decides whether a person suits a posting; it only says what a text names, where, and how surely.
"""
