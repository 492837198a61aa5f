"""Secrets by their content: neither read, nor found, nor shown."""

from pathlib import Path

import pytest

from tests.trees import write_tree
from tools.repo.read import read_file
from tools.repo.redact import redacted
from tools.repo.search import search_code

PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----"
# In two parts, so that no scanner takes this file for a leak.
SECRETS = [
    "AKIA" + "ABCDEFGHIJ234567",
    "ghp_" + "a1B2" * 9,
    "sk_" + "live_abcdefgh12345678",
    "xoxb-" + "123456789012-abcdef",
    "sk-" + "ant-api03-abcdefgh12345678",
    "eyJ" + "hbGciOiJIUzI1.eyJ" + "zdWIiOiIxMjM0.SflKxwRJSMeKKF2QT4",
    "SG." + "abcdefghij123456789.abcdefghij123456789",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_what_an_issuer_made_is_hidden_and_the_rest_stays(secret: str) -> None:
    shown = redacted(f'const key = "{secret}" // here')
    assert secret not in shown
    assert shown.startswith('const key = "[hidden: ')
    assert shown.endswith('" // here')


@pytest.mark.parametrize(
    "line",
    [
        'jwtSecret: process.env.JWT_SECRET || "supersecret",',
        "databaseUrl: postgres://postgres:postgres@localhost/medusa",
        "const url = `postgres://${user}:${password}@${host}`",
        'token: "SOME_CONSTANT_NAME_OF_A_TOKEN"',
        "const token = generateJwtTokenForActor2(input)",
        '"integrity": "sha512-Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy"',
        "import { createApiKeysWorkflow } from '@medusajs/core-flows'",
    ],
)
def test_ordinary_code_is_left_as_it_is(line: str) -> None:
    assert redacted(line) == line


def test_a_password_in_an_address_and_a_random_value_are_hidden() -> None:
    assert "hunter2" not in redacted("url: postgres://app:hunter2@db.example.com/shop")
    assert redacted('api_key = "a8F3kd93kfLs92kdlsP02ksl"') == 'api_key = "[hidden: a value]"'


def test_a_private_key_in_a_file_is_hidden_line_by_line_and_said_so(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a.ts": f"const a = `\n{PEM}\n`\nconst b = 1\n"})
    found = read_file(workspace, "a.ts")
    assert found.text.split("\n") == [
        "const a = `",
        *["[hidden: a private key]"] * 3,
        "`",
        "const b = 1",
    ]
    assert found.notes == ["what looks like a secret is hidden"]
    assert "MIIE" not in read_file(workspace, "a.ts", 3, 3).text


def test_a_token_in_a_file_is_hidden_and_said_so(tmp_path: Path) -> None:
    found = read_file(write_tree(tmp_path, {"a.ts": f"x\ny = '{SECRETS[1]}'\n"}), "a.ts")
    assert found.text == "x\ny = '[hidden: a GitHub token]'"
    assert found.notes == ["what looks like a secret is hidden"]


def test_a_secret_cannot_be_searched_for_bit_by_bit(tmp_path: Path) -> None:
    workspace = write_tree(tmp_path, {"a.ts": f"const key = '{SECRETS[1]}'\n"})
    assert search_code(workspace, "ghp_a1").files == []
    assert search_code(workspace, "ghp_a.*", regex=True).files == []
    assert search_code(workspace, "GHP_A", ignore_case=True).files == []
    (match,) = search_code(workspace, "const key").files[0].matches
    assert match.text == "const key = '[hidden: a GitHub token]'"
