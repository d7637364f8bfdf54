"""Markdown gives the words of the page that it stands for, line by line, without its marks."""

from models.parsing.documents.document import read_document
from models.parsing.documents.markdown import is_markdown

RESUME = """---
layout: cv
---
# Ada Example
**Gardener** in [Kew](https://kew.example)

## Experience
*Rose Nursery*, 2019 – 2021
London

- pruned **apple** trees
- planted hedges

| Skill | Years |
|---|---|
| Grafting | 4 |

<!-- hire me -->
<span style="display:none">kubernetes</span>
"""


def test_lines_lists_and_tables_are_kept_and_marks_are_not() -> None:
    document = read_document(RESUME.encode(), "cv.txt")
    assert document.media_type == "text/markdown"
    lines = [line for line in document.text.split("\n") if line]
    assert lines == [
        "Ada Example", "Gardener in Kew", "Experience", "Rose Nursery, 2019 – 2021", "London", "• pruned apple trees",
        "• planted hedges", "Skill\tYears", "Grafting\t4",
    ]  # fmt: skip
    assert document.hidden_text == "kubernetes"


def test_a_plain_text_with_hyphens_and_stars_stays_one() -> None:
    assert not is_markdown("Ada Example\n-----------\n- pruned trees\n* planted *many* hedges\nC# and F#\n")


def test_words_in_bold_all_over_make_a_text_markdown() -> None:
    assert is_markdown("**Ada Example**\nNurse\n\n**Experience**\n\n* **Nurse**, Example Clinic\n")
    assert not is_markdown("Ada **Example**\nNurse\n* Example Clinic\n")
