"""Tables and lists of JSON objects to rows, and which column means which field.

Nothing here reads a field's value.
"""
