"""What a person sees.

A regular package, for a namespace package would lose to any other distribution's `terminal`.
"""
