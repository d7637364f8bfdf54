"""The kind of error that is told to a person in a sentence, without a trace.

What is wrong with rows and documents is no error: that is data, in `models` and `assets`.
"""


class UserError(Exception):
    """Something that its user can mend. The text is one sentence that says what, and shows no secret."""
