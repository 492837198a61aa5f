"""Making Medusa load what was generated: edits of two files that are the user's."""

from collections.abc import Iterable

from tools.medusa.edit import Edit, Edited, Manual
from tools.medusa.edit_config import register_modules as register_all
from tools.plan.diff import unified_diff
from tools.plan.model import Action, Change, Ownership
from tools.repo.workspace import digest_of
from tools.scaffold.naming import ModuleNames, path_names
from tools.scaffold.survey import MIDDLEWARES, Survey


def register_modules(survey: Survey, modules: Iterable[str], *, print_width: int) -> Change:
    """Return the change of the configuration that registers these modules."""
    path = survey.config_file()
    before = survey.text(path)
    text, manual = before or "", list[Manual]()
    keys = {f"./src/modules/{name}": ModuleNames(name).key for name in modules}
    text = _edited(register_all(text, keys, print_width=print_width), text, manual)
    return _change(path, before, text, manual, "registers the module, or Medusa does not load it")


def register_routes(
    survey: Survey, paths: Iterable[str], *, gone: Iterable[str] = (), print_width: int
) -> Change | None:
    """Return the change of `src/api/middlewares` that guards these API paths, if any.

    `gone` are API paths that are guarded no longer.
    """
    path = survey.middlewares_file()
    before = survey.text(path)
    imports, removed = _imports(paths), _imports(gone)
    if not imports and not (removed and before):
        return None
    # Loaded where a plan has routes.
    from tools.medusa.edit_middlewares import register_middlewares, snippet  # noqa: PLC0415
    from tools.medusa.remove_middlewares import unregister_middlewares  # noqa: PLC0415

    text, manual = before or "", list[Manual]()
    if path in MIDDLEWARES[:2]:
        if imports:
            names = [name for name, _ in imports]
            edit = register_middlewares(
                before, imports=imports, spreads=names, print_width=print_width
            )
            text = _edited(edit, text, manual)
        text = _edited(
            unregister_middlewares(text, imports=removed, print_width=print_width), text, manual
        )
    else:
        # A second file beside it would put it out of use in some versions.
        told = "not every Medusa loads it: rename it to middlewares.js first"
        manual.append(Manual(told, snippet(imports, [name for name, _ in imports]), 1))
    reason = "puts validation and authentication in front of the routes"
    return _change(path, before, text, manual, reason)


def _imports(paths: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"{path_names(path)[0]}Middlewares", f"./{path}/middlewares") for path in paths]


def with_text(change: Change, text: str) -> Change:
    """Return the creation of a file with another text."""
    diff = unified_diff(change.path, None, text)
    digest = digest_of(text.encode())
    return change.model_copy(update={"content": text, "after": digest, "diff": diff})


def _edited(edit: Edit, text: str, manual: list[Manual]) -> str:
    if isinstance(edit, Manual):
        manual.append(edit)
    return edit.text if isinstance(edit, Edited) else text


def _change(path: str, before: str | None, text: str, manual: list[Manual], reason: str) -> Change:
    """Return one change; where a part has to be done by hand, nothing of the file is edited."""
    digest = None if before is None else digest_of(before.encode())
    if manual:
        first = manual[0]
        return Change(
            path=path,
            action=Action.MANUAL,
            ownership=Ownership.EDITED,
            reason=f"{reason}; {first.reason}",
            origin="edit",
            before=digest,
            after=digest,
            snippet="\n".join(part.snippet for part in manual),
            line=first.line,
        )
    action = Action.UPDATE
    if before is None:
        action = Action.CREATE
    elif text == before:
        action = Action.UNCHANGED
    writes = action is not Action.UNCHANGED
    return Change(
        path=path,
        action=action,
        ownership=Ownership.EDITED,
        reason=reason,
        origin="edit",
        before=digest,
        after=digest_of(text.encode()),
        content=text if writes else None,
        diff=unified_diff(path, before, text) if writes else "",
    )
