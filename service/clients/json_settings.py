"""Our entry in a JSON settings file that people write in, comments and layout kept."""

import json
import re

from tree_sitter import Node

from tools.plan.typescript.members import property_of, value_of
from tools.plan.typescript.source import Replacement, Source, UnknownShapeError, content
from tools.repo.jsonc import Json, parse_jsonc
from tools.repo.parse import line_of

_LONE_CR = re.compile(r"\r(?!\n)")
_OPEN, _CLOSE = "(", "\n)"


def with_member(text: str, keys: tuple[str, ...], value: Json) -> str:
    """Return settings `text` with the value at the path `keys`; "" stands for no file.

    Raises UnknownShapeError, with the line, where the text is no JSON or something that is no
    object stands on the way.
    """
    if not text.strip():
        return json.dumps(_nested(keys, value), indent=2, ensure_ascii=False) + "\n"
    source, record = _parsed(text)
    for depth, key in enumerate(keys):
        found = property_of(source, record, key)
        if found is None:
            return _inserted(source, record, key, _nested(keys[depth + 1 :], value))
        if depth == len(keys) - 1:
            return _replaced(source, found, value)
        record = _object(found, key)
    raise AssertionError("there is always a last key")


def without_member(text: str, keys: tuple[str, ...]) -> str:
    """Return settings `text` without the value at the path `keys`; "" where nothing else is left.

    A comment is something.

    Raises UnknownShapeError as `with_member` does.
    """
    source, record = _parsed(text)
    for key in keys[:-1]:
        found = property_of(source, record, key)
        if found is None:
            return text
        record = _object(found, key)
    found = property_of(source, record, keys[-1])
    if found is None:
        return text
    rest = _unwrapped(source.replaced(_removals(source, record, found)))
    return "" if _says_only(rest, _nested(keys[:-1], {})) else rest


def _says_only(text: str, value: Json) -> bool:
    try:
        return bool(json.loads(text.removeprefix("\ufeff")) == value)
    except ValueError:
        # What is no strict JSON holds comments, or commas that are somebody's.
        return False


def _parsed(text: str) -> tuple[Source, Node]:
    try:
        parse_jsonc(text)
    except json.JSONDecodeError as error:
        raise UnknownShapeError(f"the file is no JSON: {error.msg}", error.lineno) from error
    except ValueError as error:
        raise UnknownShapeError(f"the file is no JSON: {error}", 1) from error
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    source = Source.parse(mark + _OPEN + text.removeprefix("\ufeff") + _CLOSE)
    # Unlike in TypeScript, U+2028 and U+2029 end no line here; a comment ends at a lone CR.
    if odd := _LONE_CR.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise UnknownShapeError("the file has line ends other than LF and CRLF", line)
    if (broken := source.broken_line) is not None:
        raise UnknownShapeError("the file has a syntax error", broken)
    statement = content(source.root)[0]
    return source, _object(content(content(statement)[0])[0], "the file")


def _unwrapped(text: str) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + text.removeprefix("\ufeff").removeprefix(_OPEN).removesuffix(_CLOSE)


def _object(node: Node, key: str) -> Node:
    if node.type != "object":
        raise UnknownShapeError(f"`{key}` is no object", line_of(node))
    return node


def _nested(keys: tuple[str, ...], value: Json) -> Json:
    for key in reversed(keys):
        value = {key: value}
    return value


def _inserted(source: Source, record: Node, key: str, value: Json) -> str:
    members = content(record)
    if members and source.starts_line(members[0]):
        indent = source.indent_of(members[0])
    else:
        indent = source.indent_of(record) + _unit(source)
    line = f"{_line_end(source)}{indent}{json.dumps(key)}: {_rendered(source, value, indent)}"
    if not members:
        closing = f"{_line_end(source)}{source.indent_of(record)}"
        start, end = record.start_byte + 1, record.end_byte - 1
        comments = source.data[start:end].decode().rstrip()
        return _unwrapped(source.replaced([Replacement(start, end, comments + line + closing)]))
    start = members[-1].end_byte
    end, comma = _behind(members[-1])
    rest = source.data[start:end].decode()
    # Written as its neighbours are: with a comma at the end where they have one.
    text = f"{rest}{line}," if comma else f",{rest}{line}"
    return _unwrapped(source.replaced([Replacement(start, end, text)]))


def _behind(member: Node) -> tuple[int, bool]:
    """Return where the line of the last member ends, and whether a comma follows it."""
    place, comma = member.end_byte, False
    following = member.next_sibling
    while following is not None and following.type in (",", "comment"):
        if following.type == "comment" and following.start_point.row != member.end_point.row:
            break
        comma = comma or following.type == ","
        place = following.end_byte
        following = following.next_sibling
    return place, comma


def _replaced(source: Source, value: Node, wanted: Json) -> str:
    standing = parse_jsonc(source.text_of(value))
    if standing == wanted:
        return _unwrapped(source.data.decode())
    rendered = _rendered(source, wanted, source.indent_of(value))
    return _unwrapped(source.replaced([Replacement(value.start_byte, value.end_byte, rendered)]))


def _removals(source: Source, record: Node, value: Node) -> list[Replacement]:
    """Return the changes that take a member out, with one comma and the comment on its line."""
    members = content(record)
    position = next(at for at, one in enumerate(members) if value_of(one) == value)
    end, comma = _behind(members[position])
    if position == 0:
        start = _comments_end(source, record, members[0], end)
        alone = len(members) == 1 and not any(
            one.type == "comment" and not start <= one.start_byte < end for one in record.children
        )
        return [Replacement(start, record.end_byte - 1 if alone else end, "")]
    before = members[position - 1]
    start, _ = _behind(before)
    changes = [Replacement(start, end, "")]
    following = before.next_sibling
    while not comma and following is not None:
        # Ours was the last one and had no comma behind it, so the one before has none either.
        if following.type == ",":
            changes.append(Replacement(following.start_byte, following.end_byte, ""))
            break
        following = following.next_sibling
    return changes


def _comments_end(source: Source, record: Node, first: Node, end: int) -> int:
    """Return where what stands before the first member ends; a person's comments stay."""
    above = first.prev_sibling
    if above is None or above.type != "comment":
        return record.start_byte + 1
    ended = source.data[end : end + 2].startswith((b"\n", b"\r\n"))
    if ended or not source.text_of(above).startswith("//"):
        return above.end_byte
    # What follows on the line of the member must not become part of the comment.
    return source.data.index(b"\n", above.end_byte) + 1


def _rendered(source: Source, value: Json, indent: str) -> str:
    text = json.dumps(value, indent=_unit(source), ensure_ascii=False)
    return text.replace("\n", f"{_line_end(source)}{indent}")


def _line_end(source: Source) -> str:
    return "\r\n" if b"\r\n" in source.data else "\n"


def _unit(source: Source) -> str:
    text = source.data.decode()
    for line in text.splitlines():
        if (blanks := line[: len(line) - len(line.lstrip())]) and line.strip():
            return "\t" if blanks.startswith("\t") else blanks
    return "  "
