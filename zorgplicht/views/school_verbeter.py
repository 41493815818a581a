"""Setting right what the school recorded: another day, or it did not happen."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passend.dossiers.models import Feit
from passend.gebruikers.ingelogd import person
from passend.huisstijl.onderdelen import Melding
from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.logboek.regels import note_read, note_write
from zorgplicht.actions import school
from zorgplicht.beeld import collect
from zorgplicht.beeld.gebeurtenissen import EVENTS
from zorgplicht.forms.fouten import show_refusal
from zorgplicht.forms.school import VerbeterFormulier
from zorgplicht.views.school import child_name, correctable, crumbs, get_aanmelding
from zorgplicht.views.wie import for_school


@require_http_methods(["GET", "POST"])
@for_school
def verbeter(request: HttpRequest, pk: UUID, feit: int) -> HttpResponse:
    """Correct one fact of the school. The old day stays in the timeline, marked as corrected."""
    user = person(request)
    item = get_aanmelding(user, pk)
    back = reverse("zorgplicht:school_aanmelding", args=[item.id])
    fact = next((one for one in correctable(collect([item])[item.id].feiten) if one.id == feit), None)
    if fact is None:
        return _gone(request, back)
    form = VerbeterFormulier(request.POST if request.method == "POST" else None, fact=fact, annuleer_url=back)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        try:
            with transaction.atomic():
                school.correct(
                    item.id,
                    user,
                    fact_id=fact.id,
                    dag=values["dag"],
                    tot_dag=values.get("tot_dag"),
                    reden=values["reden"],
                )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        except Feit.DoesNotExist:
            # Between our look and the lock a colleague was first.
            return _gone(request, back)
        else:
            note_write(request, item.dossier_id, "verbetering")
            messages.success(request, _("Verbeterd. De data zijn opnieuw uitgerekend. Het gezin krijgt bericht."))
            return redirect(back)
    note_read(request, item.dossier_id, "aanmelding")
    title = str(EVENTS[fact.soort][0])
    context = {
        "form": form,
        "naam": child_name(item),
        "wat": [(title, datum(fact.dag))],
        "kruimels": crumbs(item, _("Verbeteren")),
        "gezin": Melding(
            _("Het gezin krijgt een e-mail dat de school een datum heeft verbeterd."),
            titel=_("Dit krijgt het gezin"),
            punten=(_("In het dossier blijft de oude datum staan, met de nieuwe erbij."),),
        ),
    }
    return render(request, "zorgplicht/school/verbeter.html", context)


def _gone(request: HttpRequest, back: str) -> HttpResponse:
    messages.warning(request, _("Dit kunt u niet (meer) verbeteren. Misschien was een collega u voor."))
    return redirect(back)
