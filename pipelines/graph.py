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
    """The graph as SVG: a column a group, from left to right as data flows, and only arrows that no path replaces."""
    columns = _columns(parents)
    places = {
        name: (MARGIN + column * (WIDTH + GAP_X), MARGIN + row * (HEIGHT + GAP_Y) + 14)
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    }
    wide = max(x for x, _ in places.values()) + WIDTH + MARGIN
    high = max(y for _, y in places.values()) + HEIGHT + MARGIN
    arrows = [_arrow(places[parent], places[name]) for name in parents for parent in _direct(parents, name)]
    boxes = [_box(name, *places[name]) for name in parents]
    groups = [_label(parents[names[0]][0], *places[names[0]]) for names in columns]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
    return "\n".join([head, f"<style>{STYLE}</style>", *arrows, *boxes, *groups, "</svg>", ""])


def _columns(parents: Parents) -> list[list[str]]:
    """Assets by group, groups in the order of their deepest way from a source; a group's own chain takes columns."""
    deep, inner = dict[str, int](), dict[str, int]()
    for name, (group, above) in parents.items():
        deep[name] = 1 + max((deep[parent] for parent in above), default=-1)
        inner[name] = 1 + max((inner[parent] for parent in above if parents[parent][0] == group), default=-1)
    last = {group: max(deep[name] for name in parents if parents[name][0] == group) for group, _ in parents.values()}
    columns: dict[tuple[int, str, int], list[str]] = {}
    for name, (group, _) in parents.items():
        columns.setdefault((last[group], group, inner[name]), []).append(name)
    return [columns[key] for key in sorted(columns)]


def _direct(parents: Parents, name: str) -> list[str]:
    """The parents that are not above another parent as well."""
    above = parents[name][1]
    further = {ancestor for parent in above for ancestor in _ancestors(parents, parent)}
    return [parent for parent in above if parent not in further]


def _ancestors(parents: Parents, name: str) -> set[str]:
    above = parents[name][1]
    return set(above).union(*(_ancestors(parents, parent) for parent in above))


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    x1, y1 = start[0] + WIDTH, start[1] + HEIGHT // 2
    x2, y2 = end[0], end[1] + HEIGHT // 2
    middle = (x1 + x2) // 2
    return f'<path d="M{x1},{y1} C{middle},{y1} {middle},{y2} {x2},{y2}"/>'


def _box(name: str, x: int, y: int) -> str:
    label = f'<text x="{x + WIDTH // 2}" y="{y + 22}" text-anchor="middle">{escape(name)}</text>'
    return f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}"/>{label}'


def _label(group: str, x: int, y: int) -> str:
    return f'<text class="group" x="{x + 2}" y="{y - 6}">{escape(group)}</text>'


if __name__ == "__main__":
    from pipelines.definitions import defs

    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(read_graph(defs)))
    sys.stdout.write(f"{PICTURE.relative_to(Path.cwd()) if PICTURE.is_relative_to(Path.cwd()) else PICTURE}\n")
