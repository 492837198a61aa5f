"""Comments that stand in place of code which was there, or which ought to be."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.errors import SthenoError
from tools.repo.parse import SOURCE_SUFFIXES, descendants, line_of, parse, text_of

# What the capitals in the patterns below stand for, the outer ones first.
_WORDS = {
    "SAME": r"(?:(?:is|are|stays?|remains?)?\s*STATE|HERE|continues?(?: here)?)",
    "STATE": r"(?:unchanged|the same|as (?:it )?(?:is|was)|as before|omitted|untouched|above)",
    "HERE": r"(?:(?:is|are|goes?|stays?|remains?)?\s*here)",
    # What is code, and what code may speak of as well: `other fields stay unchanged`.
    "PARTS": r"(?:TEXTS|fields?|propert(?:y|ies)|options?|types?|models?|entr(?:y|ies)|steps?)",
    "TEXTS": r"(?:code|file|functions?|methods?|class(?:es)?|components?|imports?|logic|UNITS)",
    "UNITS": r"(?:implementations?|modules?|handlers?|routes?|definitions?|exports?|lines?|MORE)",
    "MORE": r"(?:schemas?|configurations?|contents?|middlewares?|workflows?|tests?)",
    "CODE": r"(?:code|implementation|logic)",
    "DOTS": r"(?:\.{3,}|…)",
    "SOME": r"(?:(?:the|your|all|any|and|with|some)\s+){0,2}",
    "OLD": r"(?:existing|previous|original|other|remaining)",
    "REST": r"(?:rest|remainder) of (?:the |your |this )?(?:existing |original )?",
}
# One pattern a line: a comment that is nothing else.
_WHOLE = r"""
[\[(<]?DOTS[\])>]?
DOTS?\s*(?:snip(?:ped)?|unchanged|omitted|truncated|no changes?(?: here)?)\s*DOTS?
(?:and )?(?:the )?RESTTEXTS(?:\s+SAME)?
(?:and )?(?:the )?RESTPARTS\s+HERE
(?:the |your )?(?:existing|previous|original) CODE(?:\s+SAME)?
(?:all )?(?:the )?OLD TEXTS\s+SAME
(?:all )?(?:the )?OLD PARTS\s+HERE
(?:(?:the )?same )?as before
(?:keep|leave|preserve|retain) (?:all )?(?:the |your )?(?:existing|original) CODE(?:\s+SAME)?
(?:keep|leave|preserve|retain) (?:the )?RESTTEXTS(?:\s+SAME)?
(?:(?:add|put|insert|write) )?your (?:own )?CODE(?: goes)?(?: here)?
(?:actual |real )?(?:CODE|content) (?:goes )?here
implement (?:this|me|it|here|later)(?: later| here)?
"""
# A comment that begins so.
_BEGINNING = r"""
DOTS\s*[\[(]?SOME(?:more|rest|OLD|unchanged|omitted|snip|etc|CODE|here|same as)\b
(?:the )?(?:OLD|more|rest of)\s+(?:the )?PARTS\b[^.…]{0,40}DOTS$
(?:todo|fixme)\b\W*(?:to be )?(?:implement|fill (?:this |me |it )?in)
(?:todo|fixme)\b\W*add (?:the |your )?(?:actual |real )?CODE
(?:todo|fixme)\b\W*(?:complete|finish|write) (?:this|the|me|it|code|logic)\b
"""
_ANYWHERE = r".*\b(?:omitted|elided|truncated|shortened|skipped|left out) for (?:brevity|clarity)\b"


def _alternatives(patterns: str) -> str:
    for word, meaning in _WORDS.items():
        patterns = patterns.replace(word, meaning)
    return "|".join(patterns.split("\n")[1:-1])


_PLACEHOLDER = re.compile(
    rf"(?:{_alternatives(_WHOLE)})[.:!]?$|{_alternatives(_BEGINNING)}|{_ANYWHERE}", re.IGNORECASE
)
_MARKS = re.compile(r"^\s*(?:/\*+|\*(?!/)|//+|#+|--+|<!--+|;+)?\s*|\s*(?:\*+/|--+>)?\s*$")
_PROSE = (".md", ".mdx", ".html", ".htm", ".xml", ".svg")
_LINE_MARK: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PROSE, ("<!--",)),
    **dict.fromkeys((".yaml", ".yml", ".toml", ".sh", ".graphql", ".gql", ".py"), ("#",)),
    ".sql": ("--",),
    **dict.fromkeys((".css", ".scss", ".jsonc", ".json", ".json5"), ("/*", "//")),
}
_MAX_COMMENT = 300


def is_placeholder(comment: str) -> bool:
    """Tell whether one line of a comment, its marks included or not, stands in place of code."""
    words = " ".join(_MARKS.sub("", comment).split())
    return len(words) <= _MAX_COMMENT and _PLACEHOLDER.match(words) is not None


def placeholders(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each comment that stands in place of code.

    In TypeScript and JavaScript only what the parser takes for a comment counts; elsewhere lines
    that begin as a comment of the language does.
    """
    if path.endswith(SOURCE_SUFFIXES):
        yield from _in_source(path, text)
        return
    mark = next((mark for end, mark in _LINE_MARK.items() if path.endswith(end)), None)
    for number, line in enumerate(text.split("\n"), start=1):
        if mark is not None and line.lstrip().startswith(mark) and is_placeholder(line):
            yield number, line.strip()


def _in_source(path: str, text: str) -> Iterator[tuple[int, str]]:
    try:
        root = parse(text.encode(), path).root_node
    except SthenoError:
        return  # told where the file is parsed
    for node in descendants(root, "comment"):
        yield from _in_comment(node)


def _in_comment(node: Node) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text_of(node).split("\n"), start=line_of(node)):
        if is_placeholder(line):
            yield number, line.strip()
