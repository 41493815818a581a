"""What the pages of a board's secretary share: who she is, her file, and the way back."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.models import Bestuursgeschil
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import Kruimel


def person_of(request: HttpRequest) -> Gebruiker:
    """Return who is signed in."""
    assert isinstance(request.user, Gebruiker)  # narrows the type for the checker
    return request.user


def board_file(request: HttpRequest, pk: UUID) -> Bestuursgeschil:
    """Return the file of a board of this person, with its school; Http404 for any other."""
    file = Bestuursgeschil.objects.of_boards_of(person_of(request)).for_list().filter(pk=pk).first()
    if file is None:
        raise Http404
    return file


def crumbs_to(*steps: tuple[str, str]) -> list[Kruimel]:
    """Return the way from the desk to this page."""
    return [Kruimel(_("Zaken"), reverse("geschillen:bestuur")), *(Kruimel(text, url) for text, url in steps)]


def url_of(file: Bestuursgeschil) -> str:
    """Return the address of a file."""
    return reverse("geschillen:bestuur_geschil", args=[file.pk])
