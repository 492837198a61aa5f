"""Who gets in, and what exists for them."""

import json
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event as ThreadEvent
from threading import Semaphore, Thread
from typing import Any

import anyio
import httpx2
import jwt
import pytest
from anyio import to_thread
from cryptography.hazmat.primitives.asymmetric import rsa
from pydantic import ValidationError

from server import build_app
from service.http.settings import OAuth, Settings
from tests.http.conftest import BASE, Team
from tests.samples import SPEC
from tools.errors import UsageError

pytestmark = pytest.mark.anyio
NAMES = "/api/workspaces"


@pytest.mark.parametrize(
    "header",
    [
        None, "", "Bearer", "Bearer ", "Bearer nonsense", "Bearer sth_nonsense", "Basic YTpi",
        "Bearer " + "x" * 5000, "sth_", "Bearer \ud83d\ude42".encode("utf-16", "surrogatepass"),
    ],
)  # fmt: skip
async def test_nobody_gets_in_without_a_token(team: Team, header: str | bytes | None) -> None:
    async with team.client() as client:
        headers: Any = {} if header is None else {"authorization": header}
        for method, path in (("GET", NAMES), ("POST", "/mcp"), ("GET", "/metrics"), ("GET", "/x")):
            answer = await client.request(method, path, headers=headers)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            assert answer.headers["content-type"] == "application/problem+json"


async def test_only_health_and_readiness_are_open_and_say_nothing(team: Team) -> None:
    async with team.client() as client:
        assert (await client.get("/health")).json() == {"status": "ok"}
        assert (await client.get("/ready")).json() == {"status": "ok"}
        team.outlet.root.rename(team.outlet.root.with_name("gone"))
        away = await client.get("/ready")
    assert away.status_code == 503
    assert "outlet" not in away.text


async def test_what_a_token_may_not_see_does_not_exist_for_it(team: Team) -> None:
    async with team.client(team.lead) as lead, team.client(team.guest) as guest:
        made = await lead.post(f"{NAMES}/shop/plans", json={"spec": SPEC})
        assert (await guest.get(NAMES)).json()["workspaces"] == ["outlet"]
        for path in ("/plans", "/map", "/reports", "/undo"):
            hidden = await guest.get(f"{NAMES}/shop{path}")
            missing = await guest.get(f"{NAMES}/nowhere{path}")
            assert (hidden.status_code, missing.status_code) == (404, 404)
            assert hidden.text.replace("shop", "nowhere") == missing.text
        assert (await guest.get(made.headers["location"])).status_code == 404


async def test_a_revoked_or_expired_token_opens_nothing(team: Team) -> None:
    short = team.store.create("zoe", "lead", lasts=timedelta(seconds=-1))
    team.store.revoke("bob")
    async with team.client(short) as client:
        assert (await client.get(NAMES)).status_code == 401
    async with team.client(team.developer) as client:
        assert (await client.get(NAMES)).status_code == 401


async def test_only_a_hash_of_a_token_is_on_the_disk(team: Team) -> None:
    files = list(team.store._folder.iterdir())  # noqa: SLF001  # where nothing else may look
    assert len(files) == 3
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not any(token[4:] in text for token in (team.lead, team.developer, team.guest))
        assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(UsageError, match="there is a token"):
        team.store.create("ann", "lead")
    with pytest.raises(UsageError, match="cannot be made"):
        team.store.create("../ann", "lead")
    with pytest.raises(UsageError, match="there is no token"):
        team.store.revoke("../tokens/ann")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
async def test_another_host_is_refused_before_anything_else(team: Team, host: str) -> None:
    async with team.client(team.lead) as lead:
        for path in (NAMES, "/mcp", "/metrics", "/.well-known/oauth-protected-resource"):
            assert (await lead.get(path, headers={"host": host})).status_code == 421


async def test_what_watches_a_server_may_call_it_by_any_name(team: Team) -> None:
    async with team.client(allowed_hosts=["team.example"]) as client:
        for path in ("/health", "/ready"):
            assert (await client.get(path, headers={"host": "10.0.0.7:8370"})).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://evil.example", 403),
        ("null", 403),
        ("http://localhost:6274", 200),
        ("http://127.0.0.1.evil.example", 403),
        ("https://team.example", 403),
    ],
)
async def test_pages_of_other_origins_are_refused(team: Team, origin: str, status: int) -> None:
    async with team.client(team.lead) as lead:
        assert (await lead.get(NAMES, headers={"origin": origin})).status_code == status


async def test_hosts_and_origins_are_the_operators_choice(team: Team) -> None:
    given = {"allowed_hosts": ["team.example"], "allowed_origins": ["https://team.example"]}
    async with team.client(team.lead, **given) as lead:
        inside = {"host": "team.example", "origin": "https://team.example"}
        assert (await lead.get(NAMES, headers=inside)).status_code == 200
        assert (await lead.get(NAMES)).status_code == 421


async def test_too_many_requests_are_told_when_to_come_back(team: Team) -> None:
    async with team.client(team.lead, per_minute=3) as lead:
        answers = [await lead.get(NAMES) for _ in range(4)]
        other = await lead.get(NAMES, headers={"authorization": f"Bearer {team.developer}"})
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].headers["retry-after"] == "60"
    assert other.status_code == 200


async def test_guessing_tokens_is_bounded_too(team: Team) -> None:
    async with team.client(per_minute=3) as client:
        answers = [await client.get(NAMES) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]


async def test_a_body_is_bounded_whether_it_says_its_length_or_not(team: Team) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(30):
            yield b"x" * 100

    async with team.client(team.lead, body_bytes=1000) as lead:
        told = await lead.post(f"{NAMES}/shop/plans", content=b"x" * 2000)
        streamed = await lead.post(f"{NAMES}/shop/plans", content=parts())
        protocol = await lead.post("/mcp", content=parts())
    assert [told.status_code, streamed.status_code, protocol.status_code] == [413, 413, 413]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'"x"', b"\xff\xfe", b'{"spec": 3}', b'{"spec": "\\ud800"}',
        b'{"spec": "a\\u0000b"}', b"[" * 100_000, b'{"spec": "", "more": 1}',
        b'{"spec": "version: 1", "now": "x"}', b'{"spec": "' + b"x" * 300_000 + b'"}',
    ],
)  # fmt: skip
async def test_a_body_that_is_no_request_is_a_clear_problem(team: Team, body: bytes) -> None:
    async with team.client(team.lead) as lead:
        answer = await lead.post(
            f"{NAMES}/shop/plans", content=body, headers={"content-type": "application/json"}
        )
    assert 400 <= answer.status_code < 500
    assert answer.json()["detail"]


async def test_requests_are_logged_by_id_without_a_secret(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="stheno"):
        async with team.client(team.lead) as lead:
            answer = await lead.post(
                f"{NAMES}/shop/plans?q=hidden",
                json={"spec": "secret: 1"},
                headers={"x-request-id": "abc-1"},
            )
            forged = await lead.get(NAMES, headers={"x-request-id": "a\tb" + "c" * 90})
    assert answer.headers["x-request-id"] == "abc-1"
    assert forged.headers["x-request-id"].isalnum()
    lines = [json.loads(one.message) for one in caplog.records if one.name == "stheno.access"]
    assert lines[0]["id"] == "abc-1"
    assert (lines[0]["principal"], lines[0]["status"]) == ("ann", 422)
    assert not any(word in caplog.text for word in (team.lead, "secret", "hidden"))


async def test_a_bug_is_told_with_the_id_that_the_log_has(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    app = build_app(team.settings(), team.store, version="test")

    @app.get("/api/broken")
    async def broken() -> None:
        raise ZeroDivisionError("sth_secret")

    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    headers = {"authorization": f"Bearer {team.lead}", "x-request-id": "mine"}
    async with httpx2.AsyncClient(transport=transport, base_url=BASE, headers=headers) as client:
        with caplog.at_level(logging.INFO):
            answer = await client.get("/api/broken")
    assert answer.status_code == 500
    assert answer.headers["x-request-id"] == "mine"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "mine" in answer.json()["detail"]
    assert "secret" not in answer.text
    (failed,) = [one for one in caplog.records if one.name == "stheno.http"]
    assert "(mine)" in failed.getMessage()
    (line,) = [one for one in caplog.records if one.name == "stheno.access"]
    assert json.loads(line.getMessage())["status"] == 500


def test_no_token_is_needed_on_loopback_only(team: Team) -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        assert team.settings(no_auth=True, host=host).no_auth
    for host in ("0.0.0.0", "::", "192.168.1.2", "team.example"):  # noqa: S104  # refused
        with pytest.raises(ValidationError, match="no_auth opens"):
            team.settings(no_auth=True, host=host)


async def test_without_auth_the_local_person_is_the_lead(team: Team) -> None:
    async with team.client(no_auth=True) as client:
        assert (await client.get(NAMES)).json()["role"] == "lead"


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://127.0.0.1", 200), ("http://127.0.0.1:6274", 403), ("http://localhost", 403)],
)
async def test_without_auth_only_our_own_pages_may_call(
    team: Team, origin: str, status: int
) -> None:
    async with team.client(no_auth=True) as client:
        answer = await client.get(NAMES, headers={"origin": origin})
    assert answer.status_code == status


class Issuer:
    """An authorization server's keys, on loopback, and tokens signed with them."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        public: dict[str, Any] = json.loads(
            jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())
        )
        self.asked = 0
        self.reached = Semaphore(0)
        self.answers = ThreadEvent()
        self.answers.set()
        body = json.dumps({"keys": [{**public, "kid": "one", "use": "sig"}]}).encode()

        class Keys(BaseHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805  # `self` is the issuer
                self.asked += 1
                self.reached.release()
                self.answers.wait(20)
                handler.answer()

            def answer(self) -> None:
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Keys)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.oauth = OAuth(issuer=self.url, audience=f"{BASE_URL}/mcp", jwks_url=f"{self.url}/jwks")

    def token(self, **claims: Any) -> str:
        claims = {
            "iss": self.url,
            "aud": self.oauth.audience,
            "sub": "carol",
            "scope": "stheno:lead",
            "exp": datetime.now(UTC) + timedelta(minutes=5),
            **claims,
        }
        body = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(body, self.key, algorithm="RS256", headers={"kid": "one"})


BASE_URL = "https://team.example"


@pytest.fixture
def issuer() -> Any:
    made = Issuer()
    yield made
    made.server.shutdown()
    made.server.server_close()


async def test_an_issuers_token_opens_what_its_scope_says(team: Team, issuer: Issuer) -> None:
    async with team.client(issuer.token(), oauth=issuer.oauth) as client:
        assert (await client.get(NAMES)).json()["principal"] == "oauth:carol"
    developer = issuer.token(scope="openid stheno:developer")
    async with team.client(developer, oauth=issuer.oauth) as client:
        assert (await client.get(NAMES)).json()["role"] == "developer"


@pytest.mark.parametrize(
    ("given", "claims", "seen"),
    [
        # Without a word of it, none: a token of the issuer alone says nothing of our workspaces.
        ({}, {}, []),
        ({}, {"scope": "stheno:lead shop outlet *"}, []),
        ({"stheno:lead": ["*"]}, {}, ["outlet", "shop"]),
        ({"stheno:lead": ["*"]}, {"scope": "stheno:developer"}, []),
        ({"shop-team": ["shop"]}, {"scope": "stheno:lead shop-team"}, ["shop"]),
        ({"a": ["shop"], "b": ["outlet"]}, {"scp": ["a", "b", "stheno:lead"]}, ["outlet", "shop"]),
        ({}, {"stheno_workspaces": ["outlet", "elsewhere"]}, ["outlet"]),
        ({}, {"stheno_workspaces": "outlet shop"}, ["outlet", "shop"]),
        ({"shop-team": ["shop"]}, {"stheno_workspaces": "outlet"}, ["outlet"]),
        ({}, {"stheno_workspaces": ["*"]}, []),
        ({}, {"stheno_workspaces": {"shop": True}}, []),
        ({}, {"stheno_workspaces": [["shop"], 1, None]}, []),
    ],
)
async def test_an_issuers_token_sees_the_workspaces_that_are_given_to_it(
    team: Team,
    issuer: Issuer,
    given: dict[str, list[str]],
    claims: dict[str, Any],
    seen: list[str],
) -> None:
    oauth = issuer.oauth.model_copy(update={"workspaces": given})
    if "scp" in claims:
        claims = {**claims, "scope": None}
    async with team.client(issuer.token(**claims), oauth=oauth) as client:
        assert (await client.get(NAMES)).json()["workspaces"] == seen
        for name in ("outlet", "shop"):
            there = await client.get(f"{NAMES}/{name}/map")
            assert there.status_code == (200 if name in seen else 404)


async def test_the_operator_names_the_claim_that_gives_workspaces(
    team: Team, issuer: Issuer
) -> None:
    oauth = issuer.oauth.model_copy(update={"workspaces_claim": "https://example.com/backends"})
    named = {"https://example.com/backends": ["shop"], "stheno_workspaces": "outlet"}
    token = issuer.token(**named)
    async with team.client(token, oauth=oauth) as client:
        assert (await client.get(NAMES)).json()["workspaces"] == ["shop"]


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://other.example/mcp"},
        {"aud": None},
        {"iss": "https://other.example"},
        {"exp": datetime(2020, 1, 1, tzinfo=UTC)},
        {"exp": None},
        {"scope": "openid"},
        {"scope": None},
        {"sub": None},
        {"sub": "x" * 200},
        {"sub": "a\u202eb"},
        {"scope": 7},
        {"scope": None, "scp": {"stheno:lead": 1}},
    ],
)
async def test_a_token_for_somebody_else_opens_nothing(
    team: Team, issuer: Issuer, claims: dict[str, Any]
) -> None:
    async with team.client(issuer.token(**claims), oauth=issuer.oauth) as client:
        refused = await client.get(NAMES)
    assert refused.status_code == 401
    place = f"{BASE_URL}/.well-known/oauth-protected-resource"
    assert refused.headers["www-authenticate"] == f'Bearer resource_metadata="{place}"'


async def test_a_token_that_somebody_else_signed_opens_nothing(team: Team, issuer: Issuer) -> None:
    honest = jwt.decode(issuer.token(), options={"verify_signature": False})
    forged = [
        jwt.encode(honest, "x" * 32, algorithm="HS256", headers={"kid": "one"}),
        jwt.encode(honest, "", algorithm="none", headers={"kid": "one"}),
        issuer.token()[:-5] + "AAAAA",
    ]
    async with team.client(oauth=issuer.oauth) as client:
        for token in forged:
            headers = {"authorization": f"Bearer {token}"}
            assert (await client.get(NAMES, headers=headers)).status_code == 401


async def test_strangers_do_not_make_us_ask_the_issuer_again_and_again(
    team: Team, issuer: Issuer
) -> None:
    claims = {"sub": "x"}
    forged = [
        jwt.encode(claims, issuer.key, algorithm="RS256", headers={"kid": f"no-{number}"})
        for number in range(20)
    ]
    async with team.client(oauth=issuer.oauth) as client:
        for token in forged:
            headers = {"authorization": f"Bearer {token}"}
            assert (await client.get(NAMES, headers=headers)).status_code == 401
    assert issuer.asked <= 2


async def test_an_issuer_that_does_not_answer_holds_up_only_its_own_callers(
    team: Team, issuer: Issuer
) -> None:
    issuer.answers.clear()
    told: list[int] = []
    async with team.client(oauth=issuer.oauth) as client, anyio.create_task_group() as tasks:

        async def strange(number: int) -> None:
            token = jwt.encode({}, issuer.key, algorithm="RS256", headers={"kid": f"no-{number}"})
            answer = await client.get(NAMES, headers={"authorization": f"Bearer {token}"})
            told.append(answer.status_code)

        for number in range(60):
            tasks.start_soon(strange, number)
        await to_thread.run_sync(issuer.reached.acquire, limiter=anyio.CapacityLimiter(1))
        ours = {"authorization": f"Bearer {team.developer}"}
        answer = await client.get(NAMES, headers=ours)
        assert (answer.status_code, told) == (200, [])
        issuer.answers.set()
    assert told == [401] * 60


async def test_a_client_learns_whom_to_ask_for_a_token(team: Team, issuer: Issuer) -> None:
    oauth = issuer.oauth.model_copy(update={"workspaces": {"shop-team": ["shop"]}})
    async with team.client(oauth=oauth) as client:
        told = (await client.get("/.well-known/oauth-protected-resource/mcp")).json()
    assert told["resource"] == issuer.oauth.audience
    assert told["authorization_servers"] == [issuer.url]
    assert told["scopes_supported"] == ["shop-team", "stheno:developer", "stheno:lead"]


def test_settings_need_a_workspace() -> None:
    with pytest.raises(ValidationError, match="name at least one"):
        Settings(workspaces={})
