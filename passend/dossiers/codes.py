"""Codes that people read from paper or over the phone: how they are written, and how what was typed is read."""

import secrets

# Without what looks alike on paper: 0 O Q, 1 I L, 2 Z, 5 S, 8 B, M N, U V.
ALPHABET = "ACDEFGHJKMPRTUWXY34679"
GROUP = 4


def new_letters(number: int, alphabet: str = ALPHABET) -> str:
    """Return so many random letters and figures of the alphabet, without dashes."""
    return "".join(secrets.choice(alphabet) for _ in range(number))


def letters_of(typed: str) -> str:
    """Return the letters and figures of a code however it was typed: spaces, dashes and capitals do not count."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def normal_code(typed: str) -> str:
    """Return a code as it stands on paper, however it was typed: "k7qf 3m2p" becomes "K7QF-3M2P"."""
    letters = letters_of(typed)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))
