"""Entries of a client's settings that start this server under another name."""

import tomllib
from collections.abc import Iterator
from pathlib import PurePath

from service.clients.client import Client
from tools.repo.jsonc import Json, as_object, as_text, parse_jsonc


def other_entry(client: Client, text: str, arguments: list[str]) -> str | None:
    """Return the name of an entry that starts Stheno on the same back end and is not ours.

    `arguments` are those that ours has.  None where there is none, or the text is no settings.
    """
    *way, ours = client.settings.keys
    try:
        settings = _parsed(client, text)
    except ValueError:
        return None
    for key in way:
        settings = as_object(settings).get(key)
    for name, entry in as_object(settings).items():
        words = [*_words(as_object(entry))]
        starts = "mcp" in words and any(PurePath(word).stem == "stheno" for word in words)
        if starts and name != ours and _root(words) in {None, _root(arguments)}:
            return name
    return None


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
