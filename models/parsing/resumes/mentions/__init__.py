"""Where a document's text names a field: spans with a confidence, found line by line on real and on flattened layouts.

How spans become a record is known to `models.parsing.resumes.resume`; nothing here reads bytes.
"""
