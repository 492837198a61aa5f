"""A run: one conversation with a specialist, its events, what it costs and where it stands."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, computed_field

from agents.answer import Answer

MOST_IDENTICAL_CALLS = 3
LONGEST_QUESTION = 200_000
_Named = Annotated[str, Field(min_length=1, max_length=200)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RunState(StrEnum):
    """Where a run stands.  All but `running` and `answered` can be resumed."""

    CREATED = "created"  # nothing was sent yet
    RUNNING = "running"  # a process plays it, or died playing it
    WAITING = "waiting"  # for a person, see `Run.waiting`
    ANSWERED = "answered"
    STOPPED = "stopped"  # by a limit, see `Run.reason`
    FAILED = "failed"  # by the provider, see `Run.reason`
    CANCELLED = "cancelled"


class Limits(_Frozen):
    """What a run may take, over all its sittings; None is no limit.

    `cost` is in US dollars, `seconds` are those it was played, `identical_calls` counts the same
    tool with the same arguments in a row.  `corrections` is how often an answer that is not what
    its agent owes is given back to be mended, and `judgements` how often a plan that breaks the
    project is, before a person sees it: each counted from what a person last said.
    """

    requests: Annotated[int | None, Field(ge=1)] = 50
    tokens: Annotated[int | None, Field(ge=1)] = 2_000_000
    cost: Annotated[float | None, Field(gt=0)] = 5.0
    seconds: Annotated[float | None, Field(gt=0)] = 1800.0
    identical_calls: Annotated[int, Field(ge=2)] = MOST_IDENTICAL_CALLS
    corrections: Annotated[int, Field(ge=0, le=5)] = 1
    judgements: Annotated[int, Field(ge=0, le=5)] = 2


class Spend(_Frozen):
    """What a run took so far.

    `requests` counts those that were sent, whatever became of them.  `input_tokens` includes what
    was read from or written to the provider's cache.  `cost` is in US dollars by public prices,
    None where the model's are not known.
    """

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost: float | None = 0.0
    seconds: float = 0.0

    @computed_field  # type: ignore[prop-decorator]  # mypy cannot see through the stacked decorator
    @property
    def tokens(self) -> int:
        """Input and output together."""
        return self.input_tokens + self.output_tokens


class Waiting(_Frozen):
    """A tool call that only a person can settle: they apply the plan `digest`, or decline it.

    `judged` says what the checks made of it, on a copy of the project.
    """

    call: str
    tool: str
    digest: str
    title: str
    judged: str


class RunRequest(_Frozen):
    """What is asked of whom.

    `model` is an alias (`opus`), a model of Anthropic's, or `provider:model`; None is what the
    agent's file says.  `limits` None are the agent's, else the default.  `web` turns on those
    tools of the provider that look at the web, for agents that list them.
    """

    agent: _Named
    question: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]
    model: _Named | None = None
    limits: Limits | None = None
    web: bool = False
    principal: str = ""


class Run(_Frozen):
    """A run as it stands: `answer` is the model's last text, word for word; `plans` are digests.

    `structured` is the answer in its parts, `problems` what is wrong with it: a part that is
    missing, a line that is not there, a proof without a report.

    `reason` says why it is not answered: the limit, the provider's error, what is waited for.
    """

    id: str
    agent: str
    question: str
    model: str
    principal: str
    web: bool
    state: RunState
    reason: str
    created: AwareDatetime
    updated: AwareDatetime
    limits: Limits
    spend: Spend
    answer: str | None
    structured: Answer | None
    problems: list[str]
    plans: list[str]
    waiting: list[Waiting]


class RunList(_Frozen):
    """Runs of a workspace, the newest first."""

    runs: list[Run]


EventKind = Literal[
    "created",
    "playing",  # a process takes it up, for the first time or again
    "request",  # is sent to the model now
    "delta",  # a piece of text as it arrives; live only, never kept
    "text",  # the whole text of a step
    "response",  # a finished step of the model, paid for
    "spend",
    "call",  # a tool is called now
    "progress",  # of a long tool; live only
    "result",  # of a tool call
    "judged",  # a plan that is handed over, by checks on a copy of the project
    "waiting",
    "settled",  # a person settled what was waited for
    "said",  # the person, or Stheno that checked the answer, says something more
    "ended",
]
LIVE_ONLY: frozenset[EventKind] = frozenset({"delta", "progress"})


class Event(_Frozen):
    """One thing that happened in a run; `number` counts from 1, and is 0 for what is live only.

    What `data` holds, by kind: `created` {system}; `request` {tools, messages, new}; `delta` and
    `text` {text}; `response` {message, finish}; `spend` {spend}; `call` {call, tool, arguments};
    `progress` {call, text, share}; `result` {call, tool, text, failed}; `waiting` {waiting};
    `judged` {call, digest, passed, failed, not_run}; `settled` {call, text}; `said` {text, by},
    by `person`, or `stheno` for a correction; `ended` {state, reason, answer, structured,
    problems}.
    """

    run: str
    number: int
    time: AwareDatetime
    kind: EventKind
    data: dict[str, JsonValue]


Listener = Callable[[Event], None]


def unheard(event: Event) -> None:
    """Listen to nothing."""
    del event
