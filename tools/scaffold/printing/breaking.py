"""Breaking code that is too wide for its line, where prettier would."""

from tree_sitter import Node

from tools.repo.parse import first_error, parse
from tools.scaffold.printing import functions, statements, types, values
from tools.scaffold.printing.doc import Doc, LayOut, Setting
from tools.scaffold.printing.rules import ABSENT, UnknownSyntaxError, content, part, printed

__all__ = ["broken", "functions", "statements", "types", "values"]


def broken(code: str, width: int, lay_out: LayOut) -> list[str] | None:
    """Return one statement, member or argument as lines of at most `width` where that can be.

    `code` begins at the margin; a comma at its end belongs to the list around it.  Blocks inside
    go through `lay_out`.  None for code that no rule knows.
    """
    if code.startswith(".") and not code.startswith("..."):
        code = ABSENT + code
    comma = "," if code.endswith(",") else ""
    try:
        doc = _document(code.removesuffix(","), listed=bool(comma))
    except UnknownSyntaxError:
        return None
    return Setting(width, lay_out).lines([doc, comma])


def _document(code: str, *, listed: bool) -> Doc:
    if not listed:
        statement = _parsed(code)
        if statement is not None and statement.type != "labeled_statement":
            return printed(statement)
        alias = _parsed(f"type A = {{\n{code}\n}}")
        if alias is not None:
            return printed(content(part(alias, "value"))[0])
    record = _parsed(f"x = {{\n{code}\n}}")
    if record is not None:
        return printed(content(part(content(record)[0], "right"))[0])
    call = _parsed(f"f(\n{code}\n)")
    if call is not None:
        return printed(content(part(content(call)[0], "arguments"))[0])
    raise UnknownSyntaxError(code)


def _parsed(code: str) -> Node | None:
    root = parse(code.encode(), "a.ts").root_node
    if first_error(root) or len(root.children) != 1:
        return None
    return root.children[0]
