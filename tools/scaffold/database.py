"""The name of the project's database, as far as files without secrets tell it."""

import re
from typing import NamedTuple

from tools.scaffold.survey import CONFIG_FILES, Survey

DEFAULT = "medusa"
_ENVIRONMENTS = (".env.template", ".env.example", ".env.sample")
_IN_URL = r"""postgres(?:ql)?://[^\s"'`?#]*/([\w.-]+)"""
_URL = re.compile(_IN_URL)
_VARIABLE = re.compile(
    rf"""^\s*(?:DATABASE_URL\s*=\s*["']?{_IN_URL}|DB_NAME\s*=\s*["']?([\w.-]+))""", re.MULTILINE
)
_SNAPSHOT = re.compile(r"/\.snapshot-([^/]+)\.json$")


class DatabaseName(NamedTuple):
    """A database's name and the file that tells it; `where` is None for the usual name."""

    name: str
    where: str | None


def database_name(survey: Survey) -> DatabaseName:
    """Return the name that Medusa before 2.7 calls the project's snapshots after.

    The snapshots that are there know best; then what the environment is said to hold, then a
    default in the configuration.  The environment itself is secret and not read.
    """
    return _of_snapshots(survey) or _of_texts(survey) or DatabaseName(DEFAULT, None)


def _of_snapshots(survey: Survey) -> DatabaseName | None:
    named = {
        match[1]: path
        for path in survey.snapshots("src/modules/*/migrations")
        if (match := _SNAPSHOT.search(path))
    }
    if len(named) != 1:
        return None
    ((name, path),) = named.items()
    return DatabaseName(name, path)


def _of_texts(survey: Survey) -> DatabaseName | None:
    for files, pattern in ((_ENVIRONMENTS, _VARIABLE), (CONFIG_FILES, _URL)):
        for path in files:
            match = pattern.search(survey.text(path) or "")
            if match:
                return DatabaseName(match[1] or match[2], path)
    return None
