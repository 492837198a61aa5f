"""Pages that several commands write."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from commands.targets import Target, write_target

if TYPE_CHECKING:
    from tools.verify.report import Report


def write_report(file: Path, report: "Report", *, root: Path, only: str | None) -> None:
    """Write the page of a report that was just made."""
    from datetime import UTC, datetime

    from service.pages.report_page import report_html

    words = ["stheno", "verify"]
    words += ["--root", str(root)] if root != Path() else []
    words += ["--only", only] if only else []
    words += ["--plan", report.plan[:12]] if report.plan else []
    page = report_html(report, time=datetime.now(UTC), again=shlex.join(words))
    write_target(file, page, Target.PAGE)
