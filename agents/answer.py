"""What a specialist hands back: parts, claims with their sources, what was proven and what not."""

import re
from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agents.citations import Citation, cited_in, is_citation, missing
from agents.definitions import AgentDefinition
from tools.errors import SthenoError
from tools.plan.state import load_plan
from tools.repo.visible import visible, visible_name
from tools.repo.workspace import Workspace

# As much of a digest as names a report or a plan beyond doubt.
_ENOUGH = 8
_DIGEST = re.compile(rf"[0-9A-Za-z][0-9A-Za-z-]{{{_ENOUGH - 1},}}")
_MARKS = re.compile(r"^[\s#*\d.)(]+|[\s*:]+$")

Text = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Section(_Part):
    """One part of an answer, named as the specialist's definition names it."""

    title: Text
    markdown: Text


class Claim(_Part):
    """Something said of the repository or of Medusa, and where it stands."""

    text: Text
    source: Annotated[
        str,
        Field(
            min_length=1,
            description="`path/of/file.ts:12` of the repository, or of Medusa as lookup_api cites"
            " it: `@medusajs/framework@2.21.2 dist/file.d.ts:12`",
        ),
    ]


class Answer(_Part):
    """A specialist's answer; `direct` answers a question that asks for no change.

    `plans` are the digests of the plans it speaks of.  Whether it holds what its specialist
    owes, and whether what it cites is there, `check_answer` tells.
    """

    kind: Literal["change", "direct"] = "change"
    summary: Annotated[str, Field(min_length=1, description="the answer in a few sentences")]
    sections: Annotated[
        list[Section], Field(description="every part your role asks for, in its order")
    ] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    verified: Annotated[
        list[str],
        Field(description="what a report showed, each ending with that report's tree digest"),
    ] = Field(default_factory=list)
    not_verified: Annotated[
        list[str], Field(description="what no report showed, and why; nothing is left out")
    ] = Field(default_factory=list)
    plans: list[str] = Field(default_factory=list)


def answer_markdown(answer: Answer) -> str:
    """Return an answer as Markdown for a person, characters that hide made visible."""
    parts = [answer.summary, *(f"## {one.title}\n\n{one.markdown}" for one in answer.sections)]
    for title, lines in (
        ("Plans", [f"`{digest}`" for digest in answer.plans]),
        ("Verified", answer.verified),
        ("Not verified", answer.not_verified),
        ("Sources", [f"{claim.text} (`{claim.source}`)" for claim in answer.claims]),
    ):
        if lines:
            listed = "\n".join(f"- {' '.join(line.split())}" for line in lines)
            parts.append(f"## {title}\n\n{listed}")
    return visible("\n\n".join(part.strip() for part in parts)) + "\n"


def check_answer(
    answer: Answer,
    agent: AgentDefinition,
    workspace: Workspace,
    reports: Collection[str] = (),
) -> list[str]:
    """Return what is wrong with an answer, one sentence each; empty where nothing is.

    `reports` are the names and tree digests of the reports that the answer may rest on: those
    that were made in this run, or are kept.  A part that the role owes and the answer lacks, a
    citation of a line that is not there, a plan that nobody made, and a proof without its report
    are wrong.
    """
    planned, unknown = _planned(answer, workspace)
    return [
        *_parts(answer, agent),
        *unknown,
        *_citations(answer, workspace, planned),
        *_proofs(answer, reports),
    ]


def _parts(answer: Answer, agent: AgentDefinition) -> Iterator[str]:
    if answer.kind == "direct":
        if answer.plans:
            yield "a direct answer has no plans: give the parts of a change, or take the plans out"
        if not answer.claims:
            yield "a direct answer names the file and line, or the Medusa source, it rests on"
        return
    given = [plain_title(section.title) for section in answer.sections]
    owed = [section for section in agent.sections if plain_title(section) not in given]
    if owed:
        yield f"missing parts: {', '.join(owed)}; one that does not apply says so, and why"
    for title in sorted({title for title in given if given.count(title) > 1}):
        yield f"the part {title!r} stands there more than once"
    ranks = [rank for rank in map(_ranks(agent).get, given) if rank is not None]
    if not owed and ranks != sorted(ranks):
        yield f"the parts are not in their order: {', '.join(agent.sections)}"


def _ranks(agent: AgentDefinition) -> dict[str, int]:
    return {plain_title(section): rank for rank, section in enumerate(agent.sections)}


def plain_title(title: str) -> str:
    """Return a part's title without what a heading may have around it, in small letters."""
    return " ".join(_MARKS.sub("", title).casefold().split())


def _planned(answer: Answer, workspace: Workspace) -> tuple[set[str], list[str]]:
    """Return the paths that the answer's plans write, and what is wrong with those it names."""
    paths: set[str] = set()
    wrong: list[str] = []
    for digest in answer.plans:
        try:
            plan = load_plan(workspace, digest)
        except SthenoError as error:
            wrong.append(f"plan {visible_name(digest)}: {error.message}")
        else:
            paths.update(change.path for change in plan.changes)
    return paths, wrong


def _citations(answer: Answer, workspace: Workspace, planned: Collection[str]) -> Iterator[str]:
    for claim in answer.claims:
        if not is_citation(claim.source):
            told = "is no file and line; cite `src/file.ts:12`, or Medusa as lookup_api does"
            yield f"the source {visible_name(claim.source)!r} of {claim.text!r} {told}"
    texts = [answer.summary, *(section.markdown for section in answer.sections)]
    cited = [Citation.parse(one.source) for one in answer.claims if is_citation(one.source)]
    cited += [citation for text in texts for citation in cited_in(text)]
    for citation in dict.fromkeys(cited):
        if citation.path not in planned and (wrong := missing(citation, workspace)):
            yield f"{citation}: {wrong}"


def _proofs(answer: Answer, reports: Collection[str]) -> Iterator[str]:
    for told in answer.verified:
        words = _DIGEST.findall(told)
        if not any(report.startswith(word) for word in words for report in reports):
            yield (
                f"no report is behind {visible_name(told)!r}: end it with the tree digest of the"
                " report that showed it, or move it to not_verified"
            )
