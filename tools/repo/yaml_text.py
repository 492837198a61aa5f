"""YAML from people's files, read so that no text can crash or blow up the process."""

from typing import cast

import yaml

from tools.repo.jsonc import Json

MAX_DEPTH = 50

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Json:
    """Return the value of a YAML text; raises ValueError if it is none, or one to be refused."""
    try:
        refuse_deep_yaml(text)
        return cast("Json", yaml.load(text, _Loader))  # noqa: S506  # a safe loader, in C if there
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


def refuse_deep_yaml(text: str) -> None:
    """Raise ValueError for YAML nested beyond `MAX_DEPTH` or with aliases, YAMLError if broken.

    Deep nesting overruns the stack of the loader in C, and takes the process with it; aliases of
    aliases stand for values of any size.
    """
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("YAML aliases are not supported")  # noqa: TRY004  # it is no type
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise ValueError(f"YAML nested deeper than {MAX_DEPTH} levels")
