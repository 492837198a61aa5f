"""Writes the tools' schemas to the files that `test_schemas` compares them with."""

import json

from tests.mcp.test_schemas import BOUND, KEPT

if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for name, tool in BOUND.items():
        assert tool.annotations is not None
        told = {
            "name": name,
            "description": tool.description,
            "inputSchema": tool.parameters,
            "outputSchema": tool.output_schema,
            "annotations": tool.annotations.model_dump(by_alias=True, exclude_none=True),
        }
        text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
        (KEPT / f"{name}.json").write_text(text, encoding="utf-8")
