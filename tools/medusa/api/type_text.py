"""Types as text: taking generic ones apart, and keeping long ones short."""

_OPEN, _CLOSE = "<([{", ">)]}"


def split_arguments(text: str) -> list[str]:
    """Return the type arguments of `Name<A, B>`; none where it takes none."""
    start = text.find("<")
    if start < 0:
        return []
    depth, begin, found = 0, start + 1, []
    for index in range(start, len(text)):
        letter = text[index]
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE and text[index - 1 : index + 1] != "=>":
            depth -= 1
        if (letter == "," and depth == 1) or depth == 0:
            found.append(text[begin:index].strip())
            begin = index + 1
        if depth == 0:
            break
    return found


def shortened(text: str, length: int) -> str:
    """Return the text, cut with an ellipsis where it is longer."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
