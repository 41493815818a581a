"""The portal's clock: the only place that knows what time it is for anything the law counts.

`nu()` and `vandaag()` can be moved for tests and the demo by an offset in a file that every process reads, so
web, worker and beat agree; in production the file is refused at start-up. Leases, sessions and codes measure real
elapsed time and use `django.utils.timezone` instead.
"""

from passend.klok.tijd import als_op, nu, vandaag, verzet

__all__ = ["als_op", "nu", "vandaag", "verzet"]
