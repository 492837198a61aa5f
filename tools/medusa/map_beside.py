"""What stands beside the program: its tests, and what it adds to the types of packages.

The kinds of tests are those of the `jest.config.js` that Medusa's starter has, by their paths.
"""

import posixpath
from collections.abc import Iterator
from typing import Literal

from tree_sitter import Node

from tools.errors import SthenoError
from tools.medusa.expressions import literal
from tools.medusa.map_model import Augmentation, TestFile
from tools.medusa.sources import Sources, is_source
from tools.repo.parse import descendants, line_of, parse
from tools.repo.walk import walk_files

_HTTP = "integration-tests/http"
_ENDS = (".spec.ts", ".spec.js", ".test.ts", ".test.js")
_UNIT = (".unit.spec.ts", ".unit.spec.js", ".unit.test.ts", ".unit.test.js")
_DECLARES = "declare module"
_TYPED = (".ts", ".mts")


def tests_of(sources: Sources) -> list[TestFile]:
    """Return the files of tests, of routes first."""
    paths = [*walk_files(sources.workspace, _HTTP)]
    for base in sources.bases:
        paths += walk_files(sources.workspace, base, skip=frozenset({"node_modules"}))
    return [
        TestFile(file=path, line=1, kind=kind)
        for path in paths
        if (kind := _kind(path)) is not None
    ]


def augmentations_of(sources: Sources) -> list[Augmentation]:
    """Return every `declare module "..."` below the folders that Medusa loads."""
    return [
        found
        for base in sources.bases
        for path in walk_files(sources.workspace, base, skip=frozenset({"node_modules"}))
        if path.endswith(_TYPED)
        for found in _augmentations(sources, path)
    ]


def _kind(path: str) -> Literal["http", "module", "unit"] | None:
    if not path.endswith(_ENDS):
        return None
    if path.startswith(f"{_HTTP}/"):
        return "http"
    if path.endswith(_UNIT):
        return "unit"
    inside = "/modules/" in path and posixpath.basename(posixpath.dirname(path)) == "__tests__"
    return "module" if inside else None


def _augmentations(sources: Sources, path: str) -> Iterator[Augmentation]:
    root = _tree(sources, path)
    for node in [] if root is None else descendants(root, "module"):
        name = node.child_by_field_name("name")
        module = None if name is None else literal(name)
        # An ambient module without a body, or by a pattern, adds to no package.
        if module is not None and "*" not in module and node.child_by_field_name("body"):
            yield Augmentation(file=path, line=line_of(node), module=module)


def _tree(sources: Sources, path: str) -> Node | None:
    """Return the tree of a file that augments something, declarations included."""
    if is_source(path):
        source = sources.get(path)
        return source.root if source is not None and source.says(_DECLARES) else None
    try:
        text = sources.workspace.read_text(path) or ""
        return parse(text.encode(), path).root_node if _DECLARES in text else None
    except SthenoError as error:
        sources.problem(path, None, error.message)
        return None
