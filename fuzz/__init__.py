"""Inputs that nobody would write, and the laws that hold for whatever is given.

For development only. The tests draw their inputs with ``hypothesis``; ``python -m fuzz.run`` lets
``atheris`` look for inputs that reach new code. Both hold what happens against ``fuzz.laws``.
"""
