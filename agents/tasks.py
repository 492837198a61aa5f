"""The tasks a person can hand over from a client's menu, each a prompt with arguments."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Argument:
    """One argument of a task; what it may be is completed where `completed` names a list."""

    name: str
    description: str
    completed: str | None = None


@dataclass(frozen=True)
class Task:
    """One task, whose text is `prompts/tasks/<name>.md.j2`."""

    name: str
    title: str
    description: str
    arguments: tuple[Argument, ...]


TASKS = (
    Task(
        "plan-feature",
        "Plan a feature",
        "From a wish to a spec and a plan that a person can approve.",
        (Argument("feature", "what the shop should be able to do"),),
    ),
    Task(
        "review-plan",
        "Review a plan",
        "Reads a plan as a team lead would: risks, ownership, migrations, what is missing.",
        (Argument("digest", "the plan's digest", completed="plans"),),
    ),
    Task(
        "explain-module",
        "Explain a module",
        "What a module stores, who calls it, and what listens, with file and line.",
        (Argument("module", "a module of this back end", completed="modules"),),
    ),
    Task(
        "prove-it",
        "Prove the project",
        "Runs verify and explains what failed, with its cause.",
        (),
    ),
)
