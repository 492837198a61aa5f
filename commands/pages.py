"""Pages that a command writes where it is told to."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from tools.errors import UsageError

if TYPE_CHECKING:
    from tools.verify.report import Report

_PAGE = "<!doctype html>"


def refuse_target(file: Path) -> None:
    """Raise UsageError where no page can be written, or something else stands that would be lost.

    To be called before long work whose page it will be.
    """
    if not file.absolute().parent.is_dir():
        raise UsageError("cannot be written: there is no such folder", where=str(file))
    if file.is_dir():
        raise UsageError("cannot be written: it is a folder", where=str(file))
    if file.exists() and file.stat().st_size and not _is_page(file):
        fix = "name another file"
        raise UsageError("is no page, and would be lost", where=str(file), fix=fix)


def write_page(file: Path, text: str) -> None:
    """Write a page; raises UsageError where that cannot be done."""
    refuse_target(file)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(file)) from error


def _is_page(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return content.read(len(_PAGE)).lower() == _PAGE.encode()
    except OSError:
        return False


def write_report(file: Path, report: "Report", *, root: Path, only: str | None) -> None:
    """Write the page of a report that was just made."""
    from datetime import UTC, datetime

    from service.pages.report_page import report_html

    words = ["stheno", "verify"]
    words += ["--root", str(root)] if root != Path() else []
    words += ["--only", only] if only else []
    words += ["--plan", report.plan[:12]] if report.plan else []
    write_page(file, report_html(report, time=datetime.now(UTC), again=shlex.join(words)))
