"""The command: what it refuses to start with, and how it ends."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import psutil
import pytest

from tests.http.conftest import LAUNCHER, serving
from tests.samples import make_project

OAUTH = "{issuer: x, audience: x, jwks_url: x, workspaces: {staff: [shp]}}"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return make_project(tmp_path / "shop").root


def serve(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(LAUNCHER), "serve", *options],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "no workspace is named\n  name one by `--workspace shop=apps/backend`"),
        (["--workspace", "shop"], "'shop' is no NAME=DIR"),
        (["--workspace", "SHOP=."], "workspaces.SHOP"),
        (["--workspace", "shop=.", "--port", "99999"], "port: Input should be less than"),
        (["--workspace", "shop=.", "--no-auth", "--host", "::"], "no_auth opens the server"),
        (
            ["--workspace", "shop=.", "--host", "no.such.host.invalid"],
            "by --host and --port",
        ),
        (["--config", "none.yaml"], "none.yaml: cannot be read"),
    ],
)
def test_it_does_not_start_with_settings_that_are_wrong(options: list[str], told: str) -> None:
    refused = serve(*options)
    assert refused.returncode == 2
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_workspace_that_is_not_there_is_named_at_the_start(tmp_path: Path) -> None:
    options = ["--port", "0", "--no-auth", "--workspace", f"shop={tmp_path / 'nowhere'}"]
    with subprocess.Popen(
        [sys.executable, str(LAUNCHER), "serve", *options], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        first = json.loads(process.stderr.readline())
        process.terminate()
    assert first["level"] == "WARNING"
    assert first["message"] == f"workspace shop: there is no folder {tmp_path / 'nowhere'}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("workspaces: [a]", "workspaces: Input should be a valid dictionary"),
        ("workspaces: {shop: .}\nprt: 1", "prt: Extra inputs are not permitted"),
        ("- a", "settings are a mapping"),
        ("a: [", "no YAML"),
        ("workspaces: {shop: .}\noauth: {issuer: x}", "oauth.audience: Field required"),
        (
            f"workspaces: {{shop: .}}\noauth: {OAUTH}",
            "oauth.workspaces: staff: there is no workspace 'shp'; did you mean shop?",
        ),
    ],
)
def test_a_wrong_file_is_named_with_its_field(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "serve.yaml"
    file.write_text(text, encoding="utf-8")
    refused = serve("--config", str(file))
    assert refused.returncode == 2
    assert f"{file}: {told}" in refused.stderr


def test_a_file_an_environment_and_flags_make_the_settings(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "serve.yaml"
    file.write_text("workspaces: {shop: shop}\nper_minute: 2\nno_auth: true\n", encoding="utf-8")
    with serving("--config", str(file), STHENO_SERVE_PER_MINUTE="1") as (url, _):
        names = httpx2.get(f"{url}/api/workspaces")
        assert names.json()["workspaces"] == ["shop"]
        assert httpx2.get(f"{url}/api/workspaces").status_code == 429
    assert shop.is_dir()


def test_a_signal_ends_it_and_what_it_runs(shop: Path) -> None:
    with serving("--workspace", f"shop={shop}", "--no-auth") as (url, process):
        begun = httpx2.post(f"{url}/api/workspaces/shop/verifications", json={})
        assert begun.status_code == 202
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=30)
    assert "Traceback" not in rest
    for line in rest.splitlines():
        json.loads(line)
    assert not psutil.pid_exists(process.pid)


def test_fifty_clients_that_come_and_go_leave_nothing_behind(shop: Path) -> None:
    with serving("--workspace", f"shop={shop}", "--no-auth") as (url, process):
        server = psutil.Process(process.pid)
        httpx2.get(f"{url}/api/workspaces")
        handles = server.num_fds()
        for number in range(50):
            with httpx2.Client() as client:
                if number % 2:
                    client.get(f"{url}/api/workspaces/shop/map")
                else:
                    with client.stream(
                        "GET", f"{url}/mcp", headers={"accept": "text/event-stream"}
                    ):
                        pass
        httpx2.get(f"{url}/health")
        assert server.num_fds() <= handles + 4
        assert server.children(recursive=True) == []


@pytest.mark.parametrize("way", ["headers", "header", "address", "trailers"])
def test_what_comes_before_a_token_is_seen_is_bounded(shop: Path, way: str) -> None:
    start = {
        "headers": b"GET /health HTTP/1.1\r\n",
        "header": b"GET /health HTTP/1.1\r\nx: ",
        "address": b"GET /health?",
        "trailers": b"POST /health HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n",
    }
    piece = b"x" * 1000 + (b": y\r\n" if way in {"headers", "trailers"} else b"")
    with serving("--workspace", f"shop={shop}", "--no-auth") as (url, _):
        host, _, port = url.removeprefix("http://").partition(":")
        with (
            socket.create_connection((host, int(port)), timeout=30) as client,
            pytest.raises((BrokenPipeError, ConnectionResetError)),
        ):
            client.sendall(start[way] + piece * 20_000)
        assert httpx2.get(f"{url}/health").status_code == 200


@pytest.mark.parametrize("way", ["nothing", "half a header", "a line after an answer"])
def test_who_never_sends_a_whole_request_is_not_waited_for(shop: Path, way: str) -> None:
    whole = b"GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n"
    sent = {"nothing": b"", "half a header": whole[:20], "a line after an answer": whole}
    patience = {"STHENO_SERVE_REQUEST_SECONDS": "1"}
    with serving("--workspace", f"shop={shop}", "--no-auth", **patience) as (url, _):
        host, _, port = url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port)), timeout=30) as client:
            client.sendall(sent[way])
            told = b""
            with contextlib.suppress(ConnectionResetError):
                while piece := client.recv(10_000):
                    told += piece
                    client.sendall(b"\r\n")
    assert told.count(b"HTTP/1.1") == (way == "a line after an answer")


def test_a_body_that_does_not_come_is_told(shop: Path) -> None:
    start = (
        b"POST /api/workspaces/shop/plans HTTP/1.1\r\nhost: localhost\r\n"
        b"content-type: application/json\r\ncontent-length: 100\r\n\r\n{"
    )
    patience = {"STHENO_SERVE_REQUEST_SECONDS": "0.5"}
    told = b""
    with serving("--workspace", f"shop={shop}", "--no-auth", **patience) as (url, _):
        host, _, port = url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port)), timeout=30) as client:
            client.sendall(start)
            with contextlib.suppress(ConnectionResetError):
                while piece := client.recv(10_000):
                    told += piece
    assert told.startswith(b"HTTP/1.1 408")
    assert b"the body did not come within 0.5 seconds" in told


def test_a_large_body_in_pieces_is_no_long_header(shop: Path) -> None:
    with serving("--workspace", f"shop={shop}", "--no-auth") as (url, _):
        body = json.dumps({"spec": "#" * 190_000}).encode()
        pieces = (body[at : at + 1000] for at in range(0, len(body), 1000))
        told = httpx2.post(
            f"{url}/api/workspaces/shop/plans",
            content=pieces,
            headers={"content-type": "application/json"},
        )
    assert told.status_code == 422
    assert "a spec is a mapping" in told.text


def test_tokens_are_made_listed_and_revoked(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}

    def token(*arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, str(LAUNCHER), "token", *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr

    made = json.loads(token("create", "ci", "--workspace", "shop", "--expires", "12h", "--json"))
    listed = json.loads(token("list", "--json"))["tokens"]
    assert made["token"].startswith("sth_")
    assert made["token"] not in token("list", "--json")
    assert (listed[0]["name"], listed[0]["role"], listed[0]["workspaces"]) == (
        "ci", "developer", ["shop"],
    )  # fmt: skip
    assert "there is a token 'ci' already" in token("create", "ci", code=2)
    assert "is no lifetime" in token("create", "x", "--expires", "soon", code=2)
    assert "is no lifetime" in token("create", "x", "--expires", "", code=2)
    token("revoke", "ci")
    assert "there are none" in token("list")
    assert "there is no token" in token("revoke", "ci", code=2)
