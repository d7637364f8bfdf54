"""Who reads and acts: the HTTP API over tables that are already filled.

Nothing is ranked, parsed or encoded here, and no library that could do so is ever imported.
"""
