"""Bytes of one document to the text that a person sees, with what nobody sees kept apart.

Nothing here asks what a text says.
"""
