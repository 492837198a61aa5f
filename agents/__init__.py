"""Who thinks: the specialists.

A regular package, for a namespace package would lose to any other distribution's `agents`.
"""
