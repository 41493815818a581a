"""Encryption of short texts at rest: sign-in codes and sessions."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

__all__ = ["InvalidToken", "decrypt", "encrypt"]


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.VELDSLEUTELS])


def encrypt(text: str) -> str:
    """Return `text` encrypted with the first of PASSEND_VELDSLEUTELS."""
    return _cipher().encrypt(text.encode()).decode("ascii")


def decrypt(token: str) -> str:
    """Return the text behind `token`, under any of the keys; raises InvalidToken for anything else."""
    return _cipher().decrypt(token.encode()).decode()
