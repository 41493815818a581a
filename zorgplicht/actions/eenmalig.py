"""What happens around an act that a school does with a one-time link: the link is used up, the next one leaves."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from passend.dossiers.actions.link import Sleutel, new_key, use_link
from passend.dossiers.models import Accountaanvraag, Eenmaligelink, Organisatie, Toegang
from passend.klok import nu
from zorgplicht.access import Handeling, allowed_acts
from zorgplicht.actions.schoolpost import NEXT_LINK, link_url, queue_school_mail
from zorgplicht.models import Aanmelding, Bezorging

Soort = Eenmaligelink.Soort
# More people of one school at once is a flood, not a school.
MAX_WAITING = 5


@dataclass(frozen=True, slots=True)
class Vervolg:
    """How the school goes on: a mail to `adres`, or `code` on paper, until `geldig_tot`; nothing when it is done."""

    adres: str = ""
    code: str = ""
    geldig_tot: date | None = None


def close_step(aanmelding: Aanmelding, act: Handeling) -> Vervolg:
    """Use up the link of this context for `act` and let the next one leave; the last thing the transaction does.

    The next link goes to the address that the letter went to, as a mail; a school that got paper gets a code.
    """
    now = Aanmelding.objects.get(pk=aanmelding.pk)
    if not allowed_acts(Toegang.Rol.SCHOOL, now):
        use_link(act, None)
        return Vervolg()
    sent = Bezorging.objects.about(aanmelding.pk).exclude(uitkomst=Bezorging.Uitkomst.MISLUKT).newest_first().first()
    if sent is None:
        key = new_key(Soort.PAPIER)
        use_link(act, key, Soort.PAPIER)
        return Vervolg(code=key.sleutel, geldig_tot=key.geldig_tot)
    key = new_key(Soort.MAIL)
    queue_school_mail(NEXT_LINK, sleutel=f"{key.link_id}:link", bezorging_id=sent.id, inhoud=link_words(key))
    use_link(act, key, Soort.MAIL)
    return Vervolg(adres=masked(sent.adres), geldig_tot=key.geldig_tot)


def link_words(key: Sleutel) -> dict[str, str]:
    """Return what a mail says of a link."""
    return {"schoollink": link_url(key), "geldig_tot": date_format(key.geldig_tot)}


def masked(address: str) -> str:
    """Return an address that its owner knows again and nobody else learns: "i…@school.nl"."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"


def ask_account(organisatie: Organisatie, *, naam: str, email: str, rol: str) -> None:
    """Ask for an account at the organisation of the link of this context. A person checks it: nothing opens by it.

    Raises ValidationError at `email` when it was asked before and nobody decided yet, and when too many wait here.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.open_accountaanvragen()")
        waiting = cursor.fetchone()[0]
    if waiting >= MAX_WAITING:
        raise ValidationError(_("Er wachten al aanvragen van deze school. Wij kijken eerst daarnaar."), code="te_veel")
    asked = Accountaanvraag(organisatie=organisatie, naam=naam, email=email, rol=rol, gevraagd_op=nu())
    asked.clean_fields(exclude=["organisatie", "beslist_op", "beslist_door"])
    try:
        # What stands there already is not for the holder of a link to read, so the database says it.
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as twice:
        message = _("Met dit e-mailadres is al een account gevraagd. Wij kijken er nog naar.")
        raise ValidationError({"email": message}) from twice
