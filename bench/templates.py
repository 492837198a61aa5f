"""Templates for hygen and plop that emit the very files Stheno plans for the sample.

They are made from the plan itself, so that all three always write the same text: each form of the
resource's name becomes an expression, and the rest stands as it is.
"""

import re
from collections.abc import Callable
from pathlib import Path

from bench.resources import SAMPLE, pascal
from tools.plan.model import Action, Change, Plan

_WORDS = SAMPLE.split("-")
_CAMEL = _WORDS[0] + pascal(SAMPLE).removeprefix(_WORDS[0].capitalize())
# Each form of the name in the sample's files, and the JavaScript that makes it of `name`.
FORMS = {
    pascal(SAMPLE): "pascal",
    _CAMEL: "camel",
    "_".join(_WORDS): "snake",
    "_".join(_WORDS).upper(): "constant",
    SAMPLE: "kebab",
    " ".join(_WORDS): "human",
    f'"{_WORDS[0][0]}{_WORDS[1][0]}"': "initials",
}
_FORM = re.compile("|".join(re.escape(form) for form in sorted(FORMS, key=len, reverse=True)))
_REGISTERED = re.compile(r"^\+(.*\S.*)$", re.MULTILINE)


def write_templates(plan: Plan, hygen: Path, plop: Path) -> None:
    """Write the templates of both peers into their folders."""
    hygen.mkdir(parents=True)
    plop.mkdir(parents=True)
    for number, change in enumerate(plan.writing):
        update = change.action is Action.UPDATE
        text = _registration(change) if update else (change.content or "")
        (hygen / f"{number}.ejs.t").write_text(_hygen(change.path, text, update=update), "utf-8")
        name = f"{number}.{'inject' if update else 'add'}.hbs"
        head = _filled(change.path, _handlebars)
        (plop / name).write_text(f"{head}\n{_filled(text, _handlebars)}", encoding="utf-8")


def _registration(change: Change) -> str:
    (line,) = [
        match[1] for match in _REGISTERED.finditer(change.diff) if not match[1].startswith("++")
    ]
    return f"{line}\n"


def _hygen(path: str, text: str, *, update: bool) -> str:
    head = [f"to: {_filled(path, _ejs)}"]
    # A helper that several resources bring is written by the first.
    head += ["inject: true", "after: modules/first"] if update else ["unless_exists: true"]
    body = _filled(text.removesuffix("\n") if update else text, _ejs)
    return "\n".join(["---", *head, "---", body])


def _ejs(form: str) -> str:
    return f"<%- h.form(name, '{form}') %>"


def _handlebars(form: str) -> str:
    return f'{{{{form name "{form}"}}}}'


def _filled(text: str, expression: Callable[[str], str]) -> str:
    """Return `text` with each form of the sample's name made an expression."""
    filled = _FORM.sub(lambda match: expression(FORMS[match[0]]), text)
    # Three braces in a row would be another construct to Handlebars.
    filled = filled.replace("{{{", expression("open") + "{{")
    return filled.replace("}}}", "}}" + expression("close"))
