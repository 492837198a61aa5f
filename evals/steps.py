"""Playing a check: each claim's steps on the running shop, one after the other."""

import hmac
import json
import time
from hashlib import sha256

import anyio
from pydantic import JsonValue

from evals.http import json_of
from evals.model import (
    AddToCart,
    Call,
    Check,
    Claim,
    ClaimResult,
    Complete,
    Emit,
    FillCart,
    Gateway,
    Jobs,
    Query,
    Status,
    Step,
)
from evals.shop import UNIT_EUROS, Shop
from evals.values import DoesNotHoldError, filled, found, text_filled
from tools.errors import SthenoError
from tools.verify.checks.http import Answer
from tools.verify.postgres import DatabaseError

ACT = "/stheno-evals"
_PAUSE = 0.25


async def play(check: Check, shop: Shop) -> list[ClaimResult]:
    """Play every claim, whatever became of the ones before; people and names are new."""
    shop.begin()
    return [await _play(claim, shop) for claim in check.claims]


async def _play(claim: Claim, shop: Shop) -> ClaimResult:
    for number, step in enumerate(claim.steps, 1):
        try:
            await _until_it_holds(step, shop)
        except SthenoError as error:
            return ClaimResult(
                claim=claim.claim, held=False, seen=f"step {number}: {error.message}"
            )
    return ClaimResult(claim=claim.claim, held=True)


async def _until_it_holds(step: Step, shop: Shop) -> None:
    last = time.monotonic() + step.within
    while True:
        try:
            await _take(step, shop)
        except DoesNotHoldError:
            if time.monotonic() >= last:
                raise
            await anyio.sleep(_PAUSE)
        else:
            return


async def _take(step: Step, shop: Shop) -> None:  # one line a kind of step
    match step:
        case Call():
            return await _call(step, shop)
        case Query():
            return await _query(step, shop)
        case Jobs():
            for _ in range(step.jobs):
                await shop.call("nobody", "POST", f"{ACT}/jobs", {})
        case Emit():
            event: JsonValue = {
                "name": text_filled(step.emit, shop.names),
                "data": filled(step.data, shop.names),
            }
            await shop.call("nobody", "POST", f"{ACT}/emit", event)
        case FillCart():
            await _new_cart(step, shop)
        case AddToCart():
            await _fill(shop, step.who, found(shop.names, step.add), step.euros)
        case Complete():
            await _complete(step, shop)
        case Gateway():
            _gateway(step, shop)
    return None


async def _call(step: Call, shop: Shop) -> None:
    await shop.introduce(step.who)
    method, _, path = text_filled(step.call, shop.names).partition(" ")
    body = step.raw
    if step.body is not None:
        body = json.dumps(filled(step.body, shop.names))
    elif body is not None:
        body = text_filled(body, shop.names)
    headers = {name: text_filled(value, shop.names) for name, value in step.headers.items()}
    if step.signed is not None:
        told = hmac.new(step.signed.secret.encode(), (body or "").encode(), sha256).hexdigest()
        headers[step.signed.header] = told
    answer = await shop.send(step.who, method, path, body, headers)
    _judge(answer, step.status, f"{method} {path}")
    _compare(answer, step.has, shop, f"{method} {path}")
    if text_filled(step.says, shop.names) not in answer.text:
        raise DoesNotHoldError(
            f"{method} {path}: it does not say {step.says!r}: {answer.text[:300]}"
        )
    for path_in in step.lacks:
        if _stands(json_of(answer), path_in):
            raise DoesNotHoldError(f"{method} {path}: it has `{path_in}`, and must not")
    for name, path_in in step.keep.items():
        shop.names[name] = found(json_of(answer), path_in)


def _judge(answer: Answer, wanted: Status, what: str) -> None:
    kind = f"{answer.status // 100}xx"
    if answer.status not in wanted and kind not in wanted:
        expected = " or ".join(str(status) for status in wanted)
        raise DoesNotHoldError(f"{what}: {answer.status}, expected {expected}: {answer.text[:300]}")


def _compare(answer: Answer, has: dict[str, JsonValue], shop: Shop, what: str) -> None:
    for path, value in has.items():
        wanted = filled(value, shop.names)
        seen = found(json_of(answer), path)
        if seen != wanted:
            raise DoesNotHoldError(f"{what}: `{path}` is {_short(seen)}, not {_short(wanted)}")


def _stands(value: JsonValue, path: str) -> bool:
    try:
        return found(value, path) not in (None, [])
    except DoesNotHoldError:
        return False


async def _query(step: Query, shop: Shop) -> None:
    statement = text_filled(step.sql, shop.names)
    try:
        rows = await shop.server.sql(shop.database, statement)
    except DatabaseError as error:
        raise DoesNotHoldError(f"the database: {error.message}") from error
    if step.gives is not None:
        wanted = [text_filled(row, shop.names) for row in step.gives]
        if rows != wanted:
            raise DoesNotHoldError(f"{statement.strip()}: {_short(list(rows))}, not {wanted}")


async def _new_cart(step: FillCart, shop: Shop) -> None:
    await shop.goods()
    wanted: JsonValue = {
        "region_id": shop.names["region"],
        "sales_channel_id": shop.names["channel"],
        "email": shop.names.get(f"{step.who}.email", "visitor@customer.example"),
    }
    cart = found(await shop.call(step.who, "POST", "/store/carts", wanted), "cart.id")
    shop.names[step.cart] = cart
    await _fill(shop, step.who, cart, step.euros)


async def _fill(shop: Shop, who: str, cart: JsonValue, euros: int) -> None:
    line: JsonValue = {"variant_id": await shop.goods(), "quantity": euros // UNIT_EUROS}
    await shop.call(who, "POST", f"/store/carts/{cart}/line-items", line)


async def _complete(step: Complete, shop: Shop) -> None:
    cart = found(shop.names, step.complete)
    collection = await shop.call(step.who, "POST", "/store/payment-collections", {"cart_id": cart})
    path = f"/store/payment-collections/{found(collection, 'payment_collection.id')}"
    provider: JsonValue = {"provider_id": "pp_system_default"}
    await shop.call(step.who, "POST", f"{path}/payment-sessions", provider)
    answer = await shop.send(step.who, "POST", f"/store/carts/{cart}/complete", "{}")
    ordered = answer.status == 200 and found(json_of(answer), "type") == "order"  # noqa: PLR2004  # HTTP's OK
    refused = 400 <= answer.status < 500  # noqa: PLR2004  # HTTP's range of refusals
    if not (ordered if step.order else refused):
        expected = "an order" if step.order else "a refusal"
        raise DoesNotHoldError(
            f"completing the cart: {answer.status}, expected {expected}: {answer.text[:300]}"
        )


def _gateway(step: Gateway, shop: Shop) -> None:
    if step.gateway == "answers":
        shop.gateway.status = step.status
        return
    wanted = {path: filled(value, shop.names) for path, value in step.has.items()}
    path = text_filled(step.path, shop.names)
    seen = [
        message
        for message in shop.gateway.received
        if message["path"] == path
        and all(_at(message, place) == value for place, value in wanted.items())
    ]
    if (len(seen) != step.times) if step.times is not None else not seen:
        received: JsonValue = list(shop.gateway.received)
        raise DoesNotHoldError(
            f"the gateway got {len(seen)} such messages on {path}, in all {_short(received)}"
        )


def _at(value: JsonValue, path: str) -> JsonValue:
    try:
        return found(value, path)
    except DoesNotHoldError:
        return None


def _short(value: JsonValue) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:200]}..."  # noqa: PLR2004  # fits a report
