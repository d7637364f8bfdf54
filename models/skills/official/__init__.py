"""The official classifications, ESCO and O*NET, read from the files that their publishers offer.

What they say is joined to our own taxonomy in `models.skills.taxonomy`; nothing is downloaded here.
"""
