"""The state changes of a case: the only code of this app that writes.

Each locks the dossier first, checks, records the fact and its words, lets the clock run, and queues the messages, all
in the transaction of the request.
"""
