"""Which files are likeliest to be meant: source first, then tests, then what is made or told."""

import re

_TEST = re.compile(
    r"(^|/)(__tests__|__mocks__|__fixtures__|tests?|integration-tests)/|\.(spec|test)\.\w+$"
)
_MADE = re.compile(
    r"(^|/)(migrations|dist|build|generated|\.[^/]+)/|\.(min|gen|generated)\.\w+$|\.d\.[mc]?ts$"
    r"|(^|/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$|\.(snap|map|csv|svg|lock)$"
)
_SOURCE = re.compile(r"\.([mc]?[jt]sx?|py|sql|graphql|vue|svelte)$")
_TOLD = re.compile(r"\.(md|mdx|txt|rst|adoc)$|(^|/)(CHANGELOG|LICENSE)")


def place_of(path: str) -> int:
    """Return where a path belongs in an answer, 0 before all others."""
    if _MADE.search(path):
        return 4
    if _TOLD.search(path):
        return 3
    if _TEST.search(path):
        return 2
    return 0 if _SOURCE.search(path) else 1
