"""HTML pages give what a browser shows, and what style sheets hide apart."""

import pytest

from models.parsing.documents.html import read_html

STYLE = "<style>.off{display:none} #tiny{font-size:1px} p.ghost{visibility:hidden}</style>"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">kubernetes</p>',
        '<p class="off">kubernetes</p>',
        '<p class="ghost">kubernetes</p>',
        '<span id="tiny">kubernetes</span>',
        '<p style="color:#FFFFFF">kubernetes</p>',
        '<p style="position:absolute; left:-9999px">kubernetes</p>',
        '<p style="opacity:0">kubernetes</p>',
        "<p hidden>kubernetes</p>",
        '<div style="display:none"><p>deep <b>kubernetes</b></p></div>',
    ],
)
def test_what_styles_hide_is_kept_apart(hidden: str) -> None:
    text, apart = read_html(f"<html><head>{STYLE}</head><body><p>Waiter</p>{hidden}<p>Café</p></body></html>")
    assert text.split() == ["Waiter", "Café"]
    assert "kubernetes" in apart


def test_white_on_a_dark_ground_is_visible() -> None:
    text, apart = read_html('<div style="background:#123456"><h1 style="color:white">Ada Example</h1></div>')
    assert (text.split(), apart) == (["Ada", "Example"], "")


def test_blocks_lists_and_cells_keep_their_form() -> None:
    text, _ = read_html(
        "<h2>Skills</h2><ul><li>Roses</li><li>Pruning</li></ul><table><tr><td>2019</td><td>Cook</td></table>"
    )
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    assert lines == ["Skills", "• Roses", "• Pruning", "2019\tCook"]


def test_scripts_heads_and_comments_are_no_text() -> None:
    page = "<html><head><title>t</title></head><body><!-- c --><script>x()</script>Hello</body></html>"
    assert read_html(page)[0].strip() == "Hello"
