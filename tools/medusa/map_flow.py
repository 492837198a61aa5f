"""The flow of a project as cards: what starts workflows, what they do, what hears of it."""

from collections.abc import Iterator

from tools.medusa.map_cards import Card, Line, Panel
from tools.medusa.map_model import Emission, Place, ProjectMap, Workflow, WorkflowRun
from tools.repo.visible import visible_name

_DEEPEST = 4
_VALIDATES = "validateAndTransform"


def flow_panel(project: ProjectMap) -> Panel:
    """Return routes, jobs and scripts, the workflows they run, the events sent, who hears them."""
    return _Flow(project).panel()


class _Flow:
    """The cards of a project, each made once."""

    def __init__(self, project: ProjectMap) -> None:
        self.project = project
        self.workflows = {one.id: _workflow_card(one) for one in project.workflows}
        self.by_file: dict[str, list[Workflow]] = {}
        for one in project.workflows:
            self.by_file.setdefault(one.file, []).append(one)
        self.theirs: dict[str, Card] = {}
        self.events: dict[str, Card] = {}
        self.senders: dict[str, Card] = {}
        self.starts: dict[str, Card] = {}
        self.lines: list[Line] = []

    def panel(self) -> Panel:
        self.lines += [*self._routes(), *self._jobs_and_scripts(), *self._nested()]
        self._hooks()
        subscribers = self._subscribers()
        self.lines += [*self._sent()]
        depth = self._depths()
        nested: list[list[Card]] = [[] for _ in range(_DEEPEST + 1)]
        for name, card in self.workflows.items():
            nested[depth.get(name, 0)].append(card)
        nested[1].extend(self.theirs.values())
        return Panel(
            "Routes, workflows, events",
            [
                [*self.starts.values(), *self.senders.values()],
                *nested,
                [*self.events.values()],
                subscribers,
            ],
            self.lines,
            [],
        ).settle()

    def _routes(self) -> Iterator[Line]:
        for route in self.project.routes:
            name = f"{' '.join(route.methods)} {route.path}"
            card = self.starts.setdefault(route.file, _card("route", name, route.file))
            if not route.authenticate:
                card.add("AUTHENTICATE = false", "!")
            for guard in route.guards:
                # A schema says enough: which function checks it goes without saying.
                told = [one for one in guard.passes if not one.startswith(_VALIDATES)]
                passes = ", ".join(told) or "no middleware"
                every = set(guard.methods) == set(route.methods)
                card.add(passes, "" if every else " ".join(guard.methods))
            yield from self._runs(card, route.runs)

    def _jobs_and_scripts(self) -> Iterator[Line]:
        for job in self.project.jobs:
            card = self.starts[job.file] = _card("job", job.name, _at(job))
            card.add(job.schedule)
            yield from self._runs(card, job.runs)
        for script in self.project.scripts:
            card = self.starts[script.file] = _card("script", _base(script.file), _at(script))
            card.add("medusa exec" if script.kind == "exec" else "once, with db:migrate")
            yield from self._runs(card, script.runs)

    def _runs(self, card: Card, runs: list[WorkflowRun]) -> Iterator[Line]:
        for name in dict.fromkeys(run.workflow for run in runs):
            yield Line(card, self._workflow(name))

    def _workflow(self, name: str) -> Card:
        own = self.workflows.get(name)
        return own or self.theirs.setdefault(name, _card("medusa", name))

    def _nested(self) -> Iterator[Line]:
        for workflow in self.project.workflows:
            for use in workflow.steps:
                if use.workflow and use.name in self.workflows and use.name != workflow.id:
                    start, end = self.workflows[workflow.id], self.workflows[use.name]
                    yield Line(start, end, start_row=visible_name(use.name))

    def _hooks(self) -> None:
        for handler in self.project.hooks:
            card = self._workflow(handler.id or handler.workflow)
            card.add(f"{handler.hook}: {_base(handler.file)}", "handled")
            if card.kind == "medusa":
                source = self.starts.setdefault(
                    handler.file, _card("hook", _base(handler.file), _at(handler))
                )
                self.lines.append(Line(source, card, dashed=True))

    def _subscribers(self) -> list[Card]:
        cards = []
        for heard in self.project.subscribers:
            card = _card("subscriber", heard.id or _base(heard.file), _at(heard))
            cards.append(card)
            for run in heard.runs:
                card.add(f"runs {run.workflow}")
            for event in heard.events:
                self.lines.append(Line(self._event(event), card))
        return cards

    def _sent(self) -> Iterator[Line]:
        for sent in self.project.emissions:
            sender = self._sender(sent)
            yield Line(sender, self._event(sent.event), start_row="emitEventStep")

    def _event(self, name: str) -> Card:
        return self.events.setdefault(name, _card("event", name))

    def _sender(self, sent: Emission) -> Card:
        before = [one for one in self.by_file.get(sent.file, []) if one.line <= sent.line]
        if before:
            return self.workflows[max(before, key=lambda one: one.line).id]
        if sent.file in self.starts:
            return self.starts[sent.file]
        return self.senders.setdefault(sent.file, _card("file", _base(sent.file), _at(sent)))

    def _depths(self) -> dict[str, int]:
        """Return how deep below another each workflow runs; circles end at the deepest."""
        depth = dict.fromkeys(self.workflows, 0)
        for _ in range(_DEEPEST):
            for workflow in self.project.workflows:
                for use in workflow.steps:
                    if use.workflow and use.name in depth and use.name != workflow.id:
                        below = min(depth[workflow.id] + 1, _DEEPEST)
                        depth[use.name] = max(depth[use.name], below)
        return depth


def _workflow_card(workflow: Workflow) -> Card:
    card = _card("workflow", workflow.id, _at(workflow))
    for number, use in enumerate(workflow.steps, 1):
        marks = [
            word
            for word, holds in (("when", use.conditional), ("parallel", use.parallel),
                                ("workflow", use.workflow))
            if holds
        ]  # fmt: skip
        card.add(f"{number:>2} {use.name}", " ".join(marks))
    for hook in workflow.hooks:
        card.add(f"   {hook}", "hook")
    return card


def _card(kind: str, name: str, where: str = "") -> Card:
    return Card(kind, visible_name(name), visible_name(where))


def _base(file: str) -> str:
    return file.rpartition("/")[2]


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
