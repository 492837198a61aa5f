"""From the Markdown a specialist answered in to the answer's parts, and what is wrong with them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from agents.answer import Answer, Claim, Section, check_answer, plain_title
from agents.citations import cited_in
from agents.definitions import AgentDefinition
from tools.repo.workspace import Workspace
from tools.verify.kept import kept_reports

_CLAIMS, _VERIFIED, _NOT_VERIFIED, _PLANS = "claims", "verified", "not verified", "plans"
_SAME = {"sources": _CLAIMS, "plan": _PLANS}
_HEADING = re.compile(r"^#{1,6}\s+(?P<title>.+?)\s*#*$")
_LABEL = re.compile(r"^(?:[-*]\s+)?\*\*(?P<title>[^*]+?)\s*:?\s*\*\*\s*:?\s*(?P<rest>.*)$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_DIGEST = re.compile(r"\b[0-9a-f]{8,64}\b")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_NONE = frozenset({"", "none", "nothing", "n/a", "-", "—"})


@dataclass(frozen=True)
class Judged:
    """An answer in parts, what is wrong with it, and whether its author could mend that."""

    answer: Answer
    problems: list[str]
    mendable: bool


@dataclass
class _Part:
    title: str
    name: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


def judged(
    text: str,
    agent: AgentDefinition,
    workspace: Workspace,
    plans: Collection[str],
    reports: Collection[str],
) -> Judged:
    """Return an answer with what is wrong with it; `plans` and `reports` are those of its run.

    `reports` are tree digests; those that are kept from before count too.
    """
    answer = read_answer(text, agent, plans)
    kept = [word for one in kept_reports(workspace).reports for word in (one.name, one.tree)]
    problems = check_answer(answer, agent, workspace, [*reports, *kept])
    # One that only asks back, or says that nothing was found, has nothing to cite.
    bare = answer.kind == "direct" and not (answer.claims or answer.verified)
    return Judged(answer, problems, bool(problems) and not bare)


def correction(problems: Collection[str]) -> str:
    """Return what the author of an answer is told of it."""
    listed = "\n".join(f"- {problem}" for problem in problems)
    return (
        "Stheno checked your answer, and this is wrong with it:\n\n"
        f"{listed}\n\nGive the whole answer again, mended. Look up what you are not sure of;"
        " what nothing showed belongs under Not verified."
    )


def read_answer(text: str, agent: AgentDefinition, plans: Collection[str] = ()) -> Answer:
    """Return the parts of an answer given as Markdown.

    A heading, or a label in bold type, begins a part where it is one that the agent owes, or
    Claims, Verified, Not verified or Plans.  An answer without a part that the agent owes, in a
    run without `plans`, is a direct one: whatever it cites it claims.
    """
    owed = {plain_title(section): section for section in agent.sections}
    preface, *parts = _parts(text, owed)
    sections = [
        Section(title=owed[part.name], markdown=part.text)
        for part in parts
        if part.name in owed and part.text
    ]
    direct = not plans and not any(part.name in owed for part in parts)
    claimed = [text] if direct else [part.text for part in parts if part.name == _CLAIMS]
    summary = preface.text or (sections[0].markdown if sections else text.strip()) or "(empty)"
    return Answer(
        kind="direct" if direct else "change",
        summary=summary,
        sections=sections,
        claims=[claim for one in claimed for claim in _claims(one)],
        verified=_items(parts, _VERIFIED),
        not_verified=_items(parts, _NOT_VERIFIED),
        plans=[one for item in _items(parts, _PLANS) for one in _DIGEST.findall(item)],
    )


def _parts(text: str, owed: Collection[str]) -> list[_Part]:
    parts = [_Part("", "")]
    fenced = False
    for line in text.splitlines():
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line) or _LABEL.match(line)
        name = plain_title(match["title"]) if match else ""
        name = _SAME.get(name, name)
        if match and (name in owed or name in {_CLAIMS, _VERIFIED, _NOT_VERIFIED, _PLANS}):
            parts.append(_Part(match["title"], name))
            line = match.groupdict().get("rest") or ""  # noqa: PLW2901  # what stands behind a label
        parts[-1].lines.append(line)
    return parts


def _claims(text: str) -> Iterator[Claim]:
    for line in text.splitlines():
        for citation in cited_in(line):
            yield Claim(text=_ITEM.sub("", line).strip(), source=str(citation))


def _items(parts: Collection[_Part], name: str) -> list[str]:
    """Return the items of the parts of this name, each in one line; a plain text is one item."""
    items: list[str] = []
    for part in parts:
        if part.name != name:
            continue
        for line in part.text.splitlines():
            if _ITEM.match(line) or not items:
                items.append(_ITEM.sub("", line).strip())
            else:
                items[-1] = f"{items[-1]} {line.strip()}".strip()
    return [item for item in items if item.strip("*_. ").casefold() not in _NONE]
