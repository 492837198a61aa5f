"""A block of ours in a text that is somebody else's."""

from tools.plan.typescript.source import UnknownShapeError

_START, _END = "<!-- stheno -->", "<!-- /stheno -->"


def with_block(text: str, block: str) -> str:
    """Return `text` with our block in it: in the old one's place, else at the end."""
    ours = f"{_START}\n{block.strip()}\n{_END}\n"
    before, standing, after = _split(text)
    if standing:
        return before + ours + after
    return f"{text.rstrip()}\n\n{ours}" if text.strip() else ours


def without_block(text: str) -> str:
    """Return `text` without our block; "" where nothing else is left."""
    before, standing, after = _split(text)
    if not standing:
        return text
    rest = before.rstrip() + "\n" + (f"\n{after.lstrip()}" if after.strip() else "")
    return rest if rest.strip() else ""


def _split(text: str) -> tuple[str, str, str]:
    if _START not in text and _END not in text:
        return text, "", ""
    before, start, rest = text.partition(_START)
    block, end, after = rest.partition(_END)
    if not start or not end or _START in rest:
        line = before.count("\n") + 1
        raise UnknownShapeError(f"`{_START}` and `{_END}` do not stand there once each", line)
    return before, block, after.removeprefix("\n")
