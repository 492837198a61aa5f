"""Doc comments, as Medusa's packages carry them in `.d.ts` and `.js`."""

import re
from dataclasses import dataclass, field

_EDGE = re.compile(r"^\s*\*? ?")
_TAG = re.compile(r"^@(\w+)\s*(.*)$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_NOTE = re.compile(r":::\w*")
_LONGEST = 4000


@dataclass(frozen=True)
class Doc:
    """A doc comment: its text and its tags, each with all it says."""

    text: str = ""
    tags: dict[str, list[str]] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """One line: the `@summary` where there is one, else the first sentence."""
        text = " ".join((self.tags.get("summary") or [self.text])[0].split())
        return _SENTENCE.split(text, maxsplit=1)[0]

    @property
    def deprecated(self) -> str:
        """Why it is deprecated, empty if it is not."""
        said = self.tags.get("deprecated")
        return "" if said is None else (" ".join(said[0].split()) or "deprecated")

    @property
    def example(self) -> str:
        """The first example, as written."""
        return (self.tags.get("example") or [""])[0]


def parse_doc(comment: str) -> Doc:
    """Read a `/** … */` comment; anything else says nothing."""
    if not comment.startswith("/**"):
        return Doc()
    lines = [_EDGE.sub("", line) for line in comment[3:].removesuffix("*/").splitlines()]
    text: list[str] = []
    tags: dict[str, list[list[str]]] = {}
    into = text
    fenced = False
    for line in lines:
        fenced ^= line.lstrip().startswith("```")
        if not fenced and (match := _TAG.match(line)):
            into = [match[2]]
            tags.setdefault(match[1], []).append(into)
        else:
            into.append(line)
    return Doc(_clean(text), {tag: [_clean(one) for one in said] for tag, said in tags.items()})


def _clean(lines: list[str]) -> str:
    text = _NOTE.sub("", _LINK.sub(r"\1", "\n".join(lines)))
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:_LONGEST]
