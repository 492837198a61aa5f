"""Whatever order plans, edits and undos come in, what a person wrote is never lost."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.scaffold.shops import actions, plan, shop, tree
from tools.errors import ConflictError
from tools.plan.apply import apply_plan
from tools.plan.approval import approve
from tools.plan.undo import undo

START = datetime(2026, 11, 21, 3)  # noqa: DTZ001  # only counted from
FIELDS = {
    "title": ["text", "text searchable", "text?"],
    "handle": ["text unique", "text index"],
    "rank": ["number = 0", "number?", "bigNumber"],
    "unit": ["enum(mm, cm) = mm", "enum(mm, cm, inch)"],
}
OPERATIONS = ["list", "get", "create", "update", "delete"]


def _fields(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.sampled_from(sorted(FIELDS)), min_size=1, unique=True))
    lines = (f"          {name}: {draw(st.sampled_from(FIELDS[name]))}\n" for name in chosen)
    return "        fields:\n" + "".join(lines)


@st.composite
def specs(draw: st.DrawFn) -> str:
    text = f"version: 1\nmodules:\n  guide:\n    models:\n      Guide:\n{_fields(draw)}"
    if draw(st.booleans()):
        text += "        relations:\n          entries: hasMany Entry\n"
        text += f"      Entry:\n{_fields(draw)}"
        text += "        relations:\n          guide: belongsTo Guide.entries\n"
    if draw(st.booleans()):
        text += f"  brand:\n    models:\n      Brand:\n{_fields(draw)}"
    if draw(st.booleans()):
        crud = draw(st.lists(st.sampled_from(OPERATIONS), min_size=1, unique=True))
        text += f"api:\n  admin/guides:\n    model: guide.Guide\n    crud: [{', '.join(crud)}]\n"
    return text


class Project(RuleBasedStateMachine):
    """A project, what its owner wrote into it, and the trees that undo has to come back to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = shop(self.folder)
        self.count = 0
        self.marks: dict[str, list[str]] = {}
        # Before each apply: the tree, and then what its owner has changed since.
        self.history: list[tuple[dict[str, bytes], dict[str, bytes | None]]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def next(self) -> int:
        self.count += 1
        return self.count

    def write(self, path: str, content: bytes | None) -> None:
        target = self.workspace.root / path
        if content is None:
            target.unlink()
        else:
            target.write_bytes(content)
        if self.history:
            self.history[-1][1][path] = content

    def sources(self) -> dict[str, bytes]:
        return {path: text for path, text in tree(self.workspace).items() if path.endswith(".ts")}

    @rule(which=st.integers(0, 999), in_front=st.booleans())
    def edit(self, which: int, *, in_front: bool) -> None:
        sources = self.sources()
        path = sorted(sources)[which % len(sources)]
        mark = f"// mine {self.next()}.\n"
        parts = (mark, sources[path].decode()) if in_front else (sources[path].decode(), mark)
        self.write(path, "".join(parts).encode())
        self.marks.setdefault(path, []).append(mark)

    @rule(which=st.integers(0, 999))
    def add(self, which: int) -> None:
        folder = sorted({Path(path).parent.as_posix() for path in self.sources()})
        mark = f"export const mine = {self.next()}\n"
        path = (Path(folder[which % len(folder)]) / f"mine-{self.count}.ts").as_posix()
        self.write(path, mark.encode())
        self.marks[path] = [mark]

    @precondition(lambda self: self.history)
    @rule(which=st.integers(0, 999))
    def delete(self, which: int) -> None:
        kept = {"medusa-config.ts", "src/api/middlewares.ts", *self.marks}
        free = sorted(path for path in self.sources() if path not in kept)
        if free:
            self.write(free[which % len(free)], None)

    @rule(spec=specs())
    def apply(self, spec: str) -> None:
        before = tree(self.workspace)
        now = (START + timedelta(seconds=self.next())).strftime("%Y%m%d%H%M%S")
        made = plan(self.workspace, spec, now)
        approve(self.workspace, made, principal="tester", channel="test")
        assert tree(self.workspace) == before
        if made.blocking:
            with pytest.raises(ConflictError):
                apply_plan(self.workspace, made)
            assert tree(self.workspace) == before
            return
        if made.writing:
            apply_plan(self.workspace, made)
            self.history.append((before, {}))
        assert actions(plan(self.workspace, spec, "20290101000000")) == {}

    @rule()
    def take_back(self) -> None:
        before = tree(self.workspace)
        try:
            undone = undo(self.workspace)
        except ConflictError:
            assert tree(self.workspace) == before
            assert self.history[-1][1]
            return
        assert (undone.digest is None) == (not self.history)
        if not self.history:
            return
        former, since = self.history.pop()
        expected = former | since
        assert tree(self.workspace) == {
            path: content for path, content in expected.items() if content is not None
        }
        if self.history:
            self.history[-1][1].update(since)

    @invariant()
    def what_a_person_wrote_is_there(self) -> None:
        found = tree(self.workspace)
        for path, marks in self.marks.items():
            text = found[path].decode()
            assert [mark for mark in marks if mark not in text] == []


TestProject = Project.TestCase
TestProject.settings = settings(
    max_examples=20,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
