"""The plan page as an MCP App: what a host renders in a frame of its own beside the tool `plan`."""

from service.pages.render import asset, render


def app_html() -> str:
    """Return the page that waits for the host to hand it a plan, and then shows that plan."""
    return render("app.html.j2", title="Stheno plan", script=asset("app.js"))
