"""An oracle for the law clock: the same questions, answered in another way.

It shares no code and no rule file with `passend.recht`: only the plain facts go in. The law is written here from the
words of the statutes, and every term is found by stepping from day to day: a day counts unless the term stands still,
the last day is the day on which the last counted week is full, and while that day is a weekend or a holiday one goes
on. Slow, and meant to be obvious. What the statutes leave open and the project decided stands in the docstrings here.
"""
