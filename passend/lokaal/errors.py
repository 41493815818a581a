"""The one error that the local tools show to a person instead of a traceback."""


class LocalError(RuntimeError):
    """Something a person can act on; the message is one or two plain Dutch sentences."""
