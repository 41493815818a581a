"""The main navigation: which doors a person finds, by what they do here."""

from django.db.models import CharField, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.dossiers.models import Lidmaatschap, Organisatie, Toegang
from passend.gebruikers.models import Gebruiker
from passend.huisstijl.onderdelen import NavigatieItem
from passend.klok import vandaag

# The answer is kept on the request, which lives as long as its page.
KNOWN = "werk_van_vandaag"
# Beside the kinds of organisation where a person works: they take part in a dossier, or did.
FAMILY = "gezin"


def items(request: HttpRequest) -> list[NavigatieItem]:
    """Return the links of the main navigation for this person; for who did not sign in, the public pages."""
    doors: list[tuple[str, str]] = []
    user = request.user
    if isinstance(user, Gebruiker):
        doors += _own_doors(request, user)
    # On a phone no more than three doors stay on one line; who signed in finds the calculator in the footer.
    calculator = [] if doors else [(_("Termijnrekenaar"), reverse("wet:rekenaar"))]
    doors += [
        (_("Scholen"), reverse("ondersteuning:scholen")),
        *calculator,
        (_("Begrippen"), reverse("wet:begrippen")),
    ]
    return [NavigatieItem(text, url, actief=request.path.startswith(url)) for text, url in doors]


def kinds_of_work(request: HttpRequest, user: Gebruiker) -> frozenset[str]:
    """Return the kinds of organisation where the person works today, and FAMILY; asked once in a request."""
    known: frozenset[str] | None = getattr(request, KNOWN, None)
    if known is None:
        members = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
        dossiers = Toegang.objects.filter(gebruiker=user)
        # Two questions in one: each page asks both.
        kinds = members.values_list("organisatie__soort").union(
            dossiers.values_list(Value(FAMILY, output_field=CharField()))
        )
        known = frozenset(kind for (kind,) in kinds)
        setattr(request, KNOWN, known)
    return known


def _own_doors(request: HttpRequest, user: Gebruiker) -> list[tuple[str, str]]:
    kinds = kinds_of_work(request, user)
    doors = []
    if Organisatie.Soort.SCHOOL in kinds:
        doors.append((_("Aanmeldingen"), reverse("zorgplicht:school")))
    if Organisatie.Soort.SCHOOLBESTUUR in kinds:
        doors.append((_("Zaken"), reverse("geschillen:bestuur")))
        doors.append((_("Profielen"), reverse("ondersteuning:profielen")))
    if Organisatie.Soort.STEUNPUNT in kinds:
        doors.append((_("Gezinnen"), reverse("zorgplicht:steunpunt")))
    if user.is_beheerder:
        doors.append((_("Beheer"), reverse("ondersteuning:beheer")))
    # Whoever works here may be a parent too; only then it is one door more.
    if not doors or FAMILY in kinds:
        doors.append((_("Mijn aanmeldingen"), reverse("zorgplicht:mijn")))
    return doors
