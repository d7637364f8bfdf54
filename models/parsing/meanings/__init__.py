"""What a few words mean in postings and résumés alike: dates, periods, pay, degrees, ways to work.

No document is read here.
"""
