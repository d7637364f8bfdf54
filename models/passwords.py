"""How a password is kept: hashed with Argon2id, never as it is.

Who has an account is in `models.tables`; no password is stored or asked for here.
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
"""Characters; NIST SP 800-63B-4 asks for more than eight where a password is the only factor."""

_HASHER = PasswordHasher()  # RFC 9106's second recommendation: 64 MiB, three passes, four lanes


def hash_password(password: str) -> str:
    """What is stored, with its salt and parameters. Raises ValueError when the password is too short."""
    if len(password) < SHORTEST:
        raise ValueError(f"a password needs at least {SHORTEST} characters")
    return _HASHER.hash(password)


def is_password(password: str, stored: str) -> bool:
    """Whether `stored` was made from this password."""
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
