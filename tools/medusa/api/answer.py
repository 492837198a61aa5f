"""What a lookup answers with: short entries for a question, one in full for a name."""

from pydantic import Field

from tools.medusa.api.entry import Entry, Kind
from tools.medusa.api.type_text import shortened
from tools.plan.model import Frozen
from tools.repo.visible import visible

_SIGNATURE = 240
_SUMMARY = 200
_FACTS = 60
_FACT = 1500
_DOC = 2500


class Found(Frozen):
    """An entry in short: `use` is how code gets at it, `source` the package's file and line."""

    kind: Kind
    name: str
    signature: str
    use: str | None = None
    summary: str | None = None
    deprecated: str | None = None
    source: str


class Full(Found):
    """An entry with all that its package says of it."""

    also: list[str] | None = None
    doc: str | None = None
    facts: dict[str, list[str]] | None = None


class Answer(Frozen):
    """The entries found, the best first; `note` says so where nothing was."""

    medusa: str = Field(description="installed version that this is true for")
    entries: list[Full | Found]
    nearest: list[str] | None = Field(default=None, description="names like the one not found")
    note: str | None = None


def short(entry: Entry) -> Found:
    """Return an entry as one of several."""
    return Found(
        kind=entry.kind,
        name=visible(entry.name),
        signature=_shown(entry.signature, _SIGNATURE),
        use=visible(entry.use) or None,
        summary=_shown(entry.summary, _SUMMARY) or None,
        deprecated=_shown(entry.deprecated, _SUMMARY) or None,
        source=str(entry.place),
    )


def full(entry: Entry) -> Full:
    """Return an entry in full."""
    facts = {
        name: [_shown(value, _FACT) for value in values[:_FACTS]]
        for name, values in entry.facts.items()
        if values
    }
    return Full(
        **short(entry).model_dump(exclude={"signature"}),
        signature=visible(entry.signature),
        also=[visible(name) for name in entry.also] or None,
        doc=(_shown(entry.doc, _DOC) or None) if entry.doc != entry.summary else None,
        facts=facts or None,
    )


def _shown(text: str, length: int) -> str:
    return visible(shortened(text, length))
