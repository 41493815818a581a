"""What the tests of bezwaar and dispute ask again and again."""

from datetime import date
from uuid import UUID

from geschillen.actions import geschil
from geschillen.models import Geschil
from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Termijn
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions import school_besluit
from zorgplicht.models import Aanmelding

STORY = geschil.Verhaal(
    soort="toelating",
    onderwijs_nu="niets",
    gebeurd="Lariekoek: de school zei nee aan de telefoon.",
    gevraagd="Zeg dat de school opnieuw kijkt.",
)


def refuse(aanmelding: Aanmelding, ina: Gebruiker, dag: date, bekendgemaakt: date | None = None) -> None:
    """Record the refusal, and where given the day of its letter, as the school."""
    with acting_as(ina.pk):
        school_besluit.refuse(aanmelding.id, ina, dag=dag, toelichting="Het lukt ons niet.")
        if bekendgemaakt:
            school_besluit.announce(
                aanmelding.id, ina, dag=bekendgemaakt, hoe="brief", bezwaarclausule=True, gpo_genoemd=True
            )


def make_dispute(aanmelding: Aanmelding, ouder: Gebruiker, filed_on: date | None = None) -> Geschil:
    """Prepare a dispute as the parent, and record that it was filed when a day is given."""
    with acting_as(ouder.pk):
        dispute = geschil.prepare(aanmelding.id, ouder, STORY)
        if filed_on:
            geschil.file_dispute(dispute, ouder, dag=filed_on, bewijs="bevestiging", woorden="Mail van de commissie")
        return Geschil.objects.get(pk=dispute.pk)


def terms(betreft_id: UUID, user: Gebruiker) -> dict[str, Termijn]:
    """Return the leading term of each subject, as this person may read it."""
    with acting_as(user.pk):
        return {term.onderwerp: term for term in Termijn.objects.about(betreft_id).leading().order_by("id")}


def kinds(betreft_id: UUID, user: Gebruiker) -> list[str]:
    """Return the kinds of the facts that stand, as this person may read them."""
    with acting_as(user.pk):
        found = Feit.objects.about(betreft_id).in_force().order_by("id")
        return [fact.soort for fact in found]
