"""Three-way merge by lines, with the verdicts of `git merge-file`."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from tools.plan.diff import split_lines
from tools.plan.model import Frozen


class Span(Frozen):
    """Lines `start` to `start + count - 1`, counted from 1; `count` 0 is the place before it."""

    start: int
    count: int


class Conflict(Frozen):
    """A place that both sides changed, differently."""

    base: Span
    ours: Span
    theirs: Span


class Merge(Frozen):
    """The merged text, or None and the places in conflict."""

    text: str | None
    conflicts: list[Conflict]


class _Hunk(NamedTuple):
    """Base lines `start` to `end`, exclusive and from 0, replaced by `lines`."""

    start: int
    end: int
    lines: list[str]


class _Region(NamedTuple):
    """A stretch of the base, with every hunk of either side that touches it."""

    start: int
    end: int
    ours: list[_Hunk]
    theirs: list[_Hunk]


def merge_three(base: str, ours: str, theirs: str) -> Merge:
    """Merge what `ours` and `theirs` made of `base`; changes that touch each other conflict."""
    lines = split_lines(base)
    merged: list[str] = []
    conflicts: list[Conflict] = []
    done = ours_shift = theirs_shift = 0
    for region in _regions(_hunks(lines, ours), _hunks(lines, theirs)):
        merged += lines[done : region.start]
        mine = _side(lines, region, region.ours)
        other = _side(lines, region, region.theirs)
        if region.ours and region.theirs and mine != other:
            conflicts.append(
                Conflict(
                    base=Span(start=region.start + 1, count=region.end - region.start),
                    ours=Span(start=region.start + ours_shift + 1, count=len(mine)),
                    theirs=Span(start=region.start + theirs_shift + 1, count=len(other)),
                )
            )
        merged += mine if region.ours else other
        ours_shift += len(mine) - (region.end - region.start)
        theirs_shift += len(other) - (region.end - region.start)
        done = region.end
    merged += lines[done:]
    return Merge(text=None if conflicts else "".join(merged), conflicts=conflicts)


def _hunks(base: list[str], text: str) -> list[_Hunk]:
    lines = split_lines(text)
    matcher = SequenceMatcher(None, base, lines, autojunk=False)
    return [
        _Hunk(start, end, lines[first:last])
        for tag, start, end, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]


def _regions(ours: list[_Hunk], theirs: list[_Hunk]) -> Iterator[_Region]:
    waiting = sorted(
        [(hunk, True) for hunk in ours] + [(hunk, False) for hunk in theirs],
        key=lambda item: (item[0].start, item[0].end),
    )
    while waiting:
        start, end = waiting[0][0].start, waiting[0][0].end
        count = 0
        while count < len(waiting) and waiting[count][0].start <= end:
            end = max(end, waiting[count][0].end)
            count += 1
        group, waiting = waiting[:count], waiting[count:]
        yield _Region(
            start,
            end,
            [hunk for hunk, is_ours in group if is_ours],
            [hunk for hunk, is_ours in group if not is_ours],
        )


def _side(base: list[str], region: _Region, hunks: list[_Hunk]) -> list[str]:
    lines: list[str] = []
    done = region.start
    for hunk in hunks:
        lines += base[done : hunk.start] + hunk.lines
        done = hunk.end
    return lines + base[done : region.end]
