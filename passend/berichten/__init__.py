"""Messages that cannot get lost: the outbox, the mail gateway, and the health of what carries them."""
