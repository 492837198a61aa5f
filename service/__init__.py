"""How others reach the tools.

A regular package, for a namespace package would lose to any other distribution's `service`.
"""
