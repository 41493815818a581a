from tests.hulp.post import postbus

__all__ = ["postbus"]
