"""What a document is turned into once: terms, a vector, skills, and what one pair of documents has in common.

Nothing is fitted here but the text model, and nothing here decides who is matched.
"""
