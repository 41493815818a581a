"""The page of the law at /wet/: every rule as the clock reads it, what changed between versions, and the calendar."""
