"""On which page a person of the demo sees a row: where its dossier, file or list stands for that person."""

from typing import Any

from django.urls import reverse

from geschillen.models import Bestuursfeit, Bestuursgeschil, Geschil, Koppeling
from ondersteuning.models import Ondersteuningsprofiel
from ondersteuning.models.profielpunt import Profielpunt
from passend.dossiers.models import Accountaanvraag
from passend.gebruikers.models import Gebruiker
from zorgplicht.models import Aanmelding, Concept, Hulpvraag, Terugbelverzoek
from zorgplicht.volgen import followed_dossiers


def role_of(person: Gebruiker) -> str:
    return (person.email or "").partition(".")[0]


def page_of(row: Any, person: Gebruiker) -> str:
    """Return the address of the page; inside the person's context, "" when there is none for them."""
    match row:
        case Bestuursgeschil():
            return reverse("geschillen:bestuur_geschil", args=[row.pk])
        case Bestuursfeit():
            return reverse("geschillen:bestuur_geschil", args=[row.geschil_id])
        case Koppeling() if role_of(person) == "bestuur":
            return reverse("geschillen:bestuur_geschil", args=[row.bestuursgeschil_id])
        case Koppeling() if row.dossier_id is None:
            dispute = Geschil.objects.filter(koppelcode=row.code).first()
            return reverse("geschillen:geschil_delen", args=[dispute.dossier_id, dispute.pk]) if dispute else ""
        case Geschil() if role_of(person) == "ouder":
            return reverse("geschillen:geschil", args=[row.dossier_id, row.pk])
        case Terugbelverzoek():
            return reverse("zorgplicht:steunpunt_terugbellen")
        case Ondersteuningsprofiel():
            return _page_of_profile(row)
        case Profielpunt():
            return _page_of_profile(row.profiel)
        case Accountaanvraag():
            return reverse("ondersteuning:beheer_accountaanvraag", args=[row.pk])
        case Concept() if row.dossier_id is None:
            return reverse("zorgplicht:mijn")
    return _page_of_dossier(row, person)


def _page_of_profile(profile: Ondersteuningsprofiel) -> str:
    """What was adopted everybody reads; the rest stands on the page of the school and its board."""
    code = profile.school.vestigingscode
    if profile.is_adopted:
        return reverse("ondersteuning:profielversie", args=[code, profile.nummer])
    return reverse("ondersteuning:profiel", args=[code])


def _page_of_dossier(row: Any, person: Gebruiker) -> str:
    cases = Aanmelding.objects.filter(dossier_id=row.dossier_id).order_by("id")
    asked = Hulpvraag.objects.filter(dossier_id=row.dossier_id).order_by("id").first()
    match role_of(person):
        case "ouder" if cases.exists() or asked is None:
            return reverse("zorgplicht:dossier", args=[row.dossier_id])
        case "ouder":
            return reverse("zorgplicht:hulpvraag", args=[asked.pk])
        case "steunpunt" if not followed_dossiers(person).filter(pk=row.dossier_id).exists():
            return ""
        case "steunpunt" if isinstance(row, Hulpvraag) or (not cases.exists() and asked):
            return reverse("zorgplicht:steunpunt_hulpvraag", args=[asked.pk])
        case "steunpunt":
            return reverse("zorgplicht:steunpunt_dossier", args=[row.dossier_id])
        case "school":
            case = cases.of_schools_of(person).first()
            return reverse("zorgplicht:school_aanmelding", args=[case.pk]) if case else ""
    return ""
