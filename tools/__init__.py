"""What can be done.

A regular package, for a namespace package would lose to any other distribution's `tools`.
"""
