"""The bundled sample: invented postings, résumés and truths about them, and the seeded script that makes the files.

Nothing of the product lives here, and nothing of the product is imported here, so the truths depend on no ranker.
"""
