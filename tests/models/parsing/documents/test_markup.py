"""HTML to text: structure kept, entities read, nothing else."""

from models.parsing.documents.markup import clean_text, html_to_text


def test_blocks_become_lines_and_list_entries_get_bullets() -> None:
    text = html_to_text(
        "<h2>Your tasks</h2><p>Drive <b>carefully</b>.<br>Park well.</p><ul><li>Oil</li><li><p>Wash</p></li></ul>"
    )
    assert text == "Your tasks\n\nDrive carefully.\nPark well.\n\n• Oil\n• Wash"


def test_html_escaped_once_or_twice_more_is_read_the_same() -> None:
    plain = html_to_text("<p>Bread &amp; butter</p><ul><li>Bake</li></ul>")
    once = html_to_text("&lt;p&gt;Bread &amp;amp; butter&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Bake&lt;/li&gt;&lt;/ul&gt;")
    twice = html_to_text(
        "&amp;lt;p&amp;gt;Bread &amp;amp;amp; butter&amp;lt;/p&amp;gt;"
        "&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;Bake&amp;lt;/li&amp;gt;&amp;lt;/ul&amp;gt;"
    )
    assert plain == once == twice == "Bread & butter\n\n• Bake"


def test_escaped_text_within_real_tags() -> None:
    assert html_to_text("&lt;p&gt;We bake.&lt;/p&gt;<p>Find <a href='x'>more</a></p>") == "We bake.\n\nFind more"


def test_scripts_styles_and_comments_are_not_text() -> None:
    assert html_to_text("<style>p{color:red}</style><p>Seen</p><script>alert(1)</script><!-- not -->") == "Seen"


def test_paragraphs_without_closing_tags_are_parted() -> None:
    assert (
        html_to_text("Acme | Baker | Ulm<p>We bake.<p>Write to us.") == "Acme | Baker | Ulm\n\nWe bake.\n\nWrite to us."
    )


def test_cells_of_a_row_are_parted() -> None:
    assert html_to_text("<table><tr><td>Pay</td><td>12</td></tr></table>").startswith("Pay | 12")


def test_text_without_tags_keeps_its_signs() -> None:
    assert html_to_text("C++ & Go, 3 < 5, AT&amp;T") == "C++ & Go, 3 < 5, AT&T"


def test_bullets_of_all_kinds_become_one_and_flattened_lists_get_lines() -> None:
    assert clean_text("- one\n* two\n\uf0b7 three") == "• one\n• two\n• three"
    assert clean_text("Tasks: • sweep • mop ● dust") == "Tasks:\n• sweep\n• mop\n• dust"


def test_invisible_characters_and_doubled_blanks_go() -> None:
    assert clean_text("De\u200blivery\u00a0 \u00a0van\r\n\r\n\r\n\r\nnow") == "Delivery van\n\nnow"


def test_deep_nesting_ends_well() -> None:
    assert html_to_text("<div>" * 5000 + "deep" + "</div>" * 5000) in ("deep", "")


def test_reading_is_stable() -> None:
    text = html_to_text("<p>One</p><ul><li>a</li><li>b</li></ul><p>Two</p>")
    assert clean_text(text) == text
