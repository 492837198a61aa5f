"""`migrations-in-sync`: Medusa's own generator finds nothing to add to the migrations."""

from pathlib import Path

from tools.medusa.versions import SNAPSHOT_BY_MODULE
from tools.verify.context import Context
from tools.verify.modules import Diff, LoadedModule, loaded_modules
from tools.verify.output import counted
from tools.verify.report import FailedError, NotRunError, Passed


async def check_in_sync(context: Context) -> Passed:
    """Compare every module's models with its snapshot, without a database."""
    app = await context.copy("in-sync")
    diff: Diff = "by module" if SNAPSHOT_BY_MODULE.within(context.medusa) else "by database"
    found = await loaded_modules(context.sandbox, app, diff=diff)
    modules = [module for module in found if module.models]
    if not modules:
        raise NotRunError("no module of the project has models")
    wrong = [module for module in modules if module.state != "in sync"]
    if wrong:
        names = ", ".join(module.name for module in wrong)
        details = "\n\n".join(_told(context, app, module) for module in wrong)
        raise FailedError(f"models and migrations differ in {names}", details)
    count = counted(len(modules), "module")
    return Passed(evidence=f"{count}: Medusa's generator finds no changes")


def _told(context: Context, app: Path, module: LoadedModule) -> str:
    """Return what the generator said, and the statements it would have added."""
    said = module.text.strip() or "the generator said nothing"
    folder = app / module.folder / "migrations"
    known = {
        path.name for path in (context.workspace.root / module.folder / "migrations").glob("*")
    }
    fresh = [path for path in sorted(folder.glob("Migration*")) if path.name not in known]
    lines = [
        line.strip()
        for path in fresh
        for line in path.read_text(encoding="utf-8").splitlines()
        if "addSql" in line
    ]
    return "\n".join([f"{module.folder} ({module.name}): {said}", *lines])
