"""Boosted decision trees for whoever judges something by many signs; what the signs mean is known to the caller."""
