"""What a person should do about a document that could not be read: a sentence for each reason.

Why a document was rejected is decided in `models.parsing`; nothing is read here.
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
    **dict.fromkeys(("no_title", "ragged_row", "broken_quotes", "bad_json", "not_an_object", "not_a_posting"), TABLE),
    **dict.fromkeys(("no_job_posting", "unknown_shape"), SOURCE),
    **dict.fromkeys(("too_large", "too_many_pages"), SMALLER),
    **dict.fromkeys(("too_slow", "crashed"), LIMITS),
    **dict.fromkeys(("no_columns", "bad_mapping"), COLUMNS),
    "encrypted": "Ask for a copy without a password, and import that.",
    "unknown_type": "Ask for PDF, DOCX, HTML or plain text, and import that.",
    "unlisted": "Nothing: the source itself does not show this posting.",
}


def advise(reason: str) -> str:
    """What to do about it, a sentence or two."""
    return ADVICE.get(reason, OTHERWISE)
