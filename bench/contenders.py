"""Who is measured: how each starts cold, works warm, and what folder it works in."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from bench import peers, resources
from bench.templates import write_templates

ROOT = Path(__file__).resolve().parents[1]
WORKERS = ROOT / "bench/workers"
STHENO = str(ROOT / "stheno.py")

_NEST = {
    "package.json": json.dumps(
        {"name": "shop", "dependencies": {"@nestjs/common": "*", "@nestjs/mapped-types": "*"}}
    ),
    "nest-cli.json": json.dumps({"collection": "@nestjs/schematics", "sourceRoot": "src"}),
    "src/app.module.ts": 'import { Module } from "@nestjs/common"\n\n'
    "@Module({\n  imports: [],\n})\nexport class AppModule {}\n",
}


@dataclass(frozen=True)
class Contender:
    """One way to generate resources.

    `one` starts a process for one resource in the folder it runs in.  `worker` starts a process
    that answers requests, and `request` is one, for names in a folder.
    """

    name: str
    one: list[str]
    worker: list[str]
    request: Callable[[Path, list[str]], dict[str, object]]
    base: Path
    env: dict[str, str]

    def fresh(self) -> Path:
        """Return a new folder to generate into."""
        return copytree(self.base, Path(mkdtemp(dir=self.base.parent)) / "app")


def contenders(room: Path) -> list[Contender]:
    """Return all, with what they need set up in the empty folder `room`."""
    packages = peers.install()
    shop = room / "shop"
    resources.make_shop(shop)
    plan = resources.sample_plan(shop)
    templates = room / "templates"
    write_templates(plan, templates / "hygen/resource/new", templates / "plop/templates")
    (templates / "plop/plopfile.mjs").write_bytes((WORKERS / "plopfile.mjs").read_bytes())
    env = _environment(room, templates)
    return [
        _stheno("Stheno, plan", room, env, write=False),
        _stheno("Stheno, plan and write", room, env, write=True),
        _hygen(room, packages, templates, env),
        _plop(room, packages, templates, env),
        _nest(room, packages, env),
    ]


def _environment(room: Path, templates: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "HYGEN_TMPLS": str(templates / "hygen"),
        "BENCH_FORMS": str(WORKERS / "forms.cjs"),
        "XDG_CACHE_HOME": str(room / "cache"),
        "NO_COLOR": "1",
    }


def _stheno(name: str, room: Path, env: dict[str, str], *, write: bool) -> Contender:
    spec = room / "one.yaml"
    spec.write_text(resources.spec_of([resources.SAMPLE]), encoding="utf-8")
    command = ["apply", str(spec), "--yes"] if write else ["plan", str(spec)]
    return Contender(
        name=name,
        one=[sys.executable, STHENO, *command, "--now", resources.NOW],
        worker=[sys.executable, str(WORKERS / "stheno_worker.py")],
        request=lambda folder, names: {
            "folder": str(folder),
            "spec": resources.spec_of(names),
            "write": write,
        },
        base=room / "shop",
        env=env,
    )


def _hygen(room: Path, packages: Path, templates: Path, env: dict[str, str]) -> Contender:
    base = copytree(room / "shop", room / "shop-hygen")
    helpers = (
        f"module.exports = {{ helpers: {{ form: require({json.dumps(env['BENCH_FORMS'])}) }} }}"
    )
    (base / ".hygen.js").write_text(helpers, encoding="utf-8")
    command = [peers.program(packages, "hygen"), "resource", "new", "--name", resources.SAMPLE]
    return _peer("hygen", command, packages, templates / "hygen", base, env)


def _plop(room: Path, packages: Path, templates: Path, env: dict[str, str]) -> Contender:
    file = templates / "plop/plopfile.mjs"
    program = peers.program(packages, "plop")
    command = [program, "--plopfile", str(file), "resource", resources.SAMPLE]
    return _peer("plop", command, packages, templates / "plop", room / "shop", env)


def _nest(room: Path, packages: Path, env: dict[str, str]) -> Contender:
    base = room / "shop-nest"
    for name, text in _NEST.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    program = peers.program(packages, "@nestjs/cli")
    command = [program, "g", "resource", resources.SAMPLE, "--type", "rest", "--crud"]
    return _peer("nest", command, packages, base, base, env)


def _peer(  # noqa: PLR0913, PLR0917  # what makes a contender
    name: str, command: list[str], packages: Path, templates: Path, base: Path, env: dict[str, str]
) -> Contender:
    node = peers.node()
    return Contender(
        name=name,
        one=[node, *command],
        worker=[node, str(WORKERS / "worker.mjs"), name, str(packages), str(templates)],
        request=lambda folder, names: {"folder": str(folder), "names": names},
        base=base,
        env=env,
    )
