"""Doctor finds what was planted and nothing else; what it can set right becomes a plan."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from tests.trees import back_end, run_git, write_tree
from tools import catalogue
from tools.errors import UsageError
from tools.medusa.doctor.baseline import baseline_of, read_baseline, without_known
from tools.medusa.doctor.diagnose import diagnose
from tools.medusa.doctor.fixes import plan_fixes
from tools.medusa.doctor.formats import annotations, sarif
from tools.medusa.doctor.model import Finding, Severity
from tools.medusa.doctor.rules import RULES, rules_named
from tools.medusa.doctor.view import PAGE
from tools.person import apply_as
from tools.plan.undo import undo
from tools.repo.git import changed_since
from tools.repo.workspace import Workspace

HERE = Path(__file__).parent
APPLICATIONS = HERE / "applications"
GOLDEN = HERE.parent / "scaffold" / "golden"
SARIF_SCHEMA = HERE / "schemas" / "sarif-2.1.0-rtm.5.json"
DOCUMENTED = HERE.parents[1] / "docs" / "doctor.md"
ROUTE = "src/api/store/brands/route.ts"
SPREAD = "export const POST = (req) => { use({ ...req.body }) }\n"


@pytest.fixture
def damaged(tmp_path: Path) -> Workspace:
    shutil.copytree(APPLICATIONS / "damaged", tmp_path / "damaged")
    return Workspace.at(tmp_path / "damaged")


def places(workspace: Workspace) -> list[str]:
    return [f"{one.rule} {one.path}:{one.line}" for one in diagnose(workspace).findings]


def of_route(folder: Path, text: str, version: str = "2.21.2") -> list[str]:
    """Return what is found in a route of this text, as rule and line."""
    config = "module.exports = defineConfig({})\n"
    files = {"package.json": back_end(version), "medusa-config.ts": config, ROUTE: text}
    return [f"{one.rule}:{one.line}" for one in diagnose(write_tree(folder, files)).findings]


def planted() -> list[str]:
    return (APPLICATIONS / "damaged.expected").read_text(encoding="utf-8").splitlines()


def test_every_rule_fires_where_it_was_planted_and_nowhere_else(damaged: Workspace) -> None:
    assert sorted(places(damaged)) == sorted(planted())


def test_every_rule_is_planted() -> None:
    assert {line.split()[0] for line in planted()} == set(RULES)


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.iterdir()))
def test_nothing_is_found_in_what_we_generate(name: str, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / name, tmp_path / name)
    (tmp_path / name / "package.json").write_text(back_end("2.21.2"), encoding="utf-8")
    assert places(Workspace.at(tmp_path / name)) == []


def test_rules_of_medusas_own_lint_are_left_to_it(damaged: Workspace) -> None:
    (damaged.root / "package.json").write_text(back_end("2.21.2"), encoding="utf-8")
    found = {place.split()[0] for place in places(damaged)}
    assert found.isdisjoint(
        {"M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M15", "X44"}
    )
    assert {"M12", "M18", "M19", "M20"} <= found


def test_a_range_of_versions_may_have_what_the_lowest_lacks(damaged: Workspace) -> None:
    (damaged.root / "package.json").write_text(back_end("^2.11.1"), encoding="utf-8")
    assert not {"M01", "X44"} & {place.split()[0] for place in places(damaged)}


def test_a_reason_beside_the_line_or_above_it_suppresses(tmp_path: Path) -> None:
    above = f"// stheno-ignore X15: the schema is strict\n{SPREAD}"
    beside = f"{SPREAD.rstrip()} // stheno-ignore X15: the schema is strict\n"
    assert of_route(tmp_path / "a", above) == []
    assert of_route(tmp_path / "b", beside) == []


def test_a_suppression_without_a_reason_is_told_and_does_not_count(tmp_path: Path) -> None:
    assert of_route(tmp_path, f"// stheno-ignore X15\n{SPREAD}") == ["S01:1", "X15:2"]


@pytest.mark.parametrize("comment", ["// stheno-ignore", "/* stheno-ignore : it is right */"])
def test_a_suppression_that_names_no_rule_is_told(comment: str, tmp_path: Path) -> None:
    assert of_route(tmp_path, f"{comment}\n{SPREAD}") == ["S01:1", "X15:2"]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("const on = isOn()\n  if (on) {}", []),
        ("const on = transform({ input }, read)\n  if (on) {}", ["M03:4"]),
        ("const { on } = readStep(input)\n  if (on) {}", ["M03:4"]),
        ("for (const name of NAMES) {}", []),
        ("when({ input }, ({ input }) => (input.a ? 1 : 2)).then(() => stepOne())", []),
    ],
)
def test_only_what_has_no_value_yet_may_not_be_decided_on(
    start: str, found: list[str], tmp_path: Path
) -> None:
    text = (
        'import { createWorkflow } from "@medusajs/framework/workflows-sdk"\n'
        f'createWorkflow("one", (input) => {{\n  {start}\n}})\n'
    )
    assert of_route(tmp_path, text, "2.11.1") == found


def test_a_module_may_be_called_service(tmp_path: Path) -> None:
    config = 'module.exports = defineConfig({ modules: [{ resolve: "./src/modules/service" }] })\n'
    index = 'export default Module("service", { service: S })\n'
    files = {"medusa-config.ts": config, "src/modules/service/index.ts": index}
    assert places(write_tree(tmp_path, {"package.json": back_end(), **files})) == []


@pytest.mark.parametrize("rule", ["X19", "X99"])
def test_a_suppression_of_nothing_is_told(rule: str, tmp_path: Path) -> None:
    text = f"// stheno-ignore {rule}: once upon a time\n{SPREAD}"
    assert of_route(tmp_path, text) == ["S02:1", "X15:2"]


def test_a_suppression_of_a_rule_not_asked_for_is_not_called_unused(damaged: Workspace) -> None:
    assert diagnose(damaged, rules_named(["S02", "M01"])).findings[0].rule == "M01"


def test_a_body_that_a_schema_checks_may_be_spread(tmp_path: Path) -> None:
    assert of_route(tmp_path, SPREAD.replace("use(", "Body.parse(")) == []


def test_columns_count_characters(tmp_path: Path) -> None:
    text = 'export const POST = (req) => { use("ä🙂", { ...req.body }) }\n'
    of_route(tmp_path, text)
    (finding,) = diagnose(Workspace.at(tmp_path)).findings
    assert finding.column == text.index("...") + 1


def test_a_file_that_does_not_parse_is_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"package.json": back_end(), ROUTE: "export const = \n"})
    assert any(ROUTE in problem for problem in diagnose(Workspace.at(tmp_path)).unread)


def test_fixes_become_a_plan_that_leaves_the_rest_alone(damaged: Workspace) -> None:
    before = places(damaged)
    fixable = [one for one in diagnose(damaged).findings if one.fixable]
    plan = plan_fixes(damaged)
    assert plan is not None
    assert places(damaged) == before
    apply_as(damaged, plan, principal="a test", channel="test")
    after = places(damaged)
    fixed = {f"{one.rule} {one.path}:{one.line}" for one in fixable}
    assert {one.rule for one in fixable} == {rule.id for rule in RULES.values() if rule.fixes}
    assert set(before) - set(after) == fixed
    assert plan_fixes(damaged) is None
    undo(damaged)
    assert places(damaged) == before


def test_a_broken_file_is_not_fixed(tmp_path: Path) -> None:
    text = "export const get = () => {}\nexport const = \n"
    assert "M20:1" in of_route(tmp_path, text)
    assert plan_fixes(Workspace.at(tmp_path)) is None


def test_a_name_used_elsewhere_in_the_file_is_not_renamed(tmp_path: Path) -> None:
    assert of_route(tmp_path, "export const get = () => {}\nuse(get)\n") == ["M20:1"]
    assert plan_fixes(Workspace.at(tmp_path)) is None


def test_a_baseline_holds_though_lines_move(damaged: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    known = baseline_of(damaged, diagnose(damaged).findings)
    file.write_text(known.model_dump_json(), encoding="utf-8")
    path = damaged.root / ROUTE
    text = "\n\n" + path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert without_known(damaged, diagnose(damaged).findings, read_baseline(file)) == []
    path.write_text(f"{text}\nuse({{ ...req.body }})\n", encoding="utf-8")
    (new,) = without_known(damaged, diagnose(damaged).findings, read_baseline(file))
    assert new.rule == "X15"


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2, "findings": []}', "\x00"])
def test_what_is_no_baseline_is_refused_with_its_name(content: str, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"known\.json: is no baseline"):
        read_baseline(tmp_path / "known.json")


def test_changed_files_are_those_since_the_branch_left(damaged: Workspace) -> None:
    root = damaged.root
    run_git(root, "init", "-q")
    run_git(root, "add", ".")
    run_git(root, "commit", "-qm", "start")
    run_git(root, "switch", "-qc", "work")
    (root / ROUTE).write_text(SPREAD, encoding="utf-8")
    run_git(root, "commit", "-qam", "work")
    (root / "src/jobs/ünew.ts").write_text("export default () => {}\n", encoding="utf-8")
    assert changed_since(damaged, "main") == {ROUTE, "src/jobs/ünew.ts"}
    assert changed_since(damaged, "HEAD") == {"src/jobs/ünew.ts"}
    told = diagnose(damaged, paths=changed_since(damaged, "main")).findings
    assert [(one.rule, one.path) for one in told] == [("X15", ROUTE), ("M19", "src/jobs/ünew.ts")]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", ""])
def test_a_base_that_is_no_commit_is_refused(base: str, damaged: Workspace) -> None:
    run_git(damaged.root, "init", "-q")
    with pytest.raises(UsageError, match="names no commit"):
        changed_since(damaged, base)
    assert not (damaged.root / "x").exists()


def test_sarif_has_what_its_readers_require(damaged: Workspace) -> None:
    findings = diagnose(damaged).findings
    log = json.loads(json.dumps(sarif(findings, "1")))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert len(run["results"]) == len(findings)
    for result, finding in zip(run["results"], findings, strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] in {"error", "warning", "note"}
        assert place["region"] == {"startLine": finding.line, "startColumn": finding.column}
        # A URI holds no bracket in its path.
        assert "[" not in place["artifactLocation"]["uri"]
        assert result["message"]["text"]


def test_sarif_is_what_its_schema_says(damaged: Workspace) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    log = json.loads(json.dumps(sarif(diagnose(damaged).findings, "1")))
    assert list(validator.iter_errors(log)) == []
    assert list(validator.iter_errors(json.loads(json.dumps(sarif([], "1"))))) == []
    # The schema would tell: a level that it does not know is an error.
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator.iter_errors(log)) != []


ODD = Finding(
    rule="X15",
    severity=Severity.WARNING,
    path="src/a,b:c%d\n::error::e/ü [id].ts",
    line=3,
    column=4,
    message="100% of `a::b`\r\n::error file=x::injected",
    right="One,\ntwo: three",
)


def test_github_is_told_nothing_but_the_finding() -> None:
    text = annotations([ODD])
    command, _, rest = text.removeprefix("::").partition(" ")
    properties, _, message = rest.partition("::")
    assert text.count("\n") == 1
    assert text.endswith("\n")
    assert command == "warning"
    told = dict(part.split("=", 1) for part in properties.split(","))
    assert told.keys() == {"file", "line", "col", "title"}
    assert _unescaped(told["file"]) == ODD.path
    assert _unescaped(message.rstrip("\n")) == f"{ODD.message}. {ODD.right}"


def _unescaped(text: str) -> str:
    """Read a value as GitHub's runner does."""
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_odd_names_are_told_in_sarif_as_a_uri() -> None:
    log = json.loads(json.dumps(sarif([ODD], "1")))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert unquote(uri) == ODD.path
    assert uri.isascii()
    assert not set(uri) & set(" [],:\n")


def test_github_shows_each_finding_on_a_line_of_its_own(damaged: Workspace) -> None:
    findings = diagnose(damaged).findings
    lines = annotations(findings).splitlines()
    assert len(lines) == len(findings)
    assert any(
        line.startswith("::warning file=medusa-config.ts,line=6,col=18,title=X50::")
        for line in lines
    )


def test_a_model_pages_through_the_findings_errors_first(damaged: Workspace) -> None:
    pages = [catalogue.doctor(damaged)]
    while (offset := pages[-1].next) is not None:
        pages.append(catalogue.doctor(damaged, offset=offset))
    found = [finding for page in pages for finding in page.findings]
    assert [len(page.findings) for page in pages[:-1]] == [PAGE] * (len(planted()) // PAGE)
    assert sorted(f"{one.rule} {one.path}:{one.line}" for one in found) == sorted(planted())
    assert found[0].severity == "error"
    assert found[-1].severity == "warning"
    assert {finding.rule for finding in pages[0].findings} == set(pages[0].why)


def test_a_model_hears_that_a_file_is_clean(damaged: Workspace) -> None:
    clean = catalogue.doctor(damaged, paths=["src/workflows/steps/greet.ts"])
    assert (clean.clean, clean.total, clean.next) == (True, 0, None)
    assert not catalogue.doctor(damaged, paths=[ROUTE]).clean


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no rule X999") as raised:
        rules_named(["X999"])
    assert "X15" in (raised.value.fix or "")


def documented() -> Iterator[str]:
    for rule in sorted(RULES.values(), key=lambda rule: rule.id):
        until = "" if rule.until is None else f" below {'.'.join(map(str, rule.until.first))}"
        fix = " yes" if rule.fixes else ""
        yield f"| {rule.id} | {rule.severity}{until} | {rule.title} | {rule.why} |{fix} |"


def test_the_documentation_lists_every_rule_as_declared() -> None:
    listed, _, _ = DOCUMENTED.read_text(encoding="utf-8").partition("## Not decided")
    lines = listed.splitlines()
    assert [line for line in lines if line[:3] in {"| M", "| S", "| X"}] == list(documented())
