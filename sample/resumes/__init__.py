"""Résumés drawn as real files: PDF, Word, HTML, plain text and JSON Resume.

The facts come from `sample.records`; no fact is made up here.
"""
