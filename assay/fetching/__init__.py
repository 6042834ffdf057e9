"""Opening an address as a stranger would, without reaching anything that a stranger could not.

`visits.visit` is the way in.
"""
