"""Sessions in the database, encrypted: allauth keeps the expected sign-in code in the session."""

from typing import Any

from django.contrib.sessions.backends import db

from passend.gebruikers.versleuteling import InvalidToken, decrypt, encrypt


class SessionStore(db.SessionStore):
    """The database session store with its data encrypted under PASSEND_VELDSLEUTELS."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return encrypt(super().encode(session_dict))

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        # A session under a key that was rotated away is a session that has ended, not an error page.
        try:
            return super().decode(decrypt(str(session_data)))
        except InvalidToken:
            return {}
