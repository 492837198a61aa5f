"""Findings that the code itself excuses: `// stheno-ignore X15: the reason`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.map_config import config_file
from tools.medusa.sources import Source
from tools.repo.parse import descendants, line_of, text_of

_MARK = b"stheno-ignore"
_COMMENT = re.compile(
    r"^(?://|/\*)\s*stheno-ignore\b\s*(\w*)\s*(?::\s*(.*?))?\s*(?:\*/)?$", re.DOTALL
)


@dataclass(frozen=True)
class Excuse:
    """A comment that excuses a rule on its own line and on the next."""

    rule: str
    reason: str
    place: Found

    def covers(self, rule: str, found: Found) -> bool:
        """Tell whether the comment speaks of a finding."""
        near = found.line - self.place.line in {0, 1}
        return self.rule == rule and near and self.place.path == found.path


def excuses(project: Project) -> Iterator[Excuse]:
    """Yield every such comment below `src` and in the configuration."""
    config = config_file(project.sources)
    for source in [*project.sources.under("src"), *([config] if config else [])]:
        if _MARK in (source.root.text or b""):
            yield from _of(source)


def _of(source: Source) -> Iterator[Excuse]:
    for comment in descendants(source.root, "comment"):
        if match := _COMMENT.match(text_of(comment)):
            rule, told = match[1].upper(), (match[2] or "").strip()
            reason = told if rule else ""
            place = at(source, comment, "")
            # A comment of several lines speaks of what follows its last.
            last = line_of(comment) + text_of(comment).count("\n")
            yield Excuse(rule, reason, Found(place.path, last, "", place.column))


def _never(_: Project) -> Iterator[Found]:
    """Find nothing: these two are found where comments and findings meet."""
    yield from ()


WITHOUT_REASON = Rule(
    "S01", Severity.ERROR, "a suppression gives its reason",
    "Nobody can tell later whether it still holds; it does not count.",
    "`// stheno-ignore X15: why this one is right`", "Stheno's own rule", _never,
)  # fmt: skip
UNUSED = Rule(
    "S02", Severity.WARNING, "a suppression suppresses something",
    "It would hide the next mistake made there.",
    "Take the comment out.", "Stheno's own rule", _never,
)  # fmt: skip
RULES = (WITHOUT_REASON, UNUSED)
