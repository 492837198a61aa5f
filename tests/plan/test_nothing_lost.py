"""Whatever the order of plans, edits, applies and undos: the user's bytes survive."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.plan.making import approved, make_change, make_workspace, tree_of
from tools.errors import ConflictError, StalePlanError
from tools.plan.apply import apply_plan
from tools.plan.approval import approve
from tools.plan.undo import undo

if TYPE_CHECKING:
    from tools.plan.model import Plan

PATHS = st.sampled_from(["a.ts", "src/b.ts", "src/deep/c.ts", "new/d.ts", "new/more/e.ts"])
TEXTS = st.sampled_from(["one\n", "two\n", "three\r\n", "", "ü"])
WANTED = st.dictionaries(PATHS, TEXTS | st.none(), min_size=1)
Files = dict[str, str | None]


class Life(RuleBasedStateMachine):
    """A workspace, and what has to be in it by the rules as they are promised."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.workspace = make_workspace(Path(self.folder.name), {})
        self.files: dict[str, str] = {}
        self.plans: list[tuple[Plan, Files, Files]] = []
        self.applied: list[tuple[Plan, Files, Files]] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(path=PATHS, text=TEXTS)
    def edit(self, path: str, text: str) -> None:
        make_workspace(self.workspace.root, {path: text})
        self.files[path] = text

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        (self.workspace.root / path).unlink(missing_ok=True)
        self.files.pop(path, None)

    @rule(wanted=WANTED)
    def plan(self, wanted: Files) -> None:
        after = {path: text for path, text in wanted.items() if text != self.files.get(path)}
        before = {path: self.files.get(path) for path in after}
        changes = [make_change(path, before[path], text) for path, text in after.items()]
        self.plans.append((approved(self.workspace, *changes), before, after))

    @rule(wanted=WANTED)
    def plan_and_apply(self, wanted: Files) -> None:
        self.plan(wanted)
        self.apply(1)

    @rule(back=st.integers(1, 3))
    def apply(self, back: int) -> None:
        if back > len(self.plans):
            return
        plan, before, after = self.plans[-back]
        if all(self.files.get(path) == text for path, text in after.items()):
            assert apply_plan(self.workspace, plan).nothing_to_do
            return
        approve(self.workspace, plan, principal="ada", channel="test")
        try:
            apply_plan(self.workspace, plan)
        except StalePlanError:
            assert any(self.files.get(path) != text for path, text in before.items())
            return
        assert all(self.files.get(path) == text for path, text in before.items())
        self.become(after)
        self.applied.append((plan, before, after))

    @rule(edits=st.dictionaries(PATHS, TEXTS, max_size=1))
    def undo(self, edits: dict[str, str]) -> None:
        for path, text in edits.items():
            self.edit(path, text)
        try:
            undone = undo(self.workspace)
        except ConflictError:
            _, before, after = self.applied[-1]
            assert any(self.files.get(p) not in {before[p], after[p]} for p in after)
            return
        if not self.applied:
            assert undone.digest is None
            return
        plan, before, after = self.applied.pop()
        assert undone.digest == plan.digest
        assert all(self.files.get(path) in {before[path], after[path]} for path in after)
        self.become(before)

    @invariant()
    def the_disk_is_as_promised(self) -> None:
        found = {
            p: content for p, content in tree_of(self.workspace).items() if content is not None
        }
        assert found == {path: text.encode() for path, text in self.files.items()}

    def become(self, files: Files) -> None:
        for path, text in files.items():
            if text is None:
                self.files.pop(path, None)
            else:
                self.files[path] = text


Life.TestCase.settings = settings(max_examples=80, stateful_step_count=20, deadline=None)
test_the_users_bytes_survive_any_order_of_plans_edits_applies_and_undos = Life.TestCase
