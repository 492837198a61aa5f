"""A conversation with a specialist: one run, played again for each thing that is said."""

import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from commands.speech import screen, tell
from tools.errors import UsageError

if TYPE_CHECKING:
    from agents.runs import Event, Limits, Run, Waiting
    from agents.store import RunStore
    from tools.repo.workspace import Workspace

_LONGEST = 200_000


@dataclass
class Talk:
    """The run of a conversation, None before anything was asked; `yes` approves unasked.

    `model` is `provider:model`.  `limits` are those a person gave, None for the run's own.
    `cancelled` tells that the last answer was cut off by Ctrl-C.
    """

    store: "RunStore"
    agent: str
    model: str
    root: Path = Path()
    run: "Run | None" = None
    limits: "Limits | None" = None
    web: bool = False
    yes: bool = False
    cancelled: bool = False
    _notes: list[str] = field(default_factory=list)

    @property
    def workspace(self) -> "Workspace":
        """The project that is spoken of."""
        return self.store.workspace

    @property
    def again(self) -> str:
        """The command that continues the conversation."""
        words = ["stheno", "chat", *(["--run", self.run.id] if self.run else [])]
        return shlex.join([*words, *(["--root", str(self.root)] if self.root != Path() else [])])

    def say(self, text: str) -> None:
        """Send what the person says, and show the answer as it comes."""
        if len(text) > _LONGEST:
            raise UsageError(f"a message has at most {_LONGEST:,} characters", fix="name a file")
        if self.run is not None:
            self._play(self.run, text)
            return
        self.run = self._begun("\n\n".join([*self._notes, text]))
        tell("run ", "bold", self.run.id)
        self._play(self.run, None)

    def go_on(self) -> None:
        """Go on with what was not finished, if anything was not."""
        from agents.lifecycle import at_rest, wait_again

        if self.run is None:
            return
        self.run = self.store.run(self.run.id)
        if at_rest(self.store, self.run, None):
            self.run = wait_again(self.store, self.run)
            self.show_steps()
        else:
            self._play(self.run, None)

    def show_steps(self) -> None:
        """Say what the person may do next."""
        from terminal.chat_page import show_steps

        if self.run is not None:
            show_steps(self._steps(self.run, self.run.plans), sys.stderr)

    def note(self, text: str) -> None:
        """Have the model told, with what the person says next, what they did."""
        from agents.lifecycle import note

        if self.run is None:
            self._notes.append(text)
        else:
            note(self.store, self.run, text)

    def open_plans(self) -> list["Waiting"]:
        """Return the plans that the run waits for, and that nobody applied."""
        from agents.lifecycle import written_by

        waiting = self.run.waiting if self.run else []
        return [one for one in waiting if written_by(self.workspace, one.digest) is None]

    def _begun(self, question: str) -> "Run":
        from agents.lifecycle import start_run
        from agents.runs import RunRequest
        from tools.person import local_person

        request = RunRequest(
            agent=self.agent,
            question=question,
            model=self.model,
            limits=self.limits,
            web=self.web,
            principal=local_person(),
        )
        return start_run(self.store, request)

    def _play(self, run: "Run", say: str | None) -> None:
        from functools import partial

        import anyio

        from terminal.run_page import LiveRun

        heard: list[int] = []
        self.cancelled, cancels = False, self.store.cancels(run.id)
        with LiveRun(screen(), sys.stderr) as live:

            def listener(event: "Event") -> None:
                heard.append(event.number)
                live.event(event)

            try:
                from agents.engine import play

                played = partial(
                    play, listener=listener, limits=self.limits, say=say, cancels=cancels
                )
                anyio.run(played, self.store, run.id)
            except KeyboardInterrupt:
                self.cancelled = True
        self.run = self.store.run(run.id)
        if say is not None and self.cancelled and not heard:
            tell("cancelled ", "bold yellow", "before it was sent: say it again")
        else:
            self._show_end(self.run, run.plans)

    def _show_end(self, run: "Run", known: list[str]) -> None:
        from terminal.run_page import show_outcome

        show_outcome(run, sys.stderr, steps=self._steps(run, known))

    def _steps(self, run: "Run", known: list[str]) -> list[str]:
        from terminal.chat_page import steps_of

        made = [digest for digest in run.plans if digest not in known]
        return steps_of(run, self.open_plans(), made, self.again)
