"""Draws the asset graph, from the definitions themselves, as a picture for people: `make graph` writes it.

Nothing is materialised, and nothing is known here of what an asset does.
"""

import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path

import dagster as dg

PICTURE = Path(__file__).parents[1] / "docs" / "graph.svg"
WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 176, 34, 48, 16, 20
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1b2733; }
  .group { font-size: 11px; fill: #5b6b7a; }
  rect { fill: #eef3f8; stroke: #8aa0b4; rx: 6; }
  path { fill: none; stroke: #8aa0b4; stroke-width: 1.3; }
"""

Parents = Mapping[str, tuple[str, list[str]]]
"""Asset to its group and the assets it is made from."""


def read_graph(definitions: dg.Definitions) -> Parents:
    """Every asset that the definitions make, with its group and its parents."""
    graph = definitions.resolve_asset_graph()
    made = graph.materializable_asset_keys
    return {
        key.to_user_string(): (
            graph.get(key).group_name or "",
            sorted(parent.to_user_string() for parent in graph.get(key).parent_keys & made),
        )
        for key in graph.toposorted_asset_keys
        if key in made
    }


def draw(parents: Parents) -> str:
    """The graph as SVG: data flows from left to right, each asset one column after the last of its parents."""
    columns = _columns(parents)
    places = {
        name: (MARGIN + column * (WIDTH + GAP_X), MARGIN + row * (HEIGHT + GAP_Y + 14) + 14)
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    }
    wide = max(x for x, _ in places.values()) + WIDTH + MARGIN
    high = max(y for _, y in places.values()) + HEIGHT + MARGIN
    arrows = [_arrow(places[parent], places[name]) for name, (_, above) in parents.items() for parent in above]
    boxes = [_box(name, group, *places[name]) for name, (group, _) in parents.items()]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
    return "\n".join([head, f"<style>{STYLE}</style>", *arrows, *boxes, "</svg>", ""])


def _columns(parents: Parents) -> list[list[str]]:
    depth: dict[str, int] = {}
    for name, (_, above) in parents.items():
        depth[name] = 1 + max((depth[parent] for parent in above), default=-1)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name, column in depth.items():
        columns[column].append(name)
    return columns


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    x1, y1 = start[0] + WIDTH, start[1] + HEIGHT // 2
    x2, y2 = end[0], end[1] + HEIGHT // 2
    middle = (x1 + x2) // 2
    return f'<path d="M{x1},{y1} C{middle},{y1} {middle},{y2} {x2},{y2}"/>'


def _box(name: str, group: str, x: int, y: int) -> str:
    label = f'<text x="{x + WIDTH // 2}" y="{y + 22}" text-anchor="middle">{escape(name)}</text>'
    above = f'<text class="group" x="{x + 2}" y="{y - 4}">{escape(group)}</text>'
    return f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}"/>{above}{label}'


if __name__ == "__main__":
    from pipelines.definitions import defs

    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(read_graph(defs)))
    sys.stdout.write(f"{PICTURE.relative_to(Path.cwd()) if PICTURE.is_relative_to(Path.cwd()) else PICTURE}\n")
