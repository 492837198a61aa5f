"""What each command does, whoever read its arguments.

A regular package, for a namespace package would lose to any other distribution's `commands`.
"""
