"""A project map as one SVG file: modules with models and links, routes to workflows to events.

It holds all it needs, follows the reader's light or dark colours, and says what it shows in its
title and description.  No text of a repository is anything but text in it.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from tools.medusa.map_cards import Card, Line, Panel, modules_panel
from tools.medusa.map_flow import flow_panel
from tools.medusa.map_layout import HEAD, ROW, WIDTH, Box, Placed, cells, place
from tools.medusa.map_model import ProjectMap
from tools.repo.visible import visible_name

_MARGIN = 40.0
_TITLE = 70.0
_HEADING = 44.0
_PANEL_GAP = 56.0
_PAD = 14.0
# A letter of the font below at 12 and 13 pixels.
_LETTER = 7.25
_NAME_LETTER = 7.85
_BEND = 48.0
_LONGEST = 60
_STYLE = """
svg{--paper:#f7f8fa;--card:#fff;--edge:#cfd6df;--ink:#1b2430;--soft:#5d6b7c;--line:#8795a6;
--route:#1d6fd8;--workflow:#7a3fc0;--event:#b3261e;--subscriber:#a85b00;--job:#00796b;
--module:#256b2e;--medusa:#5d6b7c}
@media (prefers-color-scheme:dark){svg{--paper:#12161c;--card:#1b2129;--edge:#38424f;
--ink:#e6ebf1;--soft:#9aa7b6;--line:#75849a;--route:#6fb1ff;--workflow:#c59bff;--event:#ff8a80;
--subscriber:#ffb866;--job:#5fd0bf;--module:#86d991;--medusa:#a9b4c2}}
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;
font-size:12px;fill:var(--ink);white-space:pre}
.paper{fill:var(--paper)}.title{font-size:22px;font-weight:700}.heading{font-size:16px;
font-weight:700}.told,.kind,.mark,.label{fill:var(--soft)}.kind{font-size:10px;
letter-spacing:.06em}.name{font-size:13px;font-weight:700}.mark{text-anchor:end;font-size:10.5px}
.warn{fill:var(--event);font-weight:700}.box{fill:var(--card);stroke:var(--edge)}
.bar{fill:var(--medusa)}.line{fill:none;stroke:var(--line);stroke-width:1.5}
.dashed{stroke-dasharray:5 4}.head{fill:var(--line)}
.label{text-anchor:middle;font-size:11px;stroke:var(--paper);stroke-width:5px;
paint-order:stroke;stroke-linejoin:round}
.route .bar{fill:var(--route)}.workflow .bar{fill:var(--workflow)}.event .bar{fill:var(--event)}
.subscriber .bar,.hook .bar{fill:var(--subscriber)}.job .bar,.script .bar{fill:var(--job)}
.module .bar,.providers .bar{fill:var(--module)}
"""


def svg(project: ProjectMap) -> str:
    """Return the picture as the text of an SVG file."""
    panels = [one for one in (modules_panel(project), flow_panel(project)) if _holds(one)]
    placed = [place(panel) for panel in panels]
    width = max([one.width for one in placed], default=2 * WIDTH) + 2 * _MARGIN
    height = _TITLE + _MARGIN + sum(_HEADING + one.height + _PANEL_GAP for one in placed)
    root = _root(project, width, height)
    y = _TITLE + _MARGIN / 2
    for panel, where in zip(panels, placed, strict=True):
        _draw(root, panel, where, y)
        y += _HEADING + where.height + _PANEL_GAP
    return tostring(root, encoding="unicode") + "\n"


def _holds(panel: Panel) -> bool:
    return bool(panel.loose or any(panel.columns))


def _counted(count: int, part: str) -> str:
    return f"{count} {part.removesuffix('s') if count == 1 else part}"


def _root(project: ProjectMap, width: float, height: float) -> Element:
    name = _cut(visible_name(project.name or "a project without a name"), _LONGEST)
    version = project.medusa.version if project.medusa else "of an unknown version"
    drawn = ("modules", "links", "routes", "workflows", "subscribers", "jobs")
    counts = ", ".join(_counted(len(getattr(project, part)), part) for part in drawn)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "role": "img",
            "aria-labelledby": "map-title map-desc",
        },
    )
    SubElement(root, "title", id="map-title").text = f"Project map of {name}"
    described = f"{counts}. Lines lead from what starts a workflow to what hears of its events."
    SubElement(root, "desc", id="map-desc").text = described
    SubElement(root, "style").text = _STYLE
    defs = SubElement(root, "defs")
    head = SubElement(
        defs, "marker", id="head", viewBox="0 0 8 8", refX="7", refY="4", markerWidth="7",
        markerHeight="7", orient="auto-start-reverse",
    )  # fmt: skip
    SubElement(head, "path", {"d": "M0 0L8 4L0 8z", "class": "head"})
    SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    _text(root, _MARGIN, 46, name, "title")
    _text(root, _MARGIN, 68, f"Medusa {version}: {counts}", "told")
    return root


def _draw(root: Element, panel: Panel, placed: Placed, y: float) -> None:
    group = SubElement(root, "g", transform=f"translate({_MARGIN:.0f} {y:.0f})")
    _text(group, 0, 24, panel.title, "heading")
    inner = SubElement(group, "g", transform=f"translate(0 {_HEADING:.0f})")
    for line in panel.lines:
        _path(inner, line, placed)
    for box in placed.boxes.values():
        _card(inner, box)
    # Above the cards: a label is never hidden.
    for line in panel.lines:
        if line.label:
            x0, y0, x1, y1 = _ends(line, placed)
            lanes = placed.lanes[id(line)]
            x1, y1 = (lanes[0].x, lanes[0].middle) if lanes else (x1, y1)
            _text(inner, (x0 + x1) / 2, (y0 + y1) / 2 + 4, line.label, "label")


def _path(group: Element, line: Line, placed: Placed) -> None:
    x0, y0, x1, y1 = _ends(line, placed)
    curve = f"M{x0:.1f} {y0:.1f}"
    for lane in placed.lanes[id(line)]:
        curve += f"{_curve(x0, y0, lane.x, lane.middle)}H{lane.x + WIDTH:.1f}"
        x0, y0 = lane.x + WIDTH, lane.middle
    # Of one column: around its right side.
    curve += _curve(x0, y0, x1, y1) if x0 != x1 else f"h{_BEND:.0f}V{y1:.1f}H{x1:.1f}"
    attributes = {"class": "line dashed" if line.dashed else "line", "d": curve}
    if line.start.kind != "module":
        attributes["marker-end"] = "url(#head)"
    path = SubElement(group, "path", attributes)
    SubElement(path, "title").text = f"{line.start.name} → {line.end.name}"


def _curve(x0: float, y0: float, x1: float, y1: float) -> str:
    bend = (x1 - x0) / 2
    return f"C{x0 + bend:.1f} {y0:.1f} {x1 - bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"


def _ends(line: Line, placed: Placed) -> tuple[float, float, float, float]:
    start, end = placed.boxes[id(line.start)], placed.boxes[id(line.end)]
    y0, y1 = _row_at(start, line.start_row), _row_at(end, line.end_row)
    if start.x == end.x:
        return start.x + WIDTH, y0, end.x + WIDTH, y1
    return start.x + WIDTH, y0, end.x, y1


def _row_at(box: Box, wanted: str) -> float:
    for number, row in enumerate(box.card.shown):
        if wanted and wanted in {row.text, row.text.strip().partition(" ")[2]}:
            return box.y + HEAD + ROW * number + ROW / 2
    return box.y + HEAD / 2


def _card(group: Element, box: Box) -> None:
    card = box.card
    drawn = SubElement(
        group, "g", {"class": card.kind, "transform": f"translate({box.x:.1f} {box.y:.1f})"}
    )
    whole = " ".join(filter(None, (card.kind, card.name, card.where)))
    SubElement(drawn, "title").text = whole
    size = {"width": f"{WIDTH:.0f}", "height": f"{box.height:.1f}"}
    SubElement(drawn, "rect", {"class": "box", "rx": "7", **size})
    SubElement(drawn, "rect", {"class": "bar", "rx": "2", "width": "5", "height": size["height"]})
    _text(drawn, _PAD, 16, _kind(card), "kind")
    _text(drawn, _PAD, 34, _cut(card.name, (WIDTH - 2 * _PAD) / _NAME_LETTER), "name")
    for number, row in enumerate(card.shown):
        y = HEAD + ROW * number + 13
        warned = row.mark in {"!", "no migration"}
        room = (WIDTH - 2 * _PAD) / _LETTER - (cells(row.mark) + 1 if row.mark else 0)
        text = _text(drawn, _PAD, y, _cut(row.text, room), "warn" if warned else "row")
        if text.text != row.text:
            SubElement(text, "title").text = row.text
        if row.mark:
            _text(drawn, WIDTH - _PAD, y, row.mark, "mark warn" if warned else "mark")


def _kind(card: Card) -> str:
    where = _cut(card.where, (WIDTH - 2 * _PAD) / 6.7 - len(card.kind) - 3, end=True)
    return f"{card.kind.upper()}  {where}".rstrip()


def _cut(text: str, most: float, *, end: bool = False) -> str:
    """Return a text that fits, its end or its beginning left out."""
    if cells(text) <= most:
        return text
    kept = text
    while kept and cells(kept) > most - 1:
        kept = kept[1:] if end else kept[:-1]
    return f"…{kept}" if end else f"{kept}…"


def _text(group: Element, x: float, y: float, text: str, kind: str) -> Element:
    made = SubElement(group, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": kind})
    made.text = text
    return made
