"""Documents that may be set in several ways, and the setting of one to a width.

A document is text with places where a line may break.  A group is set on one line if it fits,
else all of its own breaks are taken; a choice takes the first of its states that fits.  The
algebra is Wadler's, with the additions that prettier's rules are stated in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

TAB = 2


@dataclass(eq=False, slots=True)
class Line:
    """A place to break: a space when flat, nothing if `soft`; always taken if `hard`."""

    soft: bool = False
    hard: bool = False


@dataclass(eq=False, slots=True)
class Indent:
    """Breaks inside begin one level deeper."""

    content: "Doc"


@dataclass(eq=False, slots=True)
class Group:
    """Set flat if it fits; `states` are what else to try, the widest last.

    A forced break inside breaks the group, unless it has states to choose from.
    """

    content: "Doc"
    broken: bool = False
    states: "Sequence[Doc]" = ()

    def __post_init__(self) -> None:
        if not self.broken and not self.states:
            self.broken = will_break(self.content)


@dataclass(eq=False, slots=True)
class IfBroken:
    """One document where the group around it (or `of`) is broken, another where it is flat."""

    broken: "Doc"
    flat: "Doc" = ""
    of: Group | None = None


@dataclass(eq=False, slots=True)
class Body:
    """Lines of a block, each on its own line one level deeper; laid out by themselves."""

    lines: tuple[str, ...]


Doc: TypeAlias = "str | Sequence[Doc] | Line | Indent | Group | IfBroken | Body"

SPACE = Line()
SOFT = Line(soft=True)
HARD = Line(hard=True)

# Sets the lines of a body to a width.
LayOut: TypeAlias = Callable[[tuple[str, ...], int], list[str]]


def join(separator: Doc, docs: Iterable[Doc]) -> list[Doc]:
    """Return `docs` with `separator` between them."""
    joined: list[Doc] = []
    for doc in docs:
        joined += [separator, doc] if joined else [doc]
    return joined


def choice(*states: Doc) -> Group:
    """Return a group that tries each of `states` in turn."""
    return Group(states[0], states=states)


def will_break(doc: Doc) -> bool:
    """Tell whether a document cannot be set on one line."""
    match doc:
        case str():
            return False
        case Line():
            return doc.hard
        case Indent():
            return will_break(doc.content)
        case Group():
            return doc.broken or (bool(doc.states) and will_break(doc.content))
        case Body() | IfBroken():
            return isinstance(doc, Body)
        case _:
            return any(map(will_break, doc))


# How far its lines are indented, whether its breaks are taken, and the document.
_Command: TypeAlias = tuple[int, bool, Doc]


@dataclass
class Setting:
    """One document being set to `width` columns."""

    width: int
    lay_out: LayOut
    _lines: list[str] = field(default_factory=lambda: [""])
    _waiting: list[_Command] = field(default_factory=list)
    _broken: dict[int, bool] = field(default_factory=dict)
    # A forced break inside what was to be flat: the next group is measured anew.
    _measure: bool = False

    def lines(self, doc: Doc) -> list[str]:
        """Return the document as lines."""
        self._waiting = [(0, True, doc)]
        while self._waiting:
            self._step(*self._waiting.pop())
        return self._lines

    def _step(self, depth: int, broken: bool, doc: Doc) -> None:
        match doc:
            case str():
                self._lines[-1] += doc
            case Line():
                self._break(depth, broken, doc)
            case Group():
                self._group(depth, broken, doc)
            case Body():
                inner = depth + TAB
                rows = self.lay_out(doc.lines, self.width - inner)
                self._lines += [" " * inner + row if row else "" for row in rows]
            case _:
                self._waiting += self._unfolded(depth, broken, doc)

    def _break(self, depth: int, broken: bool, line: Line) -> None:
        if broken or line.hard:
            self._measure = self._measure or not broken
            self._lines[-1] = self._lines[-1].rstrip()
            self._lines.append(" " * depth)
        elif not line.soft:
            self._lines[-1] += " "

    def _group(self, depth: int, broken: bool, group: Group) -> None:
        command = self._chosen(depth, broken, group)
        self._waiting.append(command)
        self._broken[id(group)] = command[1]

    def _chosen(self, depth: int, broken: bool, group: Group) -> _Command:
        measured = broken or self._measure
        self._measure = False
        if not measured or (not group.broken and self._fits((depth, False, group.content))):
            widest = group.states[-1] if group.broken and group.states else group.content
            return depth, group.broken, widest
        if not group.states:
            return depth, True, group.content
        if not group.broken:
            for state in group.states[1:]:
                if self._fits((depth, False, state)):
                    return depth, False, state
        return depth, True, group.states[-1]

    def _fits(self, command: _Command) -> bool:
        """Tell whether what follows fits up to the first break that is taken."""
        room = self.width - len(self._lines[-1])
        behind = len(self._waiting)
        commands = [command]
        while room >= 0:
            if not commands:
                if not behind:
                    return True
                behind -= 1
                commands.append(self._waiting[behind])
            depth, broken, doc = commands.pop()
            match doc:
                case str():
                    room -= len(doc)
                case Line() if not (broken or doc.hard):
                    room -= not doc.soft
                case Line() | Body():
                    return True
                case _:
                    commands += self._unfolded(depth, broken, doc)
        return False

    def _unfolded(self, depth: int, broken: bool, doc: Doc) -> list[_Command]:
        """Return what a document holds, last first."""
        match doc:
            case list() | tuple():
                return [(depth, broken, part) for part in reversed(doc)]
            case Indent():
                return [(depth + TAB, broken, doc.content)]
            case Group():
                opened = broken or doc.broken
                return [(depth, opened, doc.states[-1] if opened and doc.states else doc.content)]
            case IfBroken():
                taken = broken if doc.of is None else self._broken.get(id(doc.of), False)
                return [(depth, broken, doc.broken if taken else doc.flat)]
            case _:
                return []
