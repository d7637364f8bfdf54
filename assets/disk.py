"""What to tell a person when a disk refuses: which path it is, why, and what to do. Nothing is written here."""

import errno
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


class CannotStore(Exception):
    """A disk refuses to take something. The text is `describe_refusal`'s."""


def describe_refusal(error: OSError, path: Path | str | None = None) -> str | None:
    """A sentence about a full or a closed disk; None for any other trouble."""
    where = path or error.filename or "the home"
    if error.errno in FULL:
        return (
            f"the disk of {where} takes no more ({(error.strerror or '').lower()}): free space there, or raise the "
            "quota, and run again; what was stored before is whole"
        )
    if error.errno in CLOSED:
        return (
            f"{where} can't be written ({(error.strerror or '').lower()}): make it writable for the user that "
            "Matchmill runs as, or set MATCHMILL_HOME to a folder that is"
        )
    return None
