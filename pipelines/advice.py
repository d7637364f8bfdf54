"""What a person should do about a document: a sentence for each reason not to read it, and for each flag.

Why a document was rejected or flagged is decided in `models.parsing`; nothing is read here.
"""

BROKEN = "Ask the sender to export or save the file once more, and import the new copy."
TEXT = "Ask for a document whose text can be selected, or run text recognition (OCR) over it, and import that."
TABLE = "Look at the rows below, mend them in the file, and import it again: rows that were read are not doubled."
COLUMNS = "Say which column is which: `matchmill import FILE --map title=THE_COLUMN`."
SOURCE = "Open the file: if it should hold postings, tell who runs the source that its format has changed."
SMALLER = "Split the file or export it without pictures, and import the parts."
LIMITS = (
    "Open it with care, it may be made to harm. If it is genuine, raise MATCHMILL_DOCUMENT_SECONDS or"
    " MATCHMILL_DOCUMENT_MEMORY_MB and retry it."
)
OTHERWISE = "Read what is wrong, mend the file, and import it again."

ADVICE = {
    **dict.fromkeys(("broken_pdf", "broken_docx", "broken_odt", "broken_rtf", "broken_json", "unreadable"), BROKEN),
    **dict.fromkeys(("image_only", "no_text"), TEXT),
    **dict.fromkeys(("empty_file", "empty", "no_rows"), "Nothing is in it: ask the sender for the file once more."),
    **dict.fromkeys(
        ("no_title", "ragged_row", "broken_quotes", "bad_json", "not_an_object", "not_a_posting", "nothing_to_match"),
        TABLE,
    ),
    **dict.fromkeys(("no_job_posting", "unknown_shape"), SOURCE),
    **dict.fromkeys(("too_large", "too_many_pages"), SMALLER),
    **dict.fromkeys(("too_slow", "crashed"), LIMITS),
    **dict.fromkeys(("no_columns", "bad_mapping"), COLUMNS),
    "mostly_hidden": "More of it is hidden than can be seen; ask for a copy without hidden text, and import that.",
    "encrypted": "Ask for a copy without a password, and import that.",
    "unknown_type": "Ask for PDF, DOCX, HTML or plain text, and import that.",
    "unlisted": "Nothing: the source itself does not show this posting.",
    "nothing_open": "Nothing: the board has no open posting today.",
    "repeated_person": "Nothing: a later row of the table is about the same person, and that one counts.",
    "erased_person": "Nothing: this person was erased and stays so; delete your copy of the file too.",
    "unknown_kind": "Import it with --as resumes if it is one; else ask for the postings as CSV, XLSX or JSON.",
    "unreadable_file": "See that the file is still there and that you may read it, and try again.",
    "reader_failed": "Report the fault with the kind of file; until it is mended, import it in another format.",
}


def advise(reason: str) -> str:
    """What to do about it, a sentence or two."""
    return ADVICE.get(reason, OTHERWISE)


ON_FLAGS = {
    "hidden_text": "It holds text that no reader sees; it counts for nothing here. Ask the sender what it is for.",
    "machine_instructions": "It speaks to the program that reads it, in vain; let a person decide about it.",
    "future_dates": "It names work or studies that begin in the future; ask, or look whether a date was read wrongly.",
    "reversed_dates": "A position ends before it begins; look whether the dates were read in the right order.",
    "overlong_career": "It names more years of work than people have; look whether a date was read wrongly.",
    "overlapping_work": "Long positions run side by side for ten years or more; ask which of them were full-time.",
    "early_degree": "A degree was earned before its holder was 15; look whether a date was read wrongly, or ask.",
    "read_badly": "Little of it was understood; read it yourself, or ask for it in a plainer form.",
    "read_from_pictures": "Its letters were recognised in pictures and may be wrong; compare it with the original.",
}


def advise_on_flag(flag: str) -> str:
    """What to do about a document that was read and flagged."""
    return ON_FLAGS.get(flag, "Look at the document itself.")
