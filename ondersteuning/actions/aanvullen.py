"""What an administrator adds to the files' data, with source and date; and taking it back."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils.translation import gettext as _

from ondersteuning.actions.gebieden import region_name
from ondersteuning.inlezen.waarden import belongs_to, richting_of
from ondersteuning.models import Aanvulling, Samenwerkingsverband, School, Schoolbestuur
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag

Target = School | Schoolbestuur | Samenwerkingsverband
Veld = Aanvulling.Veld


@transaction.atomic
def set_supplement(target: Target, veld: Veld, waarde: str, *, bron: str, datum: date, door: Gebruiker) -> Aanvulling:
    """Let `waarde` hold for this field from now on, above whatever a file says; the earlier one stays on record.

    `datum` is the day on which the source said so, today at the latest. Raises ValidationError in Dutch.
    """
    _lock(target)
    waarde = waarde.strip()
    _check_value(target, veld, waarde, datum)
    moment = nu()
    _running(target, veld).update(vervallen_op=moment)
    supplement = Aanvulling(
        **{_column(target): target}, veld=veld, waarde=waarde, bron=bron.strip(), datum=datum, door=door,
        vastgelegd_op=moment,
    )  # fmt: skip
    supplement.clean_fields(exclude=["school", "bestuur", "samenwerkingsverband", "vervallen_op"])
    supplement.validate_constraints()
    supplement.save(force_insert=True)
    _apply(target, veld, waarde)
    return supplement


@transaction.atomic
def withdraw_supplement(target: Target, veld: Veld) -> None:
    """Let the file's value, or none, hold again for this field; nothing happens when there is no supplement."""
    _lock(target)
    if _running(target, veld).update(vervallen_op=nu()):
        _apply(target, veld, "")


def _lock(target: Target) -> None:
    """Wait for who changes the same target, and read it again as it is then."""
    locking: Any = type(target)._default_manager.select_for_update(of=("self",))
    target.refresh_from_db(from_queryset=locking)


def _column(target: Target) -> str:
    if isinstance(target, School):
        return "school"
    return "bestuur" if isinstance(target, Schoolbestuur) else "samenwerkingsverband"


def _running(target: Target, veld: Veld) -> models.QuerySet[Aanvulling]:
    return Aanvulling.objects.in_force().filter(**{_column(target): target.pk}, veld=veld)


def _check_value(target: Target, veld: Veld, waarde: str, datum: date) -> None:
    if datum > vandaag():
        raise ValidationError({"datum": _("Deze datum ligt in de toekomst.")})
    if veld == Veld.EMAIL:
        validate_email(waarde)
    if veld == Veld.RICHTING and waarde not in {School.Richting.OPENBAAR, School.Richting.BIJZONDER}:
        raise ValidationError({"waarde": _("Kies openbaar of bijzonder.")})
    if veld == Veld.CLUSTER:
        if waarde not in {str(number) for number in School.Cluster.values}:
            raise ValidationError({"waarde": _("Kies een cluster van 1 tot en met 4.")})
        if isinstance(target, School) and not target.is_special:
            raise ValidationError(
                {"waarde": _("Alleen een school voor (voortgezet) speciaal onderwijs heeft een cluster.")}
            )


def _apply(target: Target, veld: Veld, waarde: str) -> None:
    """Write the value in force in the field itself; "" means: what the file says, or nothing."""
    if isinstance(target, Schoolbestuur):
        _name_board(target, waarde)
    elif isinstance(target, Samenwerkingsverband):
        naam = waarde or region_name(target.nummer, target.grootste_gemeente)
        Organisatie.objects.filter(pk=target.organisatie_id).update(naam=naam)
        target.organisatie.naam = naam
    elif veld == Veld.RICHTING:
        target.richting = waarde or richting_of(target.denominatie)
        target.save(update_fields=["richting"])
    elif veld == Veld.CLUSTER:
        _place_in_cluster(target, int(waarde) if waarde else None)
    else:
        setattr(target, veld, waarde)
        target.save(update_fields=[veld])


def _name_board(board: Schoolbestuur, naam: str) -> None:
    """Name a board. With its first name it becomes an organisation; that keeps its last name when it loses one."""
    if naam and board.organisatie is None:
        board.organisatie = Organisatie.objects.create(soort=Organisatie.Soort.SCHOOLBESTUUR, naam=naam)
    elif naam and board.organisatie is not None:
        board.organisatie.naam = naam
        board.organisatie.save(update_fields=["naam"])
    elif board.organisatie is not None:
        raise ValidationError(_("Een schoolbestuur kan een andere naam krijgen, maar niet meer zonder naam zijn."))
    board.naam = naam
    board.save(update_fields=["naam", "organisatie"])


def _place_in_cluster(school: School, cluster: int | None) -> None:
    po, vo = belongs_to(school.sector, cluster)
    area = school.gebied
    school.cluster = cluster
    school.swv_po_id = area.swv_po_id if area and po else None
    school.swv_vo_id = area.swv_vo_id if area and vo else None
    school.save(update_fields=["cluster", "swv_po", "swv_vo"])
