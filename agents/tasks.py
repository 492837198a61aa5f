"""The tasks a person can hand over from a client's menu, each a prompt with arguments."""

from dataclasses import dataclass

from agents.definitions import Topic


@dataclass(frozen=True)
class Argument:
    """One argument of a task; what it may be is completed where `completed` names a list."""

    name: str
    description: str
    completed: str | None = None


@dataclass(frozen=True)
class Task:
    """One task, whose text is `prompts/tasks/<name>.md.j2`.

    It carries the guidance on `topics`, and on those that its arguments speak of.
    """

    name: str
    title: str
    description: str
    arguments: tuple[Argument, ...]
    topics: tuple[Topic, ...] = ()


TASKS = (
    Task(
        "plan-feature",
        "Plan a feature",
        "From a wish to a spec and a plan that a person can approve.",
        (Argument("feature", "what the shop should be able to do"),),
        ("module-design", "workflows", "api"),
    ),
    Task(
        "review-plan",
        "Review a plan",
        "Reads a plan as a team lead would: risks, ownership, migrations, what is missing.",
        (Argument("digest", "the plan's digest", completed="plans"),),
        ("security",),
    ),
    Task(
        "review-change",
        "Review a change",
        "Reads changed files as a team lead would, checks them, and says what must change.",
        (Argument("change", "files, folders, or what was changed", completed="folders"),),
        ("security", "testing"),
    ),
    Task(
        "explain",
        "Explain",
        "What a module, workflow or route does, who calls it, and what guards it, with file and"
        " line.",
        (Argument("subject", "a module, workflow or route of this back end", "subjects"),),
    ),
    Task(
        "fix-doctor",
        "Fix what doctor finds",
        "Runs doctor's rules, and sets their findings right at the cause.",
        (Argument("rules", "ids of rules, or all", completed="rules"),),
        ("module-design", "workflows", "api"),
    ),
    Task(
        "upgrade-medusa",
        "Upgrade Medusa",
        "What an upgrade changes in this back end, in steps that can be proven one by one.",
        (Argument("version", "the version to go to", completed="versions"),),
        ("testing",),
    ),
    Task(
        "write-tests",
        "Write tests",
        "Tests of a module, workflow or route, with those who are refused and what is rolled back.",
        (Argument("subject", "a module, workflow or route of this back end", "subjects"),),
        ("testing",),
    ),
    Task(
        "prove-it",
        "Prove the project",
        "Runs verify and explains what failed, with its cause.",
        (),
    ),
)
