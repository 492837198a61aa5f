"""Writes the tools' schemas to the files that `test_schemas` compares them with."""

import json

from tests.mcp.test_schemas import BOUND, KEPT, told

if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for name in BOUND:
        text = json.dumps(told(name), indent=2, ensure_ascii=False) + "\n"
        (KEPT / f"{name}.json").write_text(text, encoding="utf-8")
