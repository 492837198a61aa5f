"""What is generated: one resource of ten files, and a hundred of them."""

import json
from pathlib import Path

from tools.plan.model import Plan
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec

SAMPLE = "product-review"
NOW = "20260101000000"
_FIRST = "bold calm dark even fine glad holy keen loud mild".split()
_SECOND = "label ticket token badge board letter signal marker banner poster".split()
HUNDRED = [f"{first}-{second}" for first in _FIRST for second in _SECOND]

_CONFIG = """import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  modules: [
    { resolve: "./src/modules/first" },
  ],
})
"""
_RESOURCE = """  {name}:
    models:
      {model}:
        fields:
          title: text searchable
          body: text
          rating: number
          published: boolean = false
          customer_id: text index
"""


def spec_of(names: list[str]) -> str:
    """Return the spec that asks for these resources."""
    modules = (_RESOURCE.format(name=name, model=pascal(name)) for name in names)
    return "version: 1\nmodules:\n" + "".join(modules)


def pascal(name: str) -> str:
    """Return a resource's name as its model's: `product-review` gives `ProductReview`."""
    return "".join(word.capitalize() for word in name.split("-"))


def make_shop(folder: Path) -> None:
    """Make an empty Medusa project, enough of one to plan for."""
    package = folder / "node_modules/@medusajs/medusa/package.json"
    package.parent.mkdir(parents=True)
    package.write_text(json.dumps({"version": "2.21.2"}), encoding="utf-8")
    manifest = {"name": "shop", "dependencies": {"@medusajs/medusa": "2.21.2"}}
    (folder / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "jest.config.js").write_text("module.exports = {}\n", encoding="utf-8")
    (folder / "medusa-config.ts").write_text(_CONFIG, encoding="utf-8")


def sample_plan(folder: Path) -> Plan:
    """Return the plan of the one resource for a shop."""
    return plan_spec(Workspace.at(folder), spec_of([SAMPLE]), now=NOW)
