"""The picture shows every asset and every arrow between two of them, left to right."""

import xml.etree.ElementTree as ElementTree

import dagster as dg

from pipelines.graph import draw, read_graph

SVG = "{http://www.w3.org/2000/svg}"


@dg.asset(group_name="early")
def first() -> None:
    """Comes first."""


@dg.asset(group_name="late", deps=[first])
def second() -> None:
    """Comes second."""


@dg.asset(group_name="late", deps=[first, second, dg.AssetKey("from_elsewhere")])
def third() -> None:
    """Comes third."""


def test_the_picture_is_of_the_definitions() -> None:
    parents = read_graph(dg.Definitions(assets=[third, second, first]))
    assert parents == {"first": ("early", []), "second": ("late", ["first"]), "third": ("late", ["first", "second"])}
    picture = ElementTree.fromstring(draw(parents))
    labels = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"first", "second", "third", "early", "late"} <= set(labels)
    assert len(list(picture.iter(f"{SVG}path"))) == 2, "first reaches third by way of second"
    assert [int(box.attrib["x"]) for box in picture.iter(f"{SVG}rect")] == [20, 244, 468]
