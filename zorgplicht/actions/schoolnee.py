"""What a school said before there was an aanmelding on paper: kept by the family, shown to whom it chooses."""

import uuid
from uuid import UUID

from passend.dossiers.actions import circle_for, lock_dossier, record_fact, share_item
from passend.dossiers.models import Feitsoort, Lezerskring, Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.actions.stappen import require_day
from zorgplicht.delen import Nee
from zorgplicht.models import Schoolnee

SHARED_NEE = "schoolnee"


def record_no(dossier_id: UUID, user: Gebruiker, nee: Nee) -> Schoolnee:
    """Record in the family's circle that a school said no on a day, with the words; the caller locked the dossier.

    It is about itself, not about an aanmelding: no term comes of it and no school reads it.
    """
    require_day(nee.dag)
    kring = circle_for(dossier_id, Lezerskring.Soort.GEZIN)
    item_id = uuid.uuid4()
    fact = record_fact(
        dossier_id=dossier_id,
        betreft_id=item_id,
        lezerskring=kring,
        soort=Feitsoort.SCHOOL_ZEI_NEE,
        dag=nee.dag,
        door_id=user.pk,
    )
    return Schoolnee.objects.create(
        id=item_id,
        dossier_id=dossier_id,
        lezerskring=kring,
        feit=fact,
        school_naam=nee.school_naam,
        woorden=nee.woorden,
        formulier_gekregen=nee.formulier_gekregen,
        kind_gezien=nee.kind_gezien,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )


def show_no(nee: Schoolnee, steunpunt: Organisatie) -> None:
    """Show it to a steunpunt that the family let in; the caller has read it as family."""
    lock_dossier(nee.dossier_id)
    share_item(nee.dossier_id, nee.id, SHARED_NEE, steunpunt)
