"""The running shop as people see it: who calls, with which credentials, and what is sold."""

import json
import secrets
from dataclasses import dataclass, field

from pydantic import JsonValue

from evals.gateway import Gateway
from evals.http import json_of, send
from evals.values import DoesNotHoldError, found
from tools.verify.checks.http import Answer
from tools.verify.postgres import Server
from tools.verify.seed import ADMIN_EMAIL

_PASSWORD = secrets.token_hex(12)
UNIT_EUROS = 10


@dataclass
class Shop:
    """A booted shop: where it listens, its database, and the names its steps have kept."""

    port: int
    server: Server
    database: str
    admin_password: str
    gateway: Gateway
    names: dict[str, JsonValue] = field(default_factory=dict)
    _headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget everybody: the next check has people and names of its own."""
        self.names = {"run": secrets.token_hex(4)}
        self._headers = {}
        self.gateway.received.clear()
        self.gateway.status = 200

    async def call(
        self, who: str, method: str, path: str, body: JsonValue = None, **wanted: int
    ) -> JsonValue:
        """Send a request that has to succeed, and return what it says."""
        answer = await self.send(who, method, path, None if body is None else json.dumps(body))
        if answer.status not in (wanted.values() or (200, 201)):
            raise DoesNotHoldError(f"{method} {path}: {answer.status} {answer.text[:300]}")
        return json_of(answer)

    async def send(
        self,
        who: str,
        method: str,
        path: str,
        body: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send a request as somebody, who is made known to the shop at first mention."""
        known = await self._credentials(who)
        return await send(self.port, method, path, known | (headers or {}), body)

    async def goods(self) -> str:
        """Return the id of a variant for ten euros, put on sale at first need."""
        if "variant" not in self.names:
            await self._stock()
        return str(self.names["variant"])

    async def introduce(self, who: str) -> None:
        """Make somebody known, and their id with them."""
        await self._credentials(who)

    async def _credentials(self, who: str) -> dict[str, str]:
        if who not in self._headers:
            self._headers[who] = await self._introduce(who)
        return self._headers[who]

    async def _introduce(self, who: str) -> dict[str, str]:
        if who == "nobody":
            return {}
        if who == "visitor":
            return {"x-publishable-api-key": await self._key()}
        if who == "admin":
            return await self._login("user", ADMIN_EMAIL, self.admin_password)
        if who.startswith("admin:"):
            return await self._admin(who)
        return await self._customer(who)

    async def _key(self) -> str:
        channels = await self.call("admin", "GET", "/admin/sales-channels?limit=1")
        self.names["channel"] = found(channels, "sales_channels.0.id")
        wanted: JsonValue = {"title": f"key {self.names['run']}", "type": "publishable"}
        key = await self.call("admin", "POST", "/admin/api-keys", wanted)
        path = f"/admin/api-keys/{found(key, 'api_key.id')}/sales-channels"
        await self.call("admin", "POST", path, {"add": [self.names["channel"]]})
        return str(found(key, "api_key.token"))

    async def _login(self, kind: str, email: str, password: str) -> dict[str, str]:
        login: JsonValue = {"email": email, "password": password}
        told = await self.call("nobody", "POST", f"/auth/{kind}/emailpass", login)
        return {"authorization": f"Bearer {found(told, 'token')}"}

    async def _register(self, kind: str, email: str) -> dict[str, str]:
        login: JsonValue = {"email": email, "password": _PASSWORD}
        told = await self.call("nobody", "POST", f"/auth/{kind}/emailpass/register", login)
        return {"authorization": f"Bearer {found(told, 'token')}"}

    async def _admin(self, who: str) -> dict[str, str]:
        email = f"{who.partition(':')[2]}-{self.names['run']}@staff.example"
        invited = await self.call("admin", "POST", "/admin/invites", {"email": email})
        self._headers[who] = await self._register("user", email)
        path = f"/admin/invites/accept?token={found(invited, 'invite.token')}"
        person: JsonValue = {"email": email, "first_name": who, "last_name": "Example"}
        user = await self.call(who, "POST", path, person)
        self.names |= {f"{who}.id": found(user, "user.id"), f"{who}.email": email}
        return await self._login("user", email, _PASSWORD)

    async def _customer(self, who: str) -> dict[str, str]:
        key = await self._credentials("visitor")
        email = f"{who}-{self.names['run']}@customer.example"
        self._headers[who] = key | await self._register("customer", email)
        person: JsonValue = {"email": email, "first_name": who.capitalize()}
        customer = await self.call(who, "POST", "/store/customers", person)
        self.names |= {f"{who}.id": found(customer, "customer.id"), f"{who}.email": email}
        return key | await self._login("customer", email, _PASSWORD)

    async def _stock(self) -> None:
        await self._credentials("visitor")
        region = await self.call("admin", "POST", "/admin/regions", _region(self.names["run"]))
        self.names["region"] = found(region, "region.id")
        product = await self.call("admin", "POST", "/admin/products", self._product())
        self.names["product"] = found(product, "product.id")
        self.names["variant"] = found(product, "product.variants.0.id")

    def _product(self) -> JsonValue:
        price: JsonValue = {"currency_code": "eur", "amount": UNIT_EUROS}
        return {
            "title": f"Tea {self.names['run']}",
            "status": "published",
            "options": [{"title": "Size", "values": ["One"]}],
            "variants": [
                {
                    "title": "One",
                    "options": {"Size": "One"},
                    "manage_inventory": False,
                    "prices": [price],
                }
            ],
            "sales_channels": [{"id": self.names["channel"]}],
        }


def _region(run: JsonValue) -> JsonValue:
    # A country lies in one region only, so there is none: carts need no address here.
    return {
        "name": f"Europe {run}",
        "currency_code": "eur",
        "payment_providers": ["pp_system_default"],
    }
