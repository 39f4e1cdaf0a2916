"""The words by which rooms and people are known: codes, secrets, and members without a name."""

import hashlib
import hmac
import re
import secrets

# Without the pairs that are hard to tell apart: 0 O, 1 I L, and U, which is V in some hands.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
MEMBER = re.compile(r"[A-Za-z0-9_-]{22}")
BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")  # blanks, and all that looks like a hyphen


def new_code() -> str:
    """Return a code that nobody can foresee: one of 30⁶, some 730 million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """Return the code that somebody has typed; None where it can be none.

    Examples
    --------
    >>> read_code(" abc-234 ")
    'ABC234'
    >>> read_code("ABC10O") is None
    True
    """
    if len(typed) > 40:
        return None
    code = BETWEEN.sub("", typed).upper()
    return code if CODE.fullmatch(code) else None


def new_secret() -> str:
    """Return 32 random bytes as text: who has it may lead."""
    return secrets.token_urlsafe(32)


def new_member() -> str:
    """Return the random name of a browser, 128 bits as text."""
    return secrets.token_urlsafe(16)


def digest(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_secret(given: str, kept: str) -> bool:
    """Tell whether a secret is the one of which the digest was kept."""
    return hmac.compare_digest(digest(given), kept)


def member_in(code: str, browser: str) -> str:
    """Return what a browser is called within a room: in another room it has another name."""
    return hashlib.sha256(f"{code}.{browser}".encode()).hexdigest()[:24]
