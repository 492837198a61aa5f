"""An answer is held to what its specialist owes, and to what is really there."""

from pathlib import Path

import pytest

from agents.answer import Answer, Claim, Section, answer_markdown, check_answer
from agents.definitions import load_agents
from tests.samples import NEW_PATH, kept, make_project
from tools.repo.workspace import Workspace

EXPERT = next(agent for agent in load_agents() if agent.name == "medusa-expert")
REPORT = "95e944f535ae0000"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    shop = make_project(tmp_path / "shop")
    (shop.root / "src").mkdir()
    (shop.root / "src/a.ts").write_text("one\ntwo\n", encoding="utf-8")
    for name in ("medusa", "framework", "core-flows", "types", "utils"):
        package = shop.root / "node_modules/@medusajs" / name
        package.mkdir(parents=True)
        (package / "package.json").write_text('{"version": "2.21.2"}', encoding="utf-8")
        (package / "a.d.ts").write_text("1\n2\n3", encoding="utf-8")
    return shop


def whole(**more: object) -> Answer:
    """Return an answer with every part its specialist owes."""
    sections = [Section(title=title, markdown="Text.") for title in EXPERT.sections]
    return Answer.model_validate({"summary": "Done.", "sections": sections, **more})


def test_a_whole_answer_has_nothing_wrong(workspace: Workspace) -> None:
    plan = kept(workspace)
    answer = whole(
        claims=[
            Claim(text="a", source="src/a.ts:2"),
            Claim(text="b", source="`src/a.ts:1-2`"),
            Claim(text="c", source="@medusajs/types@2.21.2 a.d.ts:3"),
            Claim(text="d", source="node_modules/@medusajs/utils/a.d.ts:1"),
            Claim(text="planned", source=f"{NEW_PATH}:1"),
        ],
        verified=[f"types and boot passed ({REPORT[:12]})"],
        plans=[plan.digest[:12]],
    )
    assert check_answer(answer, EXPERT, workspace, {REPORT}) == []


def test_titles_may_carry_numbers_and_marks(workspace: Workspace) -> None:
    sections = [
        Section(title=f"## {number}. **{title.upper()}**", markdown="Text.")
        for number, title in enumerate(EXPERT.sections, 1)
    ]
    assert check_answer(whole(sections=sections), EXPERT, workspace) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("src/a.ts:3", "src/a.ts:3: there is no such line: the file has 2"),
        ("src/a.ts:0", "there is no such line"),
        ("src/a.ts:2-1", "there is no such line"),
        ("src/b.ts:1", "src/b.ts:1: there is no such file"),
        ("../shop/src/a.ts:1", "leaves the workspace"),
        ("@medusajs/types@2.4.0 a.d.ts:1", "@medusajs/types@2.4.0 is not installed here"),
        ("@medusajs/nothing@2.21.2 a.d.ts:1", "is not installed here"),
        ("@medusajs/types@2.21.2 ../../../package.json:1", "leaves the workspace"),
        ("node_modules/@medusajs/types/b.d.ts:1", "there is no such file"),
        ("https://docs.medusajs.com/x", "is no file and line"),
        ("src/a.ts", "is no file and line"),
        ("I know it", "is no file and line"),
    ],
)
def test_a_source_that_is_not_there_is_told(workspace: Workspace, source: str, told: str) -> None:
    answer = whole(claims=[Claim(text="so it is", source=source)])
    (wrong,) = check_answer(answer, EXPERT, workspace)
    assert told in wrong


def test_a_secret_is_no_source(workspace: Workspace) -> None:
    (workspace.root / "secrets.pem").write_text("x\n", encoding="utf-8")
    (wrong,) = check_answer(
        whole(claims=[Claim(text="k", source="secrets.pem:1")]), EXPERT, workspace
    )
    assert "may hold secrets" in wrong


def test_citations_in_the_text_are_looked_at_too(workspace: Workspace) -> None:
    text = "See src/a.ts:2, (src/a.ts:9) at 10:30, http://x.ts:80/a.ts:3 and `src/api/[id]/r.ts:1`."
    sections = [Section(title=title, markdown=text) for title in EXPERT.sections]
    wrong = check_answer(whole(sections=sections), EXPERT, workspace)
    assert [one.partition(": ")[0] for one in wrong] == ["src/a.ts:9", "src/api/[id]/r.ts:1"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"sections": []}, "missing parts: Implementation plan, Code changes, Configuration"),
        ({"verified": ["types passed"]}, "no report is behind 'types passed'"),
        ({"verified": ["types passed (0000000000aa)"]}, "no report is behind"),
        ({"verified": [f"boot ({REPORT[:7]})"]}, "no report is behind"),
        ({"plans": ["0" * 64]}, "no plan 0000"),
        ({"plans": ["approved"]}, "is no plan digest"),
        ({"kind": "direct"}, "names the file and line"),
    ],
)
def test_what_is_owed_or_not_proven_is_told(
    workspace: Workspace, fields: dict[str, object], told: str
) -> None:
    wrong = check_answer(whole(**fields), EXPERT, workspace, {REPORT})
    assert len(wrong) == 1
    assert told in wrong[0]


def test_parts_stand_once_and_in_their_order(workspace: Workspace) -> None:
    sections = whole().sections
    turned = check_answer(whole(sections=sections[::-1]), EXPERT, workspace)
    twice = check_answer(whole(sections=[*sections, sections[0]]), EXPERT, workspace)
    assert "not in their order" in turned[0]
    assert "more than once" in twice[0]


def test_a_question_is_answered_directly(workspace: Workspace) -> None:
    answer = Answer(kind="direct", summary="Two.", claims=[Claim(text="two", source="src/a.ts:2")])
    assert check_answer(answer, EXPERT, workspace) == []
    plan = kept(workspace)
    hidden = answer.model_copy(update={"plans": [plan.digest]})
    assert "a direct answer has no plans" in check_answer(hidden, EXPERT, workspace)[0]


def test_an_answer_is_shown_whole_and_hides_nothing() -> None:
    answer = whole(
        summary="It\u202e works.",
        claims=[Claim(text="two\nlines", source="src/a.ts:2")],
        verified=["types"],
        not_verified=["boot: no database"],
        plans=["4aa08ad8e140"],
    )
    assert answer_markdown(answer).splitlines() == [
        "It\\u202e works.",
        *(line for title in EXPERT.sections for line in ("", f"## {title}", "", "Text.")),
        *("", "## Plans", "", "- `4aa08ad8e140`"),
        *("", "## Verified", "", "- types"),
        *("", "## Not verified", "", "- boot: no database"),
        *("", "## Sources", "", "- two lines (`src/a.ts:2`)"),
    ]


def test_an_answer_survives_json() -> None:
    answer = whole(claims=[Claim(text="a", source="b.ts:1")])
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
