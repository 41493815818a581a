"""Moving the first choice to another school."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.berichten.actions import queue_message
from passend.dossiers.actions import correct_fact
from passend.dossiers.models import Feitsoort, Toegang
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.access import Handeling
from zorgplicht.actions.andere_ouder import require_no_objection
from zorgplicht.actions.ontvangers import school_of
from zorgplicht.actions.stappen import begin, finish, latest_fact, record
from zorgplicht.actions.woorden import request_of, show_school
from zorgplicht.models import Aanmelding, AanmeldingTekst

# Why the fact of the earlier choice no longer counts, and the code of the later one.
MOVED = "andere_keus"


def move_first_choice(aanmelding_id: UUID, user: Gebruiker) -> Aanmelding:
    """Make the school of this aanmelding the first choice, from today on; the two schools are told.

    The earlier fact is replaced: of two choices on one day the clock could not say which came last. No term moves:
    each school keeps its own. Raises ValidationError when it is the first choice already, and while the other parent
    objects: then schools hear nothing new.
    """
    chosen = begin(aanmelding_id, user, Toegang.Rol.OUDER, Handeling.MAAK_EERSTE_KEUS)
    if chosen.eerste_keus:
        raise ValidationError(_("Deze school is al uw eerste keus."), code="al_eerste_keus")
    require_no_objection(chosen.dossier_id)
    cases = list(
        Aanmelding.objects.filter(dossier_id=chosen.dossier_id)
        .exclude(stand=Aanmelding.Stand.INGETROKKEN)
        .select_related("lezerskring", "school")
        .order_by("aangemaakt_op", "id")
    )
    today = vandaag()
    told = [chosen]
    for case in cases:
        if before := latest_fact(case, Feitsoort.EERSTE_KEUZE):
            correct_fact(before, dag=None, reden=MOVED, door_id=user.pk)
            told.append(case)
    Aanmelding.objects.filter(dossier_id=chosen.dossier_id, eerste_keus=True).update(eerste_keus=False)
    Aanmelding.objects.filter(pk=chosen.pk).update(eerste_keus=True)
    fact = record(chosen, Feitsoort.EERSTE_KEUZE, today, user, code=MOVED)
    # The sentence about the other schools names the first choice; who may not read it notices nothing.
    request = request_of(chosen)
    for case in cases:
        show_school(case, request, AanmeldingTekst.objects.latest_of(case.id).onderdelen)
    finish(chosen)
    for case in told:
        queue_message(
            "eerste_keus",
            sleutel=f"{case.id}:eerste_keus:{fact.id}",
            dossier_id=case.dossier_id,
            dag=today,
            **school_of(case.id, case.lezerskring.organisatie_id),
        )
    return chosen
