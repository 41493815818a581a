"""A real PostgreSQL and a real Redis-compatible server from wheels, for one-command use.

`make run` executes `python -m passend.lokaal run`; tests use `passend.lokaal.servers.ephemeral_servers`.
Nothing here is imported by the running application in production.
"""
