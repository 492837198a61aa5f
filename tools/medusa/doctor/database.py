"""Rules about SQL written by hand."""

from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.doctor.model import Found, Project, Rule, Severity, at
from tools.repo.parse import descendants, text_of

_RUNNERS = ("raw", "execute", "query")
_VERBS = ("select ", "insert ", "update ", "delete ", "with ")


def _parameters(node: Node) -> frozenset[str]:
    """Return the parameters of all functions around a node."""
    found: list[str] = []
    parent = node.parent
    kinds = ("identifier", "shorthand_property_identifier_pattern")
    while parent is not None:
        for field in ("parameters", "parameter"):
            part = parent.child_by_field_name(field)
            if part is not None:
                found += [text_of(one) for one in descendants(part, *kinds)]
        parent = parent.parent
    return frozenset(found)


def _injected(project: Project) -> Iterator[Found]:
    for source in project.sources.under("src"):
        for _, given in source.calls(*_RUNNERS):
            template = source.value(given[0]) if given else None
            if template is None or template.type != "template_string":
                continue
            if not text_of(template)[1:].lstrip().lower().startswith(_VERBS):
                continue
            names = _parameters(template)
            for part in descendants(template, "template_substitution"):
                root = inner = part.named_children[0] if part.named_children else part
                while deeper := root.child_by_field_name("object"):
                    root = deeper
                # A call may quote what it is given, or make nothing but placeholders.
                plain = inner.type in {"identifier", "member_expression"}
                if plain and root.type == "identifier" and text_of(root) in names:
                    yield at(source, part, f"`{text_of(inner)}` becomes part of the SQL")


RULES = (
    Rule(
        "X26", Severity.ERROR, "SQL takes values as parameters",
        "Who sends the value can send SQL.",
        '`raw("select ... where id = ?", [id])`, or the query builder.',
        "CWE-89", _injected,
    ),
)  # fmt: skip
