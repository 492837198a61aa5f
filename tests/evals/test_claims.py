"""Claims hold or fail by what a server really answers."""

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import anyio
import pytest
import yaml

from evals.gateway import Gateway, listening
from evals.http import send
from evals.model import Check, ClaimResult
from evals.shop import Shop
from evals.steps import play
from evals.values import DoesNotHoldError, filled, found
from tools.verify.postgres import Server

if TYPE_CHECKING:
    from pydantic import JsonValue

ROWS = [{"id": "a", "name": "Rex"}, {"id": "b", "name": "Tom"}]


class Pets(BaseHTTPRequestHandler):
    """Answers with two pets; echoes what is posted, with its signature."""

    calls = 0

    def do_GET(self) -> None:
        type(self).calls += 1
        if self.path == "/slow" and self.calls < 3:
            self._answer(404, {"type": "not_found"})
        else:
            self._answer(200, {"pets": ROWS, "count": 2})

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["content-length"])).decode()
        self._answer(201, {"body": text, "signature": self.headers.get("x-signature")})

    def _answer(self, status: int, body: object) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *arguments: object) -> None:
        del arguments


@pytest.fixture
def shop() -> Iterator[Shop]:
    Pets.calls = 0
    with ThreadingHTTPServer(("127.0.0.1", 0), Pets) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield Shop(server.server_port, Server(Path("/"), 1, ""), "shop", "", Gateway())
        server.shutdown()
        thread.join()


def played(shop: Shop, *steps: str) -> ClaimResult:
    first = {"claim": "it holds", "steps": [yaml.safe_load(step) for step in steps]}
    other = {"claim": "another", "steps": [{"call": "GET /pets", "who": "nobody"}]}
    return anyio.run(play, Check.model_validate({"claims": [first, other]}), shop)[0]


def test_what_is_there_holds(shop: Shop) -> None:
    result = played(
        shop,
        "{call: GET /pets, who: nobody, has: {pets.*.name: [Rex, Tom], pets.length: 2, count: 2},"
        " lacks: [pets.2, error], says: Tom, keep: {pet: pets.0.id}}",
        "{call: 'POST /pets/${pet}', who: nobody, body: {of: '${pet}'}, status: 201}",
    )
    assert result == ClaimResult(claim="it holds", held=True)


@pytest.mark.parametrize(
    ("step", "seen"),
    [
        ("{call: GET /pets, who: nobody, status: 404}", "200, expected 404"),
        ("{call: GET /pets, who: nobody, status: 4xx}", "200, expected 4xx"),
        ("{call: GET /pets, who: nobody, has: {count: 3}}", "`count` is 2, not 3"),
        ("{call: GET /pets, who: nobody, has: {total: 2}}", "there is no `total`"),
        ("{call: GET /pets, who: nobody, lacks: [pets.1]}", "it has `pets.1`"),
        ("{call: GET /pets, who: nobody, says: Max}", "it does not say 'Max'"),
        ("{call: 'GET /pets/${pet}', who: nobody}", "`pet` is not known"),
        ("{gateway: received, path: /messages}", "the gateway got 0 such messages"),
    ],
)
def test_what_is_not_there_does_not_hold(shop: Shop, step: str, seen: str) -> None:
    result = played(shop, step)
    assert not result.held
    assert seen in result.seen
    assert result.seen.startswith("step 1: ")


def test_a_step_is_tried_again_while_there_is_time(shop: Shop) -> None:
    assert not played(shop, "{call: GET /slow, who: nobody}").held
    assert played(shop, "{call: GET /slow, who: nobody, within: 5}").held


def test_a_raw_body_is_sent_as_it_is_with_its_signature(shop: Shop) -> None:
    raw = '{ "id":  1.0 }'
    step = {
        "call": "POST /hook",
        "who": "nobody",
        "raw": raw,
        "signed": {"header": "x-signature", "secret": "s"},
        "status": 201,
        "has": {"body": raw, "signature": hmac.new(b"s", raw.encode(), sha256).hexdigest()},
    }
    assert played(shop, json.dumps(step)).held
    step["signed"] = {"header": "x-signature", "secret": "another"}
    assert "`signature` is" in played(shop, json.dumps(step)).seen


def test_one_failure_does_not_keep_the_next_claim_from_being_played(shop: Shop) -> None:
    check = Check.model_validate(
        {
            "claims": [
                {"claim": "no", "steps": [{"call": "GET /pets", "who": "nobody", "status": 500}]},
                {"claim": "yes", "steps": [{"call": "GET /pets", "who": "nobody"}]},
            ]
        }
    )
    assert [result.held for result in anyio.run(play, check, shop)] == [False, True]


def test_a_dead_shop_fails_every_claim(shop: Shop) -> None:
    dead = Shop(1, shop.server, "shop", "", Gateway())
    assert "no answer" in played(dead, "{call: GET /pets, who: nobody}").seen


def test_the_gateway_records_what_it_gets_and_answers_as_told() -> None:
    async def sent() -> Gateway:
        async with listening() as gateway:
            gateway.status = 503
            answer = await send(gateway.port, "POST", "/messages", {"x-key": "k"}, '{"to": "1"}')
            assert answer.status == 503
        return gateway

    (message,) = anyio.run(sent).received
    assert (message["path"], message["body"]) == ("/messages", {"to": "1"})
    assert found(message, "headers.x-key") == "k"


def test_a_name_that_stands_alone_keeps_its_type() -> None:
    names: dict[str, JsonValue] = {"n": 7, "admin:mia.id": "user_1"}
    assert filled({"a": "${n}", "b": ["x${n}"]}, names) == {"a": 7, "b": ["x7"]}
    assert filled("/users/${admin:mia.id}", names) == "/users/user_1"
    with pytest.raises(DoesNotHoldError, match="`m` is not known"):
        filled("${m}", names)
