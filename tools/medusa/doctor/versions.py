"""Rules about versions: packages that belong together, imports a version does not have."""

import json
import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.medusa.expressions import literal
from tools.medusa.versions import ZOD_FROM_FRAMEWORK, Since
from tools.plan.typescript.source import Replacement
from tools.repo.parse import descendants

REEXPORTS = Since(
    (2, 11, 0),
    "mikro-orm, pg and awilix are imported through @medusajs/framework",
    "run on 2.11.1; framework packages of 2.4.0 and 2.11.1",
)
# Released together, each of a version needs the others of it.
_TOGETHER = frozenset({"@medusajs/medusa", "@medusajs/framework", "@medusajs/cli"})
_FRAMEWORK = "@medusajs/framework/"


def _mixed(project: Project) -> Iterator[Found]:
    text = project.sources.workspace.read_text("package.json") or ""
    try:
        manifest = json.loads(text)
    except ValueError:
        return
    wanted: dict[str, str] = {}
    for part in ("dependencies", "devDependencies"):
        given = manifest.get(part) if isinstance(manifest, dict) else None
        if isinstance(given, dict):
            wanted |= {key: value for key, value in given.items() if isinstance(value, str)}
    # A range may still meet another: only versions that are written out exactly contradict.
    exact = {name: wanted[name] for name in sorted(_TOGETHER & wanted.keys())}
    exact = {name: version for name, version in exact.items() if version[:1].isdigit()}
    base = exact.get("@medusajs/medusa")
    for name, version in exact.items():
        if base is not None and version != base and _is_plain(version) and _is_plain(base):
            line = next((n for n, one in enumerate(text.splitlines(), 1) if f'"{name}"' in one), 1)
            message = f"{name} is {version}, @medusajs/medusa {base}"
            yield Found("package.json", line, message, edits=_pinned(text, name, version, base))


def _pinned(text: str, name: str, version: str, base: str) -> tuple[Replacement, ...]:
    """Return the edit that names another version, if the package is named just once."""
    pattern = rf'"{re.escape(name)}"\s*:\s*"({re.escape(version)})"'
    places = list(re.finditer(pattern, text))
    if len(places) != 1:
        return ()
    start, end = (len(text[:at].encode()) for at in places[0].span(1))
    return (Replacement(start, end, base),)


def _is_plain(version: str) -> bool:
    return version.count(".") == 2 and not set(version) & set(" xX*|<>~^")  # noqa: PLR2004


def _imports(project: Project) -> Iterator[Found]:
    lacks_zod, lacks_others = project.lacks(ZOD_FROM_FRAMEWORK), project.lacks(REEXPORTS)
    if not lacks_zod:
        return
    for source in project.sources.under("src"):
        for statement in descendants(source.root, "import_statement"):
            origin = statement.child_by_field_name("source")
            specifier = None if origin is None else literal(origin)
            plain = None if specifier is None else _plain(specifier, others=lacks_others)
            if origin is not None and plain is not None:
                message = f"`{specifier}` is not in the installed Medusa"
                yield at(source, origin, message, (_quoted(origin, plain),))


def _plain(specifier: str, *, others: bool) -> str | None:
    """Return the package that older versions import instead."""
    name = specifier.removeprefix(_FRAMEWORK)
    if name == specifier:
        return None
    if name == "zod":
        return "zod"
    if others and name in {"pg", "awilix"}:
        return name
    return f"@{name}" if others and name.startswith("mikro-orm/") else None


def _quoted(node: Node, text: str) -> Replacement:
    return Replacement(node.start_byte + 1, node.end_byte - 1, text)


RULES = (
    Rule(
        "X43", Severity.ERROR, "Medusa's packages are of one version",
        "Two copies of a class fail `instanceof`: `Invalid linkable`, missing methods.",
        "The same exact version for all of them; install again then.",
        "medusa#10798", _mixed, fixes=True,
    ),
    Rule(
        "X44", Severity.ERROR, "imports are there in the installed version",
        'The file does not load: `Package subpath ... is not defined by "exports"`.',
        "Import the package itself, or upgrade Medusa.",
        "package exports of 2.4.0, 2.11.1, 2.12.0 and 2.13.0", _imports, fixes=True,
    ),
)  # fmt: skip
