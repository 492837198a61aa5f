"""What every reader needs: the packages, their declaration files, and how code imports them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tools.medusa.api.import_paths import import_paths
from tools.medusa.api.installed_packages import Package
from tools.medusa.api.sources import Source, files_of, read_source


@dataclass
class Reading:
    """One pass over the installed packages; a file is parsed once."""

    packages: dict[str, Package]
    _parsed: dict[Path, Source | None] = field(default_factory=dict)

    @cached_property
    def paths(self) -> dict[Path, str]:
        """Return the import path of each declaration file."""
        return import_paths(self.packages)

    def sources(self, package: str, below: str = "dist") -> Iterator[Source]:
        """Yield the declaration files of a package, parsed; none where it is not installed."""
        if package in self.packages:
            for path in files_of(self.packages[package], (".d.ts",), below):
                if source := self.source(package, path):
                    yield source

    def source(self, package: str, path: Path | str) -> Source | None:
        """Return one file, parsed; None where the package or the file is not there."""
        if package not in self.packages:
            return None
        full = self.packages[package].folder / path
        if full not in self._parsed:
            self._parsed[full] = read_source(self.packages[package], full)
        return self._parsed[full]

    def use(self, source: Source, name: str) -> str:
        """Return the import statement that brings a name of this file, empty if there is none."""
        path, _, space = self.paths.get(source.path, "").partition("#")
        return f'import {{ {space or name} }} from "{path}"' if path else ""
