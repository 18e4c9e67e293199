"""The citation graph of a base, and the questions that are asked of it.

`records` says what a graph is, `building` makes the one of a base, `networks` alone knows networkx, and every
other module answers one question.
"""
