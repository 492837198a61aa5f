"""Every spec that generated code is held to a real Medusa with."""

from pathlib import Path

from tools.medusa.versions import ANY_SEARCHABLE, OWN_KEY, QUOTED_INDEX_COLUMNS, TRANSLATABLE

HERE = Path(__file__).parent
_OURS = ("every-type", "odd-nouns", "owned-rows", "twelve-models", "hard-names")
SPECS = {
    path.stem: path
    for path in (
        *sorted((HERE.parents[1] / "examples").glob("*.yaml")),
        *(HERE / f"{name}.yaml" for name in _OURS),
    )
    if path.exists()
}


def text_for(name: str, medusa: str) -> str:
    """Return a spec's text without what this version lacks and a plan would refuse by name."""
    text = SPECS[name].read_text(encoding="utf-8")
    if not TRANSLATABLE.within(medusa):
        text = text.replace(" translatable", "")
    if not ANY_SEARCHABLE.within(medusa):
        text = text.replace("number searchable", "number")
    if not OWN_KEY.within(medusa):
        text = text.replace(" primaryKey", " unique")
    if not QUOTED_INDEX_COLUMNS.within(medusa):
        text = text.replace("order: number unique", "order: number")
    return text
