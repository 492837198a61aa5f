"""MikroORM's order of tables: parents before children, as far as keys bind them.

Entities are first sorted by class name, last first, then by a depth-first walk over what depends
on them.  Where keys form a circle the walk has its own way out, which is followed here exactly.
"""

from collections.abc import Sequence

from tools.scaffold.migration.tables import Table

# table -> the tables that refer to it, and whether they bind
_Dependents = dict[str, dict[str, bool]]


def in_creation_order(tables: Sequence[Table]) -> list[Table]:
    """Return the tables in the order in which MikroORM creates and lists them."""
    by_class = sorted(tables, key=lambda table: _collation(table.class_name), reverse=True)
    dependents: _Dependents = {table.name: {} for table in by_class}
    for table in reversed(by_class):
        for key in table.foreign_keys:
            dependents[key.referenced_table][table.name] = key.binding
    named = {table.name: table for table in tables}
    return [named[name] for name in _Walk(dependents).run()]


def _collation(name: str) -> tuple[list[tuple[bool, str]], str]:
    """Order names as JavaScript's `localeCompare` does.

    `_` comes before digits and letters; case counts only between equals, lower case first.
    """
    return [(letter != "_", letter.lower()) for letter in name], name.swapcase()


class _Walk:
    """One walk over the graph; a table is done when all that depend on it are."""

    def __init__(self, dependents: _Dependents) -> None:
        self._dependents = dependents
        self._open: set[str] = set()
        self._done: list[str] = []

    def run(self) -> list[str]:
        for name in self._dependents:
            self._visit(name)
        return self._done[::-1]

    def _visit(self, name: str) -> None:
        if name in self._open or name in self._done:
            return
        self._open.add(name)
        for dependent, binding in self._dependents[name].items():
            if dependent in self._open and dependent not in self._done:
                self._close_circle(name, dependent, binding=binding)
            else:
                self._visit(dependent)
        if name not in self._done:
            self._done.append(name)

    def _close_circle(self, name: str, start: str, *, binding: bool) -> None:
        """Finish `start`, met again, early if `name` binds it more than it binds `name`."""
        back = self._dependents[start].get(name)
        if back is None or back >= binding:
            return
        for dependent in self._dependents[start]:
            self._visit(dependent)
        self._done.append(start)
