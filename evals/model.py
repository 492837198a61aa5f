"""What a task is made of: its wish, its check as claims, and the steps that a claim takes."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue

from tools.plan.model import Frozen

TASKS = Path(__file__).with_name("tasks")
BASES = Path(__file__).with_name("bases")

Status = Annotated[
    list[int | Literal["4xx", "5xx"]],
    BeforeValidator(lambda given: given if isinstance(given, list) else [given]),
]
Rows = Annotated[
    list[str],
    BeforeValidator(lambda given: [given] if isinstance(given, str) else given),
]


class _Step(BaseModel):
    """Something done to the running shop; it is tried again until `within` seconds are over."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    within: Annotated[float, Field(ge=0, le=60)] = 0


class Call(_Step):
    """An HTTP request and what its answer has to hold.

    `who` is `nobody`, `visitor` (a publishable key alone), `admin`, `admin:NAME` (another one),
    or the name of a customer, who is registered at first mention.  `has` maps paths of the
    answer, such as `wishlists.*.title` or `wishlists.length`, to what stands there, `says` is
    part of its text; `keep` maps names for later steps to paths.  `raw` is a body sent as it is,
    `signed` the header that gets its HMAC-SHA256 in hex.
    """

    call: Annotated[str, Field(pattern=r"^(GET|POST|PUT|PATCH|DELETE) /\S*$")]
    who: str = "visitor"
    body: JsonValue = None
    raw: str | None = None
    headers: dict[str, str] = {}
    signed: "Signature | None" = None
    status: Status = [200, 201, 204]
    has: dict[str, JsonValue] = {}
    lacks: list[str] = []
    says: str = ""
    keep: dict[str, str] = {}


class Signature(Frozen):
    """The header that holds the HMAC-SHA256 of the raw body, and the secret it is made with."""

    header: str
    secret: str


class Query(_Step):
    """A statement on the shop's database and the rows it gives, columns apart by `|`."""

    sql: str
    gives: Rows | None = None


class Jobs(_Step):
    """Every scheduled job of the shop runs once, now, so many times."""

    jobs: Annotated[int, Field(ge=1, le=3)]


class Emit(_Step):
    """An event is sent to whoever subscribed to it."""

    emit: str
    data: JsonValue


class FillCart(_Step):
    """A cart is made for a customer (or a visitor) that is worth so many euros in whole tens."""

    cart: str
    who: str
    euros: int


class AddToCart(_Step):
    """More is put into a cart that was made before."""

    add: str
    who: str
    euros: int


class Complete(_Step):
    """A cart is paid for and completed: an order must come of it, or a refusal."""

    complete: str
    who: str
    order: bool


class Gateway(_Step):
    """An outside service of the shop: how it answers from now on, what it has been sent."""

    gateway: Literal["answers", "received"]
    status: int = 200
    path: str = ""
    has: dict[str, JsonValue] = {}
    times: int | None = None


Step = Call | Query | Jobs | Emit | FillCart | AddToCart | Complete | Gateway


class Claim(Frozen):
    """One thing that must be true of the finished shop, and the steps that show it."""

    claim: str
    steps: Annotated[list[Step], Field(min_length=1)]


class Check(Frozen):
    """The machine check of a task: every claim must hold, and `verify` names checks of ours."""

    claims: Annotated[list[Claim], Field(min_length=2)]
    verify: list[str] = Field(["parse", "types", "doctor"])


class Task(Frozen):
    """A task: what a person wants, in their words, and the shop it starts from.

    `base` names a spec in `bases/` that is applied already, `rows` are statements run on its
    database before the work begins, `environment` is what the shop runs with.
    """

    title: str
    wish: Annotated[str, Field(min_length=40)]
    agent: Literal["medusa-expert", "b2b-backend-engineer"] = "medusa-expert"
    medusa: str = "2.21.2"
    base: str | None = None
    rows: list[str] = Field([])
    environment: dict[str, str] = Field({})


class Edit(Frozen):
    """An exact replacement in one file."""

    path: str
    old: str
    new: str


class Wrong(Frozen):
    """A plausible mistake: the solution, but for these edits, files left out or another spec.

    `fails` is the claim that must catch it: the first one that does not hold.
    """

    why: str
    fails: str
    edits: list[Edit] = Field([])
    without: list[str] = Field([])


class ClaimResult(Frozen):
    """Whether a claim held, and what was seen."""

    claim: str
    held: bool
    seen: str = ""
