"""Documents that speak of people to `Resume` records, with what proves each field.

Postings are read in `models.parsing.postings`.
"""
