"""What the pages of a board's secretary share: her file, and the way back."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from geschillen.models import Bestuursgeschil
from passend.gebruikers.ingelogd import person
from passend.huisstijl.onderdelen import Kruimel


def board_file(request: HttpRequest, pk: UUID) -> Bestuursgeschil:
    """Return the file of a board of this person, with its school; Http404 for any other."""
    file = Bestuursgeschil.objects.of_boards_of(person(request)).for_list().filter(pk=pk).first()
    if file is None:
        raise Http404
    return file


def crumbs_to(*steps: tuple[str, str]) -> list[Kruimel]:
    """Return the way from the desk to this page."""
    return [Kruimel(_("Zaken"), reverse("geschillen:bestuur")), *(Kruimel(text, url) for text, url in steps)]


def url_of(file: Bestuursgeschil) -> str:
    """Return the address of a file."""
    return reverse("geschillen:bestuur_geschil", args=[file.pk])
