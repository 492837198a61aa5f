"""What a lookup answers with: short entries for a question, one in full for a name."""

from pydantic import Field

from tools.medusa.api.entry import Entry, Kind
from tools.medusa.api.type_text import shortened
from tools.plan.model import Frozen

_SUMMARY = 200
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
        name=entry.name,
        signature=shortened(entry.signature, 240),
        use=entry.use or None,
        summary=shortened(entry.summary, _SUMMARY) or None,
        deprecated=shortened(entry.deprecated, _SUMMARY) or None,
        source=str(entry.place),
    )


def full(entry: Entry) -> Full:
    """Return an entry in full."""
    return Full(
        kind=entry.kind,
        name=entry.name,
        signature=entry.signature,
        use=entry.use or None,
        summary=entry.summary or None,
        deprecated=entry.deprecated or None,
        source=str(entry.place),
        also=list(entry.also) or None,
        doc=shortened(entry.doc, _DOC) if entry.doc != entry.summary and entry.doc else None,
        facts={
            name: [shortened(value, _FACT) for value in values]
            for name, values in entry.facts.items()
            if values
        }
        or None,
    )
