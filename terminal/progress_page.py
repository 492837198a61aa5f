"""What stands at the foot of a terminal while somebody waits: a line and a bar."""

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner

from terminal.console import err, line

_BAR = 30


def draw(name: str, heard: Callable[[], tuple[str, float]]) -> Live | None:
    """Draw what is heard of the work `name`, again and again until the caller stops it.

    Returns None where standard error cannot be redrawn.
    """
    console = err()
    if not console.is_interactive:
        return None
    spinner = Spinner("line")

    def page() -> RenderableType:
        what, share = heard()
        text = line(f"{name}  ", (what, "dim"))
        text.no_wrap, text.overflow = True, "ellipsis"
        spinner.update(text=text)
        return Group(spinner, ProgressBar(total=1.0, completed=share, width=_BAR))

    # Results go to standard output, which is not this console's.
    live = Live(
        get_renderable=page,
        console=console,
        refresh_per_second=8,
        transient=True,
        redirect_stdout=False,
    )
    live.start(refresh=True)
    return live
