"""Which figures would, if changed, put everything right, and how the slip was made.

``causes`` finds them and ``conclusions`` is what it says, as data. Nothing is imported here: every
check needs the data, but the search, which takes 13 ms to import, only if something is broken.
"""
