"""Measurements that people quote: each prints its figure with the spread and what it was measured on.

Nothing here is imported by the product, and no test asserts an absolute time.
"""
