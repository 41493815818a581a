"""Reading files with data: bytes in, plain rows out. No database here; who writes stands in `actions/`."""
