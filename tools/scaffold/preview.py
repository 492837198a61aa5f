"""What a scaffold would write, shown on its own example."""

from tools.errors import UsageError
from tools.medusa.versions import PROVEN
from tools.plan.model import Frozen
from tools.scaffold.files import render_module
from tools.scaffold.pack import scaffolds
from tools.scaffold.spec.parse import parse_spec


class PreviewFile(Frozen):
    """One file of a preview."""

    path: str
    reason: str
    text: str


class Preview(Frozen):
    """One scaffold: the example of its spec, and what comes of that on `medusa`."""

    name: str
    title: str
    description: str
    example: str
    medusa: str
    files: list[PreviewFile]


def preview(name: str) -> Preview:
    """Return what the scaffold of this name makes of its example.

    Raises UsageError if there is no such scaffold.
    """
    scaffold = next((one for one in scaffolds() if one.name == name), None)
    if scaffold is None:
        known = ", ".join(one.name for one in scaffolds())
        raise UsageError(f"there is no scaffold {name!r}", fix=f"there are {known}")
    spec, medusa = parse_spec(scaffold.example), PROVEN[-1]
    return Preview(
        name=scaffold.name,
        title=scaffold.title,
        description=scaffold.description.strip(),
        example=scaffold.example,
        medusa=medusa,
        files=[
            PreviewFile(path=file.path, reason=file.reason, text=file.text)
            for module in spec.modules
            for file in render_module(module, spec, medusa)
            if file.scaffold == name
        ],
    )
