"""Attaching clients, as a person does it: by the command, on real files."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from service.clients.client import CLIENTS
from tests.clients.documented import AGENT_FIELDS, SETTINGS
from tests.samples import make_project

LAUNCHER = Path(__file__).parents[2] / "stheno.py"
NAMES = [client.name for client in CLIENTS]
Run = Callable[..., subprocess.CompletedProcess[str]]
Server = dict[str, object]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / ".codeium" / "windsurf").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository whose back end lies in a folder of it."""
    (tmp_path / "shop" / ".git").mkdir(parents=True)
    make_project(tmp_path / "shop" / "apps" / "backend")
    return tmp_path / "shop"


@pytest.fixture
def install(shop: Path, home: Path, tmp_path: Path) -> Run:
    def run(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, str(LAUNCHER), "install", *arguments],
            cwd=shop,
            env={
                "HOME": str(home),
                "PATH": str(tmp_path / "no-programs"),
                "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"],
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done

    return run


def tree(*folders: Path) -> dict[str, bytes]:
    """Return every file below the folders, but for our own memory of it."""
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and ".stheno" not in path.parts
    }


def settings(shop: Path, home: Path, name: str) -> dict[str, object]:
    (client,) = (one for one in CLIENTS if one.name == name)
    path = (shop if client.scope == "project" else home) / client.settings.path
    text = path.read_text(encoding="utf-8")
    parsed: dict[str, object] = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    return parsed


def test_everything_is_written_once_and_taken_back_whole(
    install: Run, shop: Path, home: Path
) -> None:
    before = tree(shop, home)
    install(*NAMES, "--yes")
    attached = tree(shop, home)
    again = install(*NAMES, "--yes")
    assert tree(shop, home) == attached
    assert "nothing to do" in again.stdout
    install("--remove", "--yes")
    assert tree(shop, home) == before


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_what_the_client_documents(
    install: Run, shop: Path, home: Path, name: str
) -> None:
    install(name, "--yes")
    written = settings(shop, home, name)
    Draft202012Validator(SETTINGS[name]).validate(written)
    (client,) = (one for one in CLIENTS if one.name == name)
    if client.agents is None:
        return
    files = [
        shop / client.agents.path.format(name=agent)
        for agent in ("medusa-expert", "b2b-backend-engineer")
    ]
    for file in files:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            fields = tomllib.loads(text)
        else:
            assert text.startswith("---\n")
            fields = yaml.safe_load(text.split("---\n")[1])
        assert set(fields) <= AGENT_FIELDS[name]
        assert fields["name"] in file.name
        assert fields["description"]
        assert not {"Write", "Edit", "Bash"} & set(str(fields.get("tools", "")).split(", "))


@pytest.mark.parametrize("name", NAMES)
def test_the_entry_starts_a_server_of_this_back_end(
    install: Run, shop: Path, home: Path, name: str
) -> None:
    install(name, "--yes")
    text = json.dumps(settings(shop, home, name))
    (client,) = (one for one in CLIENTS if one.name == name)
    root = {
        "started-in": "apps/backend",
        "variable": "${workspaceFolder}/apps/backend",
        "absolute": str(shop / "apps/backend"),
    }[client.settings.where]
    assert json.dumps(["mcp", "--root", root]) in text


def test_nothing_is_written_unasked_or_in_a_dry_run(install: Run, shop: Path, home: Path) -> None:
    before = tree(shop, home)
    shown = install("cursor", "--dry-run")
    assert '+    "stheno": {' in shown.stdout
    refused = install("cursor", code=4)
    assert "nobody is there to ask" in refused.stderr
    assert tree(shop, home) == before


def test_an_entry_that_works_only_here_is_told(install: Run, shop: Path, tmp_path: Path) -> None:
    told = install("claude-code", "--dry-run").stdout
    assert ".mcp.json names a path of this machine: do not commit it" in told
    programs = tmp_path / "no-programs"
    programs.mkdir()
    (programs / "stheno").write_text("#!/bin/sh\n", encoding="utf-8")
    (programs / "stheno").chmod(0o755)
    told = install("claude-code", "--dry-run").stdout
    assert '"command": "stheno"' in told
    assert "path of this machine" not in told
    assert "activated environment" not in told
    (tmp_path / "pyvenv.cfg").write_text("", encoding="utf-8")
    assert "activated environment" in install("claude-code", "--dry-run").stdout
    assert not (shop / ".mcp.json").exists()


@pytest.mark.parametrize(
    ("indent", "other", "replaced"),
    [
        (None, {"env": {"API_KEY": "very-secret"}}, {}),
        (2, {"args": ["--key", "very-secret"]}, {}),
        (2, {"command": "x"}, {"stheno": {"command": "y", "args": ["very-secret"]}}),
    ],
)
def test_other_servers_stay_and_their_secrets_are_not_shown(
    install: Run, shop: Path, indent: int | None, other: Server, replaced: dict[str, Server]
) -> None:
    file = shop / ".mcp.json"
    servers = {"other": other, **replaced}
    file.write_text(json.dumps({"mcpServers": servers}, indent=indent), encoding="utf-8")
    for options in (("--yes", "--json"), ("--remove", "--yes", "--json")):
        shown = install("claude-code", *options)
        assert "very-secret" not in shown.stdout + shown.stderr
        assert '"mcp"' in shown.stderr
        assert json.loads(file.read_text(encoding="utf-8"))["mcpServers"]["other"] == other


def test_what_a_person_edited_is_kept(install: Run, shop: Path) -> None:
    install("claude-code", "codex", "--yes")
    agent = shop / ".claude/agents/medusa-expert.md"
    agent.write_text(agent.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    rules = shop / "AGENTS.md"
    rules.write_text("# House\n\n" + rules.read_text(encoding="utf-8"), encoding="utf-8")
    install("claude-code", "codex", "--yes")
    install("--remove", "--yes")
    assert agent.read_text(encoding="utf-8").endswith("\nMine.\n")
    assert rules.read_text(encoding="utf-8") == "# House\n"
    assert not (shop / ".mcp.json").exists()


def test_lines_end_as_those_that_stand_there(install: Run, shop: Path) -> None:
    theirs = {"AGENTS.md": b"# House\r\n", ".codex/config.toml": b'model = "x"\r\n'}
    (shop / ".codex").mkdir()
    for name, content in theirs.items():
        (shop / name).write_bytes(content)
    install("codex", "--yes")
    for name in theirs:
        content = (shop / name).read_bytes()
        assert b"stheno" in content
        assert content.count(b"\n") == content.count(b"\r\n")
    install("codex", "--remove", "--yes")
    assert (shop / "AGENTS.md").read_bytes() == theirs["AGENTS.md"]


def test_a_guide_that_two_clients_share_stays_until_both_are_gone(install: Run, shop: Path) -> None:
    install("codex", "zed", "--yes")
    install("codex", "--remove", "--yes")
    assert "stheno" in (shop / "AGENTS.md").read_text(encoding="utf-8")
    install("zed", "--remove", "--yes")
    assert not (shop / "AGENTS.md").exists()


def test_settings_that_cannot_be_read_are_left_with_what_to_paste(install: Run, shop: Path) -> None:
    file = shop / ".mcp.json"
    file.write_text('{\n  "mcpServers": {\n', encoding="utf-8")
    told = install("claude-code", "--yes", code=4)
    assert ".mcp.json:3" in told.stdout
    assert '"stheno": {' in told.stdout
    assert file.read_text(encoding="utf-8") == '{\n  "mcpServers": {\n'
    assert not (shop / ".claude").exists()


def test_the_list_tells_what_is_here(install: Run, shop: Path) -> None:
    (shop / ".vscode").mkdir()
    install("vscode", "--yes")
    listed = json.loads(install("--list", "--json").stdout)["clients"]
    assert [client["name"] for client in listed] == NAMES
    states = {client["name"]: (client["signs"], client["installed"]) for client in listed}
    assert states["vscode"] == ([".vscode"], True)
    assert states["windsurf"] == (["~/.codeium/windsurf"], False)
    assert states["codex"] == ([], False)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["vscodee"], "did you mean vscode?"),
        (["--remove"], "nothing to remove"),
        (["cursor", "--folder", "no-such"], "no-such is not a folder"),
        (["cursor", "--folder", "apps/backend/.."], ""),
    ],
)
def test_a_call_that_cannot_be_served_says_why(
    install: Run, arguments: list[str], told: str
) -> None:
    code = 2 if told else 4
    assert told in install(*arguments, code=code).stderr


def test_a_client_without_a_home_yet_is_told_so(install: Run, home: Path) -> None:
    (home / ".codeium" / "windsurf").rmdir()
    assert "start Windsurf once" in install("windsurf", "--yes", code=2).stderr


def test_a_server_that_another_entry_starts_is_not_written_twice(install: Run, shop: Path) -> None:
    file = shop / ".mcp.json"
    same = {"mcpServers": {"medusa": {"command": "uvx", "args": ["stheno", "mcp"]}}}
    file.write_text(json.dumps(same), encoding="utf-8")
    assert "by its entry medusa already" in install("claude-code", "--yes").stdout
    assert json.loads(file.read_text(encoding="utf-8")) == same
    other = {"mcpServers": {"b": {"command": "stheno", "args": ["mcp", "--root", "apps/other"]}}}
    file.write_text(json.dumps(other), encoding="utf-8")
    install("claude-code", "--yes")
    assert set(json.loads(file.read_text(encoding="utf-8"))["mcpServers"]) == {"b", "stheno"}


def test_what_a_person_added_to_our_entry_stays(install: Run, shop: Path) -> None:
    install("claude-code", "codex", "--yes")
    file, table = shop / ".mcp.json", shop / ".codex/config.toml"
    settings = json.loads(file.read_text(encoding="utf-8"))
    entry = settings["mcpServers"]["stheno"]
    entry["env"] = {"STHENO_TOOLSETS": "code"}
    entry["args"].insert(1, "--read-only")
    file.write_text(json.dumps(settings), encoding="utf-8")
    added = "startup_timeout_sec = 9\n[mcp_servers.stheno.env]\nSTHENO_TOOLSETS = 'code'\n"
    table.write_text(table.read_text(encoding="utf-8") + added, encoding="utf-8")
    before = tree(shop)
    assert "nothing to do" in install("claude-code", "codex", "--yes").stdout
    assert tree(shop) == before
    entry["command"], entry["args"] = "/old/stheno", ["mcp", "--read-only", "--root", "old"]
    file.write_text(json.dumps(settings), encoding="utf-8")
    install("claude-code", "--yes")
    now = json.loads(file.read_text(encoding="utf-8"))["mcpServers"]["stheno"]
    assert now["args"] == ["mcp", "--root", "apps/backend", "--read-only"]
    assert now["command"] != "/old/stheno"
    assert now["env"] == {"STHENO_TOOLSETS": "code"}


def test_the_projects_own_specialists_are_written_and_go_when_they_are_gone(
    install: Run, shop: Path
) -> None:
    source = shop / "apps/backend/.stheno/agents/poet.md"
    source.parent.mkdir(parents=True)
    head = "---\nname: poet\ndescription: writes verses\nsections: [Verse]\n---\n"
    source.write_text(f"{head}\nYou rhyme.\n", encoding="utf-8")
    (source.parent / "bad.md").write_text(head.replace("Verse", "Verse, 7"), encoding="utf-8")
    mine = shop / ".claude/agents/own.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("---\nname: my-own\ndescription: mine\n---\n\nHello.\n", encoding="utf-8")
    told = install("claude-code", "codex", "--yes").stdout
    written = shop / ".claude/agents/poet.md"
    fields = yaml.safe_load(written.read_text(encoding="utf-8").split("---\n")[1])
    assert set(fields) <= AGENT_FIELDS["claude-code"]
    assert "You rhyme." in (shop / ".codex/agents/poet.toml").read_text(encoding="utf-8")
    assert (shop / ".codex/agents/my-own.toml").is_file()
    assert not (shop / ".claude/agents/my-own.md").exists()
    assert ".stheno/agents/bad.md:4: sections: 1" in " ".join(told.split())
    assert "`poet`" in (shop / ".claude/rules/stheno.md").read_text(encoding="utf-8")
    source.unlink()
    install("claude-code", "codex", "--yes")
    assert not written.exists()
    assert not (shop / ".codex/agents/poet.toml").exists()
    assert mine.exists()
    install("--remove", "--yes")
    assert [path.name for path in mine.parent.iterdir()] == ["own.md"]


def test_the_whole_command_is_shown_before_it_is_asked(install: Run) -> None:
    shown = " ".join(install("gemini", "--dry-run").stdout.split())
    assert "stheno mcp --root apps/backend`" in shown


@pytest.mark.parametrize("name", ["jetbrains", "zed"])
def test_a_client_without_sub_agents_is_led_to_the_prompts(
    install: Run, shop: Path, name: str
) -> None:
    install(name, "--yes")
    (client,) = (one for one in CLIENTS if one.name == name)
    guide = (shop / client.guide.path).read_text(encoding="utf-8")
    assert "prompt `medusa-expert` or `b2b-backend-engineer`" in guide
    assert "stheno://guidance/{topic}" in guide
