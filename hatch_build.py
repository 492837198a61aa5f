"""Keeps an editable install free of copies, which would hide the checkout's own files."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EditableBuildHook(BuildHookInterface[Any]):
    """Takes the map of copied files away where the checkout itself is put on the path."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the hook's signature
        """Run before a wheel is built; `version` is "editable" for an editable one."""
        if version == "editable":
            self.build_config.force_include.clear()
