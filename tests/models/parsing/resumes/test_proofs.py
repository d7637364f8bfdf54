"""Each value of a record is paired with the words that say it, and those with their place on the page."""

from datetime import date
from pathlib import Path

import pytest

from models.parsing.documents.document import read_document
from models.parsing.documents.letters import Letters
from models.parsing.documents.pdf_spots import find_spots
from models.parsing.resumes.explain import Explanation, explain_document
from models.parsing.resumes.profiles import parse_profiles
from sample.truths import FILES

RESUMES = FILES / "resumes"
REAL = Path("../shared/data/resumes/layouts")
TODAY = date(2026, 1, 1)

CV = """Ada Quill
ada.quill@example.org

Experience
Baker at Northmill Bakery Ltd, Akron, OH
June 2011 - February 2015
• Baked
Baker at Southmill Bakery Ltd, Leeds
March 2015 - 2019
• Baked more
"""


def explain(content: bytes, name: str) -> Explanation:
    (one,) = explain_document(content, name, parse_profiles(content, name, TODAY), TODAY)
    return one


def test_a_value_that_occurs_twice_is_found_within_its_own_entry() -> None:
    one = explain(CV.encode(), "cv.txt")
    at = {proof.path: proof.start for proof in one.proofs}
    assert at["work[0].position"] == CV.index("Baker at North")
    assert at["work[1].position"] == CV.index("Baker at South")
    assert at["work[1].startDate"] == CV.index("March 2015")


def test_a_field_without_labels_is_as_sure_as_the_whole_reading() -> None:
    one = explain((CV + "Skills\nsourdough").encode(), "cv.txt")
    sure = {proof.path: (proof.confidence, proof.is_own) for proof in one.proofs}
    assert sure["skills[0].name"] == sure["work[0].startDate"] == (one.resume.confidence, False)
    assert sure["basics.email"][1] and sure["work[0].position"][1]


def test_a_name_is_not_proved_by_an_address_that_holds_it() -> None:
    one = explain(("ada.quill@example.org\n" + CV).encode(), "cv.txt")
    name = next(proof for proof in one.proofs if proof.path == "basics.name")
    assert one.document.text[name.start : name.end] == "Ada Quill"
    assert name.start and one.document.text[name.start - 1] == "\n"


def test_letters_are_found_through_blanks_and_ligatures_but_never_inside_words() -> None:
    text = Letters("Zer-\ntiﬁed, S K I L L S, Goal: Go")
    assert [text.text[slice(*span)] for span in text.find("zertified")] == ["Zer-\ntiﬁed"]
    assert [text.text[slice(*span)] for span in text.find("skills")] == ["S K I L L S"]
    assert [span[0] for span in text.find("Go")] == [text.text.rindex("Go")]


@pytest.mark.parametrize("path", sorted(RESUMES.glob("*.*")), ids=lambda path: path.name)
def test_nearly_every_value_of_the_sample_has_its_words(path: Path) -> None:
    if path.name in {"cv_final_final.pdf", "resume_blank.pdf", "resume_download_incomplete.pdf", "scan_0007.pdf"}:
        pytest.skip("it was planted to be rejected")
    one = explain(path.read_bytes(), path.name)
    if not one.document.text:
        pytest.skip("a JSON Resume names its fields itself")
    found = sum(proof.start is not None for proof in one.proofs)
    assert found >= 0.9 * len(one.proofs)
    if path.suffix == ".pdf":
        assert all(seen.spot for seen in one.resume.evidence)


def test_boxes_hold_the_words_on_real_layouts() -> None:
    if not REAL.exists():
        pytest.skip("the development data is not mounted")
    seen = []
    for path in sorted(REAL.glob("*/*.pdf")):
        if not path.stem.endswith("_full"):
            content = path.read_bytes()
            seen += explain(content, path.name).resume.evidence
    assert len(seen) > 300
    assert sum(one.spot is not None for one in seen) >= 0.99 * len(seen)


def test_of_equal_words_the_ones_with_the_same_neighbours_are_shown() -> None:
    path = RESUMES / "cv_xiomara_dunbar.pdf"
    content = path.read_bytes()
    text = read_document(content, path.name).text
    places = [at for at in range(len(text)) if text.startswith("Edinburgh", at)]
    spots = find_spots(content, text, [(at, at + len("Edinburgh")) for at in places])
    heights = [spot.boxes[0][1] for spot in spots if spot]
    assert len(set(heights)) == len(places)
    assert heights == sorted(heights)
