"""The trained reader of résumés' fields: what it sees, how it is trained, how it judges.

Rules stand in `models.parsing.resumes.mentions`.
"""
