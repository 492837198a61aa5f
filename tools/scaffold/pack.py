"""The scaffolds that can be generated: one folder each, with a manifest beside its templates."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from pydantic import ConfigDict

from tools.plan.model import Frozen, Ownership
from tools.repo.yaml_text import parse_yaml
from tools.scaffold.render import SCAFFOLDS, Data, render, render_line

PACK = "medusa"


class TemplateFile(Frozen):
    """One file of a scaffold: made for each module, model or route where `when` is true."""

    template: str
    path: str
    each: Literal["module", "model", "route"]
    reason: str
    when: str | None = None
    ownership: Ownership = Ownership.MANAGED


class Scaffold(Frozen):
    """A kind of thing that can be generated, with an example of the spec that asks for it."""

    name: str
    title: str
    description: str
    example: str
    files: list[TemplateFile]


class Pack(Frozen):
    """A versioned set of scaffolds."""

    name: str
    version: int
    description: str

    @property
    def label(self) -> str:
        """The pack as plans and lock files name it, such as `medusa@1`."""
        return f"{self.name}@{self.version}"


class Rendered(Frozen):
    """One file as its template makes it now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    text: str
    ownership: Ownership
    reason: str
    origin: str
    scaffold: str


@cache
def pack() -> Pack:
    """Return the pack that this version of Stheno brings."""
    text = (SCAFFOLDS / PACK / "pack.yaml").read_text(encoding="utf-8")
    return Pack.model_validate(parse_yaml(text))


@cache
def scaffolds() -> tuple[Scaffold, ...]:
    """Return every scaffold of the pack, in the order its files are planned."""
    order = ("module", "workflows", "api", "http-tests")
    return tuple(
        Scaffold.model_validate(
            parse_yaml((SCAFFOLDS / PACK / name / "scaffold.yaml").read_text(encoding="utf-8"))
        )
        for name in order
    )


def render_each(each: str, data: Data) -> Iterator[Rendered]:
    """Yield the files of every scaffold that are made for this module, model or route."""
    for scaffold in scaffolds():
        for file in scaffold.files:
            subject = data[each]
            if file.each != each or not isinstance(subject, dict):
                continue
            if file.when and not subject[file.when]:
                continue
            template = f"{PACK}/{scaffold.name}/{file.template}"
            yield Rendered(
                path=render_line(file.path, data),
                text=render(template, data),
                ownership=file.ownership,
                reason=render_line(file.reason, data),
                origin=f"{pack().label}:{scaffold.name}/{file.template}",
                scaffold=scaffold.name,
            )
