"""Every spec that generated code is held to a real Medusa with."""

from pathlib import Path

HERE = Path(__file__).parent
_OURS = ("every-type", "odd-nouns", "twelve-models")
SPECS = {
    path.stem: path
    for path in (
        *sorted((HERE.parents[1] / "examples").glob("*.yaml")),
        *(HERE / f"{name}.yaml" for name in _OURS),
    )
    if path.exists()
}
