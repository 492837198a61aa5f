"""Searching a project: its text, its structures, its symbols."""

from functools import partial
from typing import Annotated

import typer

from commands.options import HERE, Json, Root
from commands.speech import print_json, screen, workspace_at
from tools.medusa.symbol_kinds import SymbolKind, Want
from tools.repo.code_languages import CodeLanguage
from tools.repo.telling import part_of

Glob = Annotated[
    str | None, typer.Option("--glob", metavar="GLOB", help="Only in these files: src/**/*.ts.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="So many at once.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Go on from here.")]


def search(  # noqa: PLR0913, PLR0917  # its options
    query: Annotated[str, typer.Argument(help="Text, or what the options below say.")],
    root: Root = HERE,
    regex: Annotated[bool, typer.Option("--regex", help="A regular expression.")] = False,
    structure: Annotated[
        bool, typer.Option("--structure", help="Code: $X is any expression, $$$ any number.")
    ] = False,
    word: Annotated[bool, typer.Option("--word", help="Whole words only.")] = False,
    ignore_case: Annotated[
        bool, typer.Option("--ignore-case", help="Letter case does not matter.")
    ] = False,
    glob: Glob = None,
    language: Annotated[
        CodeLanguage | None, typer.Option("--language", help="Only files of this language.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: Json = False,
) -> None:
    """Search the project's files, for text or for a structure of code.

    Example: `stheno search --structure 'createWorkflow($ID, $FN)'`

    Installed and ignored files are left out; secrets are neither searched nor shown.
    """
    from terminal.progress import waiting
    from terminal.search_page import show_search
    from tools.catalogue import search_code

    workspace = workspace_at(root, warn=False)
    with waiting("search"):
        result = search_code(
            workspace,
            query,
            regex=regex,
            structure=structure,
            whole_word=word,
            ignore_case=ignore_case,
            glob=glob,
            language=language,
            limit=limit,
            offset=offset,
        )
    if as_json:
        print_json(result)
    else:
        show_search(screen(), result)


def symbols(  # noqa: PLR0913, PLR0917  # its options
    name: Annotated[str, typer.Argument(help="A name, a Medusa id, a route's path, or a glob.")],
    root: Root = HERE,
    want: Annotated[
        Want, typer.Option("--want", help="Where it is defined or used, or what files define.")
    ] = "definitions",
    kind: Annotated[SymbolKind | None, typer.Option("--kind", help="Only this kind.")] = None,
    glob: Glob = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: Json = False,
) -> None:
    """Find where something is defined or used, by its name in the code or in Medusa.

    Example: `stheno symbols create-size-guides --want references`
    """
    from terminal.progress import waiting
    from terminal.search_page import show_symbols
    from tools.catalogue import find_symbols

    workspace = workspace_at(root, warn=False)
    find = partial(
        find_symbols, workspace, name, want=want, kind=kind, glob=glob, limit=limit, offset=offset
    )
    with waiting("symbols"):
        result, before = find(), 0
        while (left := result.tree.pending) and left != before:
            with part_of(1 - left / result.tree.files, 1.0):
                result, before = find(), left
    if as_json:
        print_json(result)
    else:
        show_symbols(screen(), result)
