"""How well a pair fits and why: the weighted rule, the lists it makes, the reasons it gives, and how to judge it.

Which pairs are looked at is the retrieval's question; nothing is learned or fitted while ranking.
"""
