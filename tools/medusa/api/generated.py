"""The methods that `MedusaService` generates for each model, as its own types declare them."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from tools.medusa.api.imports import Reading
from tools.medusa.api.sources import Source, code, name_of
from tools.medusa.plural import pluralize
from tools.medusa.typed_plural import typed_plural
from tools.repo.parse import descendants

_TYPES = "dist/modules-sdk/types/medusa-service.d.ts"
_BASE = "ModuleService_base"
# One mapped type for each verb: `[Name in keyof Models as `list${ExtractPluralName<…>}`]: …`.
_MAPPED = re.compile(
    r"as `(\w+)\$\{Extract(Singular|Plural)Name<[^`]*`\]: (.*?);? \}(?: & \{|;|$)", re.DOTALL
)
_MODEL = re.compile(r"\w+\[\w+\]\[\"dto\"\]")
_DTO = re.compile(r"dto: ([\w.]+)")
_OVERLOAD = re.compile(r";\s*(?=[(<])")


def service_models(source: Source) -> Iterator[tuple[str, Node]]:
    """Yield each module service of a file with each model that it is made of."""
    for declarator in descendants(source.root, "variable_declarator"):
        name = name_of(declarator)
        models = next(descendants(declarator, "object_type"), None)
        if name.endswith(_BASE) and models is not None:
            for model in models.named_children:
                if name_of(model):
                    yield name.removesuffix("_base"), model


def generated_methods(reading: Reading, node: Node) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each method generated for a model, with its signatures.

    A name that the types and the running service spell differently is left out: it would not do.
    """
    source = reading.source("@medusajs/utils", _TYPES)
    model = name_of(node)
    told = _DTO.search(code(node))
    plural = typed_plural(model)
    plural = plural[:1].upper() + plural[1:]
    for verb, number, declared in _MAPPED.findall(code(source.root)) if source else ():
        if number == "Plural" and plural != pluralize(model):
            continue
        name = verb + (model if number == "Singular" else plural)
        yield name, _signatures(name, _MODEL.sub(told[1] if told else model, declared))


def _signatures(name: str, declared: str) -> list[str]:
    if not declared.startswith("{"):
        return [f"{name}: {declared}"]
    inside = declared.removeprefix("{").removesuffix("}").strip(" ;")
    return [name + one.strip(" ;") for one in _OVERLOAD.split(inside)]
