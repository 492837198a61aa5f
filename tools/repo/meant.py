"""Which name was probably meant by one that there is not."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str], form: str = "{}", *, like: float = 0.6) -> str:
    """Ask whether the nearest of the known names was meant; empty where none is near.

    `form` is how a name is written in the question; `like` is how near is near, up to 1.
    """
    near = get_close_matches(name, list(known), n=1, cutoff=like)
    return f"did you mean {form.format(near[0])}?" if near else ""
