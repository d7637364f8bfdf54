"""Which pairs of a profile and a posting are looked at: hard constraints, two similarity legs, and the shortlist.

How well a pair fits is the ranking's question.
"""
