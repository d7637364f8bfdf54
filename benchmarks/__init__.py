"""Measurements that people quote: each prints its figure with the spread and what it was measured on.

Nothing here is imported by the product, and no test asserts an absolute time. A benchmark is a module with
`run(report) -> bool` (whether its limits are kept) that also runs alone: `python -m benchmarks.NAME`.
"""
