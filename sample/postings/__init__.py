"""Postings written in the shapes in which sources give them: a board's JSON, pages, CSV and XLSX.

The facts come from `sample.records`; no fact is made up here.
"""
