"""Entries of a client's settings that start this server already: ours, or a person's own."""

import tomllib
from collections.abc import Iterator
from pathlib import PurePath

from service.clients.client import Client
from tools.repo.jsonc import Json, as_object, as_text, parse_jsonc


def other_entry(client: Client, text: str, arguments: list[str]) -> str | None:
    """Return the name of an entry that starts Stheno on the same back end and is not ours.

    `arguments` are those that ours has.  None where there is none, or the text is no settings.
    """
    for name, entry in _entries(client, text).items():
        words = [*_words(as_object(entry))]
        starts = "mcp" in words and any(PurePath(word).stem == "stheno" for word in words)
        ours = name == client.settings.keys[-1]
        if starts and not ours and _root(words) in {None, _root(arguments)}:
            return name
    return None


def with_additions(
    client: Client, text: str, entry: dict[str, Json], arguments: list[str]
) -> dict[str, Json]:
    """Return our entry with what a person added to the one that stands: options, variables.

    `arguments` are those that `entry` has.
    """
    standing = as_object(_entries(client, text).get(client.settings.keys[-1]))
    program, *given = [*_words(standing)] or [""]
    if PurePath(program).stem != "stheno" or given[:1] != ["mcp"]:
        return entry
    kept = given if _root(given) == _root(arguments) else [*arguments, *_options(given)]
    return {**standing, **entry, "args": [*kept]}


def _entries(client: Client, text: str) -> dict[str, Json]:
    """Return the servers in a client's settings, none where the text is no settings."""
    try:
        settings = _parsed(client, text)
    except ValueError:
        return {}
    for key in client.settings.keys[:-1]:
        settings = as_object(settings).get(key)
    return as_object(settings)


def _options(given: list[str]) -> Iterator[str]:
    left = iter(given[1:])
    for word in left:
        if word == "--root":
            next(left, None)
        else:
            yield word


def _root(words: list[str]) -> str | None:
    return words[words.index("--root") + 1] if "--root" in words[:-1] else None


def _parsed(client: Client, text: str) -> Json:
    if client.settings.path.endswith(".toml"):
        return tomllib.loads(text)
    return parse_jsonc(text) if text.strip() else {}


def _words(entry: dict[str, Json]) -> Iterator[str]:
    """Yield the program and its arguments; Zed once kept them in an object of their own."""
    command = entry.get("command")
    if isinstance(command, dict):
        yield from _words({"command": command.get("path"), "args": command.get("args")})
        return
    yield as_text(command) or ""
    arguments = entry.get("args")
    for argument in arguments if isinstance(arguments, list) else []:
        yield as_text(argument) or ""
