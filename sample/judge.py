"""Works out the truths from the facts alone: what must be near the top for whom, and what must never be there.

No ranker is known here; the result is committed before any exists.
"""

import json

from sample.damaged import BECOMES
from sample.limits import broken_limits, pay_suffices, reachable
from sample.load import Facts
from sample.postings.board import BOARDS, board_url
from sample.postings.page import page_file, page_url
from sample.postings.tables import CSV_FILE, GERMAN_CSV_FILE, XLSX_FILE, second_reference, table_link
from sample.records import Person, Posting
from sample.resumes.write import resume_file

TABLES = {"csv": CSV_FILE, "csv_de": GERMAN_CSV_FILE, "xlsx": XLSX_FILE}
STUFFED = "The hidden text asks for this posting; nothing that a reader can see does."


def references(posting: Posting) -> list[dict[str, str | None]]:
    """Where the posting stands: a file, the item in it and, where the source gives one, the URL; one a source."""
    found = [_reference(posting, posting.source)]
    if posting.second_source:
        found.append({"file": f"postings/{CSV_FILE}", "item": second_reference(posting), "url": table_link(posting)})
    return found


def _reference(posting: Posting, source: str) -> dict[str, str | None]:
    if source in BOARDS:
        return {"file": f"postings/{BOARDS[source]}", "item": posting.reference, "url": board_url(posting)}
    if source == "page":
        return {"file": f"postings/{page_file(posting)}", "item": posting.reference, "url": page_url(posting)}
    url = table_link(posting) if source == "csv" else None
    return {"file": f"postings/{TABLES[source]}", "item": posting.reference, "url": url}


def must_top3(person: Person, facts: Facts) -> dict[str, str]:
    """Postings of the person's occupation within reach that break no limit, each with its reason."""
    return {
        posting.key: f"Same occupation ({posting.role.name}); place, employment type, pay and languages allow it."
        for posting in facts.postings
        if posting.role is person.role
        and not broken_limits(person, posting)
        and reachable(person, posting)
        and pay_suffices(person, posting)
    }


def never(person: Person, facts: Facts) -> dict[str, str]:
    """Postings of the person's occupation that a stated limit rules out, each with the first broken one."""
    broken = {p.key: broken_limits(person, p) for p in facts.postings if p.role is person.role}
    return {key: next(iter(limits.values())) for key, limits in broken.items() if limits}


def truths_text(facts: Facts) -> str:
    """The truths as JSON."""
    postings = {
        posting.key: {"title": posting.title, "employer": posting.employer, "references": references(posting)}
        for posting in facts.postings
    }
    people = [_truth(person, facts) for person in facts.people if not person.superseded]
    return _json({"postings": postings, "people": people})


def _truth(person: Person, facts: Facts) -> dict[str, object]:
    truth: dict[str, object] = {
        "email": person.email,
        "file": f"resumes/{resume_file(person)}",
        "must_top3": must_top3(person, facts),
        "never": never(person, facts),
    }
    if person.hidden:
        truth["not_top3"] = {person.hidden.posting: STUFFED}
    return truth


def planted_text(facts: Facts) -> str:
    """What was planted, where, and what must become of it, as JSON."""
    planted: list[dict[str, object]] = []
    for posting in facts.postings:
        if posting.second_source:
            became = "One current posting with two sources; it takes one place in a list."
            planted.append({"kind": "duplicate_vacancy", "references": references(posting), "becomes": became})
        if posting.valid_through and posting.valid_through.year < posting.posted.year + 10:
            became = "Read, but expired: in nobody's matches."
            planted.append({"kind": "expired_posting", "references": references(posting), "becomes": became})
    planted += _planted_resumes(facts)
    return _json({"planted": planted})


def _planted_resumes(facts: Facts) -> list[dict[str, object]]:
    planted: list[dict[str, object]] = []
    for person in facts.people:
        if person.superseded:
            files = [f"resumes/{resume_file(p)}" for p in facts.people if p.email == person.email]
            became = "One profile, with what the newer version (_v2) says."
            planted.append({"kind": "newer_version", "files": files, "becomes": became})
        if person.hidden:
            became = "Read without the hidden text, flagged; matched on what a reader can see."
            kind = "machine_instructions" if person.hidden.how == "instructions" else "hidden_keywords"
            planted.append(
                {"kind": kind, "how": person.hidden.how, "files": [f"resumes/{resume_file(person)}"], "becomes": became}
            )
    for name, (kind, became) in BECOMES.items():
        planted.append({"kind": kind, "files": [f"resumes/{name}"], "becomes": became})
    return planted


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
