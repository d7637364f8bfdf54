"""Documents that hold postings to `Posting` records.

People are read in `models.parsing.resumes`.
"""
