"""Names as Medusa derives them: letter cases, tables, service methods, and their typed plurals.

The case functions follow those of `@medusajs/utils` letter for letter, odd results included
(`APIKey` is `apikey`, not `api_key`): what is generated must be what Medusa looks for.
"""

import re
from typing import Literal

from tools.medusa.plural import pluralize, singularize
from tools.medusa.typed_plural import typed_plural

__all__ = [
    "Method",
    "camel_case",
    "camel_to_snake_case",
    "class_name",
    "kebab_case",
    "lower_case_first",
    "method_name",
    "pascal_case",
    "pluralize",
    "plurals_agree",
    "singularize",
    "snake_case",
    "typed_method_name",
    "typed_plural",
    "upper_case_first",
]

Method = Literal[
    "retrieve", "list", "listAndCount", "create", "update", "delete", "softDelete", "restore"
]

_HUMP = re.compile(r"([a-z])([A-Z])")
_ALREADY_CAMEL = re.compile(r"[a-zA-Z][a-zA-Z0-9]*[A-Z][a-z0-9]+")
# What JavaScript calls white space; Python's \s differs at both ends of the list.
_SPACES = re.compile("[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff_]+")


def camel_to_snake_case(name: str) -> str:
    """Return the snake case of tables and columns: `sizeGuideId` gives `size_guide_id`."""
    return _HUMP.sub(r"\1_\2", name).lower()


def snake_case(name: str) -> str:
    """Return snake case with everything but letters and digits made an underscore."""
    return re.sub(r"[^a-zA-Z0-9]+", "_", _HUMP.sub(r"\1_\2", name)).strip("_").lower()


def kebab_case(name: str) -> str:
    """Return kebab case: `sizeGuide` and `size_guide` give `size-guide`."""
    return _SPACES.sub("-", _HUMP.sub(r"\1-\2", name)).lower()


def camel_case(name: str) -> str:
    """Return camel case: `size_guide` gives `sizeGuide`; a name with humps stays as it is."""
    if _ALREADY_CAMEL.fullmatch(name):
        return name
    words = re.compile("[^a-zA-Z0-9]+([^\n\r\u2028\u2029])")
    return words.sub(lambda match: match[1].upper(), name.lower())


def pascal_case(name: str) -> str:
    """Return Pascal case of a snake-case name: `size_guide` gives `SizeGuide`."""
    first = re.compile(r"^\w|_\w", re.ASCII)
    return first.sub(lambda match: match[0].replace("_", "").upper(), name)


def upper_case_first(name: str) -> str:
    """Return `name` with its first letter in upper case."""
    return name[:1].upper() + name[1:]


def lower_case_first(name: str) -> str:
    """Return `name` with its first letter in lower case."""
    return name[:1].lower() + name[1:]


def class_name(name: str) -> str:
    """Return the entity class Medusa makes of a `model.define` name: `SizeGuide`.

    Medusa converts twice, and the second time a single last capital is lost: `size_a` gives
    `Sizea`, the same class as `sizea`.
    """
    once = upper_case_first(camel_case(name))
    return upper_case_first(camel_case(once))


def method_name(method: Method, model: str) -> str:
    """Return the name of a `MedusaService` method at run time.

    `model` is the key given to `MedusaService({ ... })`.
    """
    name = model if method == "retrieve" else pluralize(model)
    return f"{method}{upper_case_first(name)}"


def typed_method_name(method: Method, model: str) -> str:
    """Return the name of the same method in Medusa's TypeScript types."""
    name = model if method == "retrieve" else typed_plural(model)
    return f"{method}{upper_case_first(name)}"


def plurals_agree(model: str) -> bool:
    """Tell whether Medusa's types and its run time give a model's methods the same names."""
    return upper_case_first(pluralize(model)) == upper_case_first(typed_plural(model))
