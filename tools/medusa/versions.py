"""What changed between the versions of Medusa, as far as generated code depends on it.

Every entry names the first version that has a thing, what the thing is, and how that is known:
`run` means seen in a real run or in the published packages of the versions around it.
"""

import re
from typing import NamedTuple

from tools.errors import UsageError

# Generated code is run in full on these; on others it follows the nearest below, unproven.
PROVEN = ("2.4.0", "2.11.1", "2.21.2")

_NUMBERS = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


class Since(NamedTuple):
    """A thing that Medusa has from version `first` on: the fact, and its source."""

    first: tuple[int, int, int]
    fact: str
    source: str

    def within(self, version: str) -> bool:
        """Tell whether `version` has it."""
        return numbers_of(version) >= self.first


ZOD_FROM_FRAMEWORK = Since(
    (2, 13, 0), "zod is imported from @medusajs/framework/zod", "package exports, 2.12.0 and 2.13.0"
)
MIDDLEWARE_METHODS = Since(
    (2, 6, 0),
    "`methods` in a middleware's entry; before, it is ignored and only `method` counts",
    "run on 2.4.0 and 2.11.1; types of 2.5.0 and 2.6.0",
)
FIELDS_DROPPED = Since(
    (2, 13, 2),
    "a field that a route does not allow is left out; before, asking for it is refused with 400",
    "run on 2.11.1 and 2.21.2; framework packages of 2.13.1 and 2.13.2",
)
TYPED_FILTERS = Since(
    (2, 9, 0),
    "the types Medusa generates let `query.graph` filter by nullable and enum fields",
    "run on 2.4.0 and 2.11.1; types and utils packages of 2.8.0 and 2.9.0",
)
TEST_PORT = Since(
    (2, 10, 3),
    "the test runners connect to the port in DB_PORT; before, always to 5432",
    "run on 2.4.0 and 2.11.1; test-utils packages of 2.10.0 and 2.10.3",
)
KEYS_AS_INPUT = Since(
    (2, 6, 0),
    "a service's typed input takes related rows by their keys, before as whole rows",
    "types packages of 2.5.0 and 2.6.0",
)
OWN_KEY = Since(
    (2, 18, 0),
    "a service can delete rows whose primary key is not called id",
    "run on 2.21.2; utils packages of 2.17.0 and 2.18.0",
)
ANY_SEARCHABLE = Since(
    (2, 9, 0),
    "before, a search that reaches a column other than text through a relation is refused",
    "run on 2.4.0 and 2.21.2; utils packages of 2.8.0 and 2.9.0",
)
TRANSLATABLE = Since(
    (2, 13, 0), "a text can be translatable", "run on 2.11.1 and 2.21.2; utils package of 2.13.0"
)
SNAPSHOT_BY_MODULE = Since(
    (2, 7, 0),
    "the snapshot is named after the module, before after the database",
    "run on 2.4.0 and 2.6.0; utils package of 2.7.0",
)
MIGRATION_FROM_FRAMEWORK = Since(
    (2, 12, 0), "migrations import from @medusajs/framework/mikro-orm/migrations", "run on 2.12.0"
)
QUOTED_INDEX_COLUMNS = Since(
    (2, 12, 0), "index columns stand in double quotes", "run on 2.10.3 and 2.12.0"
)
RAW_DEFAULT = Since(
    (2, 12, 0), "the raw_ column of a bigNumber repeats its default", "run on 2.10.3 and 2.12.0"
)
LONG_SNAPSHOT = Since(
    (2, 13, 0), "columns in the snapshot carry every attribute", "run on 2.12.0 and 2.13.6"
)


def numbers_of(version: str) -> tuple[int, int, int]:
    """Return major, minor and patch of a version, what follows them dropped."""
    match = _NUMBERS.search(version)
    if match is None:
        raise UsageError(f"{version!r} is no version")
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)


def followed_by(version: str) -> str:
    """Return the proven version whose code this one gets: the nearest below, else the oldest."""
    below = [proven for proven in PROVEN if numbers_of(proven) <= numbers_of(version)]
    return below[-1] if below else PROVEN[0]
