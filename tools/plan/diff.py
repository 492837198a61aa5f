"""Unified diffs as git prints and applies them."""

import difflib

_NO_NEWLINE = "\\ No newline at end of file\n"


def split_lines(text: str) -> list[str]:
    r"""Split after every "\n" and nowhere else, ends kept: "\r" and form feeds belong to a line."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def unified_diff(path: str, before: str | None, after: str | None) -> str:
    """Return the diff from `before` to `after`, None meaning no file; "" if they are the same."""
    if before == after:
        return ""
    # git ends a name that holds a space with a tab, so that it is not cut there.
    name = path + "\t" if " " in path else path
    header = [
        f"--- {'/dev/null' if before is None else 'a/' + name}\n",
        f"+++ {'/dev/null' if after is None else 'b/' + name}\n",
    ]
    old, new = split_lines(before or ""), split_lines(after or "")
    if old:
        hunks = list(difflib.unified_diff(old, new, n=3))[2:]
    else:
        # What difflib says of a new file, which most of a plan is.
        length = "1" if len(new) == 1 else f"1,{len(new)}"
        hunks = [f"@@ -0,0 +{length} @@\n", *(f"+{line}" for line in new)] if new else []
    return "".join(header + [_ended(line) for line in hunks])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"
