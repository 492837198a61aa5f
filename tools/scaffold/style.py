"""The project's own style, where it is not that of Medusa's starter, which templates have."""

from collections.abc import Mapping

from tools.errors import SthenoError
from tools.medusa.formatting import Formatting, formatting_of
from tools.plan.model import Risk
from tools.repo.workspace import Workspace

# Options of prettier's that change TypeScript, besides those a Formatting names.
_OTHER = ("arrowParens", "bracketSpacing", "objectWrap", "quoteProps", "experimentalTernaries",
          "experimentalOperatorPosition")  # fmt: skip
_INSTEAD = "the new files have the style of Medusa's starter"


class ProjectStyle:
    """How the project formats its TypeScript; `risks` tell where that could not be followed.

    No code of the project runs, unless `trust` is given: then a configuration that is a program.
    Prettier is our own, of the project's version; plugins are never run.  `is_starters` tells
    that nothing has to be formatted.
    """

    def __init__(self, workspace: Workspace, *, trust: bool = False) -> None:
        self.formatting = formatting_of(workspace)
        self.risks: list[Risk] = []
        self._workspace = workspace
        self.is_starters = _is_starters(self.formatting)
        self._program = self.formatting.needs_trust and trust
        self._crlf = self.formatting.end_of_line == "crlf"

    def styled(self, files: Mapping[str, str]) -> dict[str, str]:
        """Return the texts, by path, as the project's prettier prints them, with LF line ends."""
        if self.is_starters or not files:
            return dict(files)
        source = self.formatting.source
        if self.formatting.needs_trust and not self._program:
            self._risk(
                f"{source} is a program, which planning does not run: {_INSTEAD}; "
                "plan on the command line with --trust to have yours"
            )
            return dict(files)
        if self.formatting.plugins:
            self._risk(f"{source} names plugins of prettier: the new files are without their work")
        # Loaded where a project has a style of its own only.
        from tools.scaffold.prettier import prettier  # noqa: PLC0415

        try:
            outcome = prettier(self._workspace, self._job(files))
        except SthenoError as error:
            self._risk(f"the style of {source} could not be followed: {error}; {_INSTEAD}")
            return dict(files)
        self._crlf = outcome.crlf
        return outcome.files

    def with_line_ends(self, text: str) -> str:
        """Return the text of a new file with the line ends that the project writes."""
        return text.replace("\n", "\r\n") if self._crlf else text

    def _job(self, files: Mapping[str, str]) -> dict[str, object]:
        root = str(self._workspace.root) if self._program else None
        return {"root": root, "options": _options(self.formatting), "files": dict(files)}

    def _risk(self, message: str) -> None:
        self.risks.append(Risk(level="low", message=message))


def _is_starters(formatting: Formatting) -> bool:
    own = _options(formatting)
    starter = {
        "semi": False,
        "singleQuote": False,
        "tabWidth": 2,
        "useTabs": False,
        "printWidth": 80,
        "trailingComma": "es5",
    }
    said = {name: value for name, value in own.items() if name != "endOfLine"}
    return formatting.source is None or (not formatting.needs_trust and said == starter)


def _options(formatting: Formatting) -> dict[str, object]:
    return {
        "semi": formatting.semi,
        "singleQuote": formatting.single_quote,
        "tabWidth": formatting.tab_width,
        "useTabs": formatting.use_tabs,
        "printWidth": formatting.print_width,
        "trailingComma": formatting.trailing_comma,
        "endOfLine": formatting.end_of_line,
        **{name: value for name, value in formatting.other.items() if name in _OTHER},
    }
