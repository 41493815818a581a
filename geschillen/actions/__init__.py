"""The state changes of a bezwaar and a dispute: the only code here that writes."""
