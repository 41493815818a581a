"""The Dutch of the clock's keys, at B1: short sentences, no claims that the law does not make."""
