"""The tables that the pipeline publishes to and the API serves from, and the few functions that write and pin them.

No data frame, no matching and no HTTP lives here: rows go in and out as plain values or Arrow streams. Nothing is
imported by the package itself, so that the API pays only for the nouns it names.
"""
