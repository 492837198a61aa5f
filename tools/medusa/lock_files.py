"""Which version of a package a lock file settled on."""

import re
from pathlib import Path

from tools.medusa.monorepo import read_plain
from tools.repo.jsonc import Json, as_object, as_text, parse_jsonc
from tools.repo.yaml_text import parse_yaml

LOCK_FILES = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml")


def locked_version(
    folder: Path, package: str, importer: str, range_: str | None
) -> tuple[str, str] | None:
    """Return (version, lock file name) of `package` for the importing folder, or None.

    `folder` holds the lock file, `importer` is the importing package's POSIX path relative to it
    ("." for itself), `range_` is what its package.json asks for.
    """
    for name in LOCK_FILES:
        text = read_plain(folder / name)
        if text is None:
            continue
        if name == "yarn.lock":
            version = _yarn(text, package, range_)
        elif name == "pnpm-lock.yaml":
            version = _pnpm(text, package, importer)
        else:
            version = _npm(text, package, importer)
        if version:
            return version, name
    return None


def _npm(text: str, package: str, importer: str) -> str | None:
    try:
        lock = as_object(parse_jsonc(text))
    except ValueError:
        return None
    packages = as_object(lock.get("packages"))
    parts = [] if importer == "." else importer.split("/")
    for depth in range(len(parts), -1, -1):
        entry = packages.get("/".join([*parts[:depth], "node_modules", package]))
        if entry is not None:
            return as_text(as_object(entry).get("version"))
    entry = as_object(lock.get("dependencies")).get(package)
    return as_text(as_object(entry).get("version"))


_YARN_VERSION = re.compile(r'^  version:? "?([^"\s]+)"?', re.MULTILINE)


def _yarn(text: str, package: str, range_: str | None) -> str | None:
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=\S)", text):
        header, _, body = block.partition("\n")
        version = _YARN_VERSION.search(body)
        if package not in header or version is None:
            continue
        for descriptor in header.rstrip(":").replace('"', "").split(", "):
            name, _, wanted = descriptor.rpartition("@")
            if name == package:
                found[wanted.removeprefix("npm:")] = version[1]
    if range_ in found:
        return found[range_]
    versions = set(found.values())
    return versions.pop() if len(versions) == 1 else None


def _pnpm(text: str, package: str, importer: str) -> str | None:
    # Only the head is read as YAML: the packages below it are most of the file.
    for document in re.split(r"^---$", text, flags=re.MULTILINE):
        try:
            head = as_object(parse_yaml(document.partition("\npackages:")[0]))
        except ValueError:
            continue
        importers = as_object(head.get("importers"))
        entry = as_object(importers.get(importer)) if importers else head
        version = _pnpm_dependency(entry, package)
        if version:
            return version
    return None


def _pnpm_dependency(importer: dict[str, Json], package: str) -> str | None:
    for group in ("dependencies", "devDependencies", "optionalDependencies"):
        entry = as_object(importer.get(group)).get(package)
        text = as_text(entry) or as_text(as_object(entry).get("version"))
        if text:
            # Peers follow the version: `2.11.1(@types/node@20.1.0)`, once `2.11.1_abc`.
            return re.split(r"[(_]", text)[0]
    return None
