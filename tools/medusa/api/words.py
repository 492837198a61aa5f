"""Words as the search sees them: names taken apart, and what shops call the same thing."""

import re
from collections.abc import Iterator
from functools import cache

from tools.medusa.api.stems import stems

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

STOP = frozenset(
    """
    a about all am an and any are as at be been by can could did do does for from get gets give
    given has have he her his how i if in inside into is it its just let like me my need needs of
    make makes off on onto or our out own s same she should so some t tell tells than that the
    their them then already another between each every only other two
    there these they this those through to too up us use used using via want was we were what when
    where whether which while who whose why will with within would you your
    """.split()
)

# Each line: words that mean the same when someone asks.  The first is what Medusa says.
_SAME = """
    add insert append put
    create creation new register generate start
    delete deletion remove destroy drop
    dismiss unlink undo detach
    update change edit modify adjust alter set
    retrieve fetch find read load
    list enumerate
    cancel cancellation canceled cancelled abort call-off void
    complete completion finish finalize checkout place
    promotion coupon discount voucher
    inventory stock
    level quantity
    quantity amount count
    reserve hold allocate
    confirm check verify ensure
    validate check verify
    customer shopper buyer client account
    payment charge
    capture charge
    refund reimburse
    transfer hand move
    shipment ship dispatch
    fulfillment fulfil fulfill delivery
    return send-back
    invite invitation
    file image picture photo upload document
    export csv download
    import csv
    item line product
    variant sku
    price cost money
    store storefront shop
    cors origin
    admin dashboard backoffice
    user staff
    link relation association connect
    lock acquire mutex exclusive
    emit publish fire trigger dispatch
    notification email sms message
    region market
    nullable optional null
    enum fixed allowed choice
    cascade children parent
    many children
    convert turn transform become
    create upload
    big number decimal precise
    number integer
    authenticate auth login logged protect
    middleware guard
    compute calculate work
    event bus
    cache caching cached
    clear invalidate evict
    soft trash
    batch bulk
    role permission rbac
    translation locale language i18n
    url address
    before top above
    after below bottom under
    side sidebar
    abstract base custom
    provider integration
    workflow flow
    available free
"""

# Said in several words, and what is looked for in their place.
_PHRASES = {
    "money back": "refund",
    "take money": "capture",
    "take the money": "capture",
    "takes the money": "capture",
    "place an order": "complete cart",
    "place order": "complete cart",
    "log in": "authenticate",
    "sign up": "create",
    "signs up": "create",
    "signed up": "create",
    "sign in": "authenticate",
    "work out": "compute calculate",
    "works out": "compute calculate",
    "many to many": "manyToMany",
    "one to many": "hasMany",
    "many to one": "belongsTo",
    "one to one": "hasOne",
    "auto increment": "autoincrement",
    "stock quantities": "inventory levels",
}


def split(text: str) -> Iterator[str]:
    """Yield the words of a text or a name in lower case: `addToCart`, `add-to-cart`, `ADD_TO`."""
    return (match[0].lower() for match in _PART.finditer(text))


def plainly(question: str) -> str:
    """Return the question with its phrases in the words that Medusa has for them."""
    return _SAID.sub(lambda match: _PHRASES[match[0].lower()], question)


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Return the stems that mean the same as a stem."""
    groups = [line.split() for line in _SAME.strip().splitlines()]
    stem = stems(word for group in groups for word in group)
    table: dict[str, set[str]] = {}
    for group in groups:
        for word in group:
            table.setdefault(stem[word], set()).update(stem[same] for same in group)
    return {word: frozenset(group - {word}) for word, group in table.items()}


_SAID = re.compile("|".join(rf"\b{said}\b" for said in _PHRASES), re.IGNORECASE)
