"""How prettier would print the project's TypeScript, without running it."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError

from tools.medusa.monorepo import enclosing_folders, manifest_or_empty, read_plain, relative_to
from tools.plan.model import Frozen
from tools.repo.globs import expanded_braces
from tools.repo.jsonc import Json, as_object, as_text, parse_jsonc
from tools.repo.workspace import Workspace
from tools.repo.yaml_text import parse_yaml

# In prettier's own order; the first one found in the nearest folder is the one.
_DATA_FILES = (
    ".prettierrc", ".prettierrc.json", ".prettierrc.yaml", ".prettierrc.yml", ".prettierrc.json5",
    ".prettierrc.toml",
)  # fmt: skip
_PROGRAMS = tuple(
    f"{stem}.{end}"
    for stem in (".prettierrc", "prettier.config")
    for end in ("js", "ts", "mjs", "mts", "cjs", "cts")
)
# What stands for all generated files when globs are matched.
_SAMPLE = "src/modules/sample/service.ts"

_STARTER: dict[str, Json] = {"semi": False, "trailingComma": "es5"}
_FIELDS = {
    "semi": "semi",
    "singleQuote": "single_quote",
    "tabWidth": "tab_width",
    "useTabs": "use_tabs",
    "printWidth": "print_width",
    "trailingComma": "trailing_comma",
    "endOfLine": "end_of_line",
}
_DEFAULTS: dict[str, Json] = {
    "semi": True,
    "singleQuote": False,
    "tabWidth": 2,
    "useTabs": False,
    "printWidth": 80,
    "trailingComma": "all",
    "endOfLine": "lf",
}
_EXACT = re.compile(r"\d+\.\d+\.\d+", re.ASCII)


# Told the file and what is wrong with it, and no place in it.
Report: TypeAlias = Callable[[str, None, str], None]


class Formatting(Frozen):
    """How prettier would print the project's TypeScript.

    `source` is None where the project says nothing: the values are then those of Medusa's own
    starter.  `needs_trust` marks a configuration that is a program: it was not run, and the
    values are prettier's defaults.  `other` holds the options beyond these, `plugins` tells that
    there are some.
    """

    source: str | None
    needs_trust: bool = False
    semi: bool
    single_quote: bool
    tab_width: int
    use_tabs: bool
    print_width: int
    trailing_comma: str
    end_of_line: str = "lf"
    other: dict[str, bool | int | float | str | None]
    plugins: bool = False


def formatting_of(workspace: Workspace, report: Report | None = None) -> Formatting:
    """Return the formatting that the nearest prettier configuration and `.editorconfig` ask for.

    Configurations that are programs are named and not run; `report` is told of broken ones.
    """
    report = report or _unheard
    folders = enclosing_folders(workspace.root)
    editor_file, editor = _editor_config(workspace, folders)
    for folder in folders:
        file, options = _configuration(workspace, folder, report)
        if file is None:
            continue
        where = relative_to(workspace, folder / file)
        values = _DEFAULTS | _default_comma(folders) | editor
        if options is None:
            return _formatting(where, values, needs_trust=True)
        return _checked(report, where, values, options)
    if editor_file:
        return _checked(report, editor_file, _DEFAULTS | _STARTER, editor)
    return _formatting(None, _DEFAULTS | _STARTER)


def _unheard(_: str, __: None, ___: str) -> None:
    pass


def _configuration(
    workspace: Workspace, folder: Path, report: Report
) -> tuple[str | None, dict[str, Json] | None]:
    """Return the configuration's file name and values; None for the values of a program."""
    listed = manifest_or_empty(folder).get("prettier")
    if listed is not None:
        # A string names a package, which is a program.
        return "package.json", (listed if isinstance(listed, dict) else None)
    there = _names_in(folder)
    for name in filter(there.__contains__, _DATA_FILES):
        text = read_plain(folder / name)
        if text is not None:
            where = relative_to(workspace, folder / name)
            return name, _parsed(report, where, name, text)
    programs = filter(there.__contains__, _PROGRAMS)
    return next((name for name in programs if (folder / name).is_file()), None), None


def _names_in(folder: Path) -> set[str]:
    try:
        with os.scandir(folder) as entries:
            return {entry.name for entry in entries}
    except OSError:
        # A folder that may be passed but not listed: whatever it may hold is tried.
        return {*_DATA_FILES, *_PROGRAMS}


def _parsed(report: Report, where: str, name: str, text: str) -> dict[str, Json] | None:
    try:
        if name.endswith(".toml"):
            import tomllib  # noqa: PLC0415  # few write it so, and a plan starts without it

            value: Json = tomllib.loads(text)
        elif name.endswith((".json", ".json5")):
            value = parse_jsonc(text)
        else:
            value = parse_yaml(text)
    except ValueError as error:
        report(where, None, f"not readable: {' '.join(str(error).split())}")
        return {}
    # A string names a package, which is a program.
    return None if isinstance(value, str) else as_object(value)


def _checked(
    report: Report, where: str, values: dict[str, Json], options: dict[str, Json]
) -> Formatting:
    try:
        return _formatting(where, values | _with_overrides(options))
    except ValidationError as error:
        names = ", ".join(str(problem["loc"][0]) for problem in error.errors())
        report(where, None, f"values of the wrong kind: {names}")
        return _formatting(where, values)


def _with_overrides(options: dict[str, Json]) -> dict[str, Json]:
    merged = {key: value for key, value in options.items() if key not in {"overrides", "$schema"}}
    overrides = options.get("overrides")
    for entry in map(as_object, overrides if isinstance(overrides, list) else []):
        if _matches(entry.get("files")) and not _matches(entry.get("excludeFiles")):
            merged |= as_object(entry.get("options"))
    return merged


def _matches(patterns: Json) -> bool:
    listed = patterns if isinstance(patterns, list) else [patterns]
    texts = [text for text in listed if isinstance(text, str)]
    return _glob_matches([one for text in texts for one in expanded_braces(text)])


def _glob_matches(patterns: list[str]) -> bool:
    if not patterns:
        return False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  # few have patterns, likewise

    return GitIgnoreSpec.from_lines(patterns).match_file(_SAMPLE)


def _formatting(
    source: str | None, values: dict[str, Json], *, needs_trust: bool = False
) -> Formatting:
    known = {field: values[key] for key, field in _FIELDS.items()}
    scalars = {key: value for key, value in values.items() if not isinstance(value, dict | list)}
    other = {key: value for key, value in scalars.items() if key not in _FIELDS}
    return Formatting.model_validate(
        {
            "source": source,
            "needs_trust": needs_trust,
            "other": other,
            "plugins": bool(values.get("plugins")),
            **known,
        }
    )


def _default_comma(folders: list[Path]) -> dict[str, Json]:
    """Return the default that prettier 2 had, if that is what is installed."""
    version = _installed_prettier(folders)
    return {"trailingComma": "es5"} if version and version[0] in "12" else {}


def prettier_version(workspace: Workspace) -> str | None:
    """Return the exact version of prettier that the project has or pins, if it tells one."""
    folders = enclosing_folders(workspace.root)
    installed = _installed_prettier(folders)
    if installed is not None:
        return installed
    for folder in folders:
        manifest = manifest_or_empty(folder)
        for section in ("devDependencies", "dependencies"):
            pinned = as_text(as_object(manifest.get(section)).get("prettier"))
            if pinned and _EXACT.fullmatch(pinned):
                return pinned
    return None


def _installed_prettier(folders: list[Path]) -> str | None:
    for folder in folders:
        package = folder / "node_modules" / "prettier"
        version = as_text(manifest_or_empty(package).get("version"))
        if version and _EXACT.fullmatch(version):
            return version
    return None


def _editor_config(workspace: Workspace, folders: list[Path]) -> tuple[str | None, dict[str, Json]]:
    """Return the nearest `.editorconfig` and what all of them say in prettier's words."""
    nearest: str | None = None
    merged: dict[str, str] = {}
    for folder in folders:
        text = read_plain(folder / ".editorconfig")
        if text is None:
            continue
        nearest = nearest or relative_to(workspace, folder / ".editorconfig")
        root, found = _editor_section(text)
        merged = found | merged
        if root:
            break
    options = _in_prettiers_words(merged)
    return (nearest if options else None), options


def _editor_section(text: str) -> tuple[bool, dict[str, str]]:
    applies, root, found = False, False, dict[str, str]()
    preamble = True
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            preamble, applies = False, _glob_matches(expanded_braces(line[1:-1]))
            continue
        key, equals, value = (part.strip().lower() for part in line.partition("="))
        if not equals or line.startswith(("#", ";")):
            continue
        if preamble and key == "root":
            root = value == "true"
        elif applies:
            found[key] = value
    return root, found


def _in_prettiers_words(editor: dict[str, str]) -> dict[str, Json]:
    options: dict[str, Json] = {}
    style, size = editor.get("indent_style"), editor.get("indent_size", "")
    width = size if size.isdigit() else editor.get("tab_width", "")
    length, line_end = editor.get("max_line_length", ""), editor.get("end_of_line")
    if style in {"tab", "space"}:
        options["useTabs"] = style == "tab"
    if width.isdigit():
        options["tabWidth"] = int(width)
    if length.isdigit():
        options["printWidth"] = int(length)
    if line_end in {"lf", "crlf", "cr"}:
        options["endOfLine"] = line_end
    return options
