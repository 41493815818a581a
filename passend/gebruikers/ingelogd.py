"""Who is asking, on a page that only somebody who signed in may see."""

from django.http import HttpRequest

from passend.gebruikers.models import Gebruiker


def person(request: HttpRequest) -> Gebruiker:
    """Return who is signed in; what guards the view let only a person in."""
    assert isinstance(request.user, Gebruiker)  # narrows the type for the checker
    return request.user
