"""What the server writes is JSON-RPC, and every request is answered, whatever is sent to it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mcp.wire import INITIALIZE, SECONDS, Message, command, request, wired
from tools.repo.workspace import Workspace

NOISY = [sys.executable, "-m", "tests.mcp.noisy_server"]
PING = request(99, "ping")
LONE = (
    '{"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"read_file","arguments":%s}}'
)


def error_of(message: Message) -> tuple[int, str]:
    error = message["error"]
    assert isinstance(error, dict)
    return error["code"], error["message"]


@pytest.mark.parametrize("half", [r"\ud83d", r"a\udc00b", r"\udc00\ud83d"])
@pytest.mark.parametrize("to", ["7", '"seven"'])
def test_half_a_surrogate_pair_is_answered_with_an_error(
    workspace: Workspace, half: str, to: str
) -> None:
    with wired(command(workspace.root)) as wire:
        wire.send(LONE % (to, f'{{"path":"{half}"}}'))
        code, told = error_of(wire.answer(7 if to == "7" else "seven"))
        assert code == -32600
        assert "surrogate" in told
        wire.send(PING)
        assert wire.answer(99)["result"] == {}


@pytest.mark.parametrize(
    ("line", "to", "code"),
    [
        ("no JSON at all", None, -32700),
        ('{"jsonrpc":"2.0","id":8,"method":"pi', None, -32700),
        (b"\xff\xfe\x00", None, -32700),
        ("[" * 100_000, None, -32700),
        ("[]", None, -32600),
        ('"ping"', None, -32600),
        ('{"jsonrpc":"2.0","id":8}', 8, -32600),
        ('{"jsonrpc":"1.0","id":8,"method":"ping"}', 8, -32600),
        ('{"jsonrpc":"2.0","id":8,"method":5}', 8, -32600),
        ('{"jsonrpc":"2.0","id":"a","method":"ping","params":[]}', "a", -32600),
        ('{"jsonrpc":"2.0","id":8,"method":"no/such"}', 8, -32601),
    ],
)
def test_a_line_that_is_no_request_is_answered_and_harms_nothing(
    workspace: Workspace, line: str | bytes, to: object, code: int
) -> None:
    with wired(command(workspace.root)) as wire:
        wire.send(line)
        assert error_of(wire.answer(to))[0] == code
        wire.send(PING)
        assert wire.answer(99)["result"] == {}
        assert wire.close() == 0


def test_a_prompt_is_told_what_is_wrong_with_whatever_it_is_given(workspace: Workspace) -> None:
    wrong: list[tuple[Message, str]] = [
        ({"name": "explain", "arguments": {"subject": 3}}, "text, which subject is not"),
        ({"name": "explain", "arguments": [{}]}, "exactly these arguments: subject"),
        ({"name": "explain", "arguments": 7}, "exactly these arguments: subject"),
        ({"name": ["explain"]}, "There are: "),
        ({}, "There are: "),
    ]
    with wired(command(workspace.root)) as wire:
        for params, told in wrong:
            wire.send(request(8, "prompts/get", **params))
            code, message = error_of(wire.answer(8))
            assert code == -32602
            assert told in message


def test_what_is_no_request_is_not_answered(workspace: Workspace) -> None:
    with wired(command(workspace.root)) as wire:
        wire.send(
            "",
            '{"jsonrpc":"2.0","method":"notifications/no-such"}',
            r'{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"reason":"\ud800"}}',
            '{"jsonrpc":"2.0","id":4711,"result":{}}',
            PING,
        )
        before = len(wire.seen)
        wire.answer(99)
        assert len(wire.seen) == before + 1


def test_a_line_of_five_megabytes_is_answered(workspace: Workspace) -> None:
    with wired(command(workspace.root)) as wire:
        answer = wire.call(1, "plan", spec="x" * 5_000_000)
        assert "at most 200000 characters" in str(answer)
        assert len(str(answer)) < 1_000


def test_a_server_leaves_when_its_input_ends(workspace: Workspace) -> None:
    with wired(command(workspace.root)) as wire:
        assert wire.close() == 0
    with wired(command(workspace.root), initialized=False) as wire:
        assert wire.close() == 0


def test_a_server_whose_answers_nobody_reads_ends_though_its_input_is_open(
    workspace: Workspace,
) -> None:
    pipe = subprocess.PIPE
    argv = command(workspace.root)
    with subprocess.Popen(argv, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(json.dumps(INITIALIZE).encode() + b"\n")
        process.stdin.flush()
        assert process.wait(SECONDS) != 0
        told = process.stderr.read()
    assert b"served no more" in told
    assert b"Traceback" not in told


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_end_ends_and_says_nothing_on_its_output(
    workspace: Workspace, sent: signal.Signals
) -> None:
    with wired(command(workspace.root)) as wire:
        wire.process.send_signal(sent)
        assert wire.next() is None
        assert wire.process.wait(10) is not None


def test_nothing_that_a_tool_does_gets_between_the_answers() -> None:
    with wired(NOISY, stderr=subprocess.PIPE) as wire:
        assert "printed" in str(wire.call(1, "test_print")["result"])
        crashed = str(wire.call(2, "test_crash")["result"])
        assert "Error executing tool test_crash" in crashed
        assert "secret" not in crashed
        code, told = error_of(wire.call(3, "test_half_a_pair"))
        assert (code, told) == (-32603, "the answer holds text that is no Unicode")
        wire.send(PING)
        assert wire.answer(99)["result"] == {}
        assert wire.close() == 0
        assert wire.process.stderr is not None
        said = wire.process.stderr.read().decode()
    assert {"print", "sys.stdout", "descriptor 1", "program"} <= set(said.splitlines())
    assert "RuntimeError: a secret of the server" in said


@pytest.mark.parametrize("end", ["SIGTERM", "SIGINT", "closed", "cancelled"])
def test_programs_of_a_call_end_with_it(tmp_path: Path, end: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with wired(NOISY) as wire:
        wire.send(request(1, "tools/call", name="test_program", arguments={"pipe": str(pipe)}))
        # Opened as soon as the program writes to it; at its end when no program is left.
        with pipe.open() as held:
            if end == "closed":
                assert wire.close() == 0
            elif end == "cancelled":
                cancelled = {"method": "notifications/cancelled", "params": {"requestId": 1}}
                wire.send({"jsonrpc": "2.0", **cancelled})
            else:
                wire.process.send_signal(signal.Signals[end])
            assert held.read() == ""
        if end == "cancelled":
            wire.send(PING)
            assert wire.answer(99)["result"] == {}
        elif end != "closed":
            assert wire.process.wait(10) == -signal.Signals[end]
