"""Citations of a file and line, of the workspace or of an installed package."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.errors import SthenoError, UsageError
from tools.medusa.api.installed_packages import installed_packages
from tools.repo.visible import visible_name
from tools.repo.workspace import Workspace

_PATH = r"[\w.@\[\]+-]+(?:/[\w.@\[\]+-]+)*\.[A-Za-z]{1,5}"
_LINES = r":(?P<start>\d{1,7})(?:[-\u2013](?P<end>\d{1,7}))?"  # a dash too
_PACKAGE = r"(?:(?P<package>@medusajs/[\w.-]+)@(?P<version>\d[\w.+-]*) )?"
_WHOLE = re.compile(rf"`?{_PACKAGE}(?P<path>{_PATH}){_LINES}`?")
# In prose: not within a longer path, and no part of a URL or of a time.
_INSIDE = re.compile(rf"(?<![\w/.@:-]){_PACKAGE}(?P<path>{_PATH}){_LINES}(?![\w:])")
_INSTALLED = re.compile(r"node_modules/(?P<name>@medusajs/[\w.-]+)/")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Citation:
    """Lines of a file; `package` and `version` are set where it is Medusa's."""

    path: str
    start: int
    end: int
    package: str | None = None
    version: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Return the citation that a text is; raises ValueError if it is none."""
        match = _WHOLE.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is no citation")
        return cls._of(match)

    @classmethod
    def _of(cls, match: re.Match[str]) -> "Citation":
        start = int(match["start"])
        end = int(match["end"] or start)
        return cls(match["path"], start, end, match["package"], match["version"])

    def __str__(self) -> str:
        package = f"{self.package}@{self.version} " if self.package else ""
        lines = f"{self.start}-{self.end}" if self.end != self.start else f"{self.start}"
        return visible_name(f"{package}{self.path}:{lines}")


def is_citation(text: str) -> bool:
    """Tell whether a text is a citation and nothing else."""
    return _WHOLE.fullmatch(text.strip()) is not None


def cited_in(text: str) -> Iterator[Citation]:
    """Yield every citation that stands in a text."""
    for match in _INSIDE.finditer(text):
        yield Citation._of(match)  # noqa: SLF001  # its own class


def missing(citation: Citation, workspace: Workspace) -> str | None:
    """Return why the lines cited are not there, None where they are."""
    try:
        text = _text(citation, workspace)
    except SthenoError as error:
        return error.message
    if text is None:
        return "there is no such file"
    total = len(_LINE_ENDS.findall(text)) + (not text.endswith(("\n", "\r")) and text != "")
    if not 1 <= citation.start <= citation.end <= total:
        return f"there is no such line: the file has {total}"
    return None


def _text(citation: Citation, workspace: Workspace) -> str | None:
    name, file = citation.package, citation.path
    if name is None:
        if (match := _INSTALLED.match(file)) is None:
            return workspace.read_text(file)
        name, file = match["name"], file[match.end() :]
    package = installed_packages(workspace).get(name)
    if package is None or citation.version not in {None, package.version}:
        raise UsageError(f"{name}@{citation.version or '?'} is not installed here")
    return Workspace.at(package.folder).read_text(file)
