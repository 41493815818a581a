"""The way of one version of an ondersteuningsprofiel: begun, offered to the board, taken back, adopted."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ondersteuning.access import Profieldaad, Profielrol, allowed_profile_acts, board_is_connected, profile_roles
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt, School
from ondersteuning.norm import EIGEN, norm_on
from passend.berichten.actions import queue_organisation_message
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag

Stand = Ondersteuningsprofiel.Stand
Mr = Ondersteuningsprofiel.Medezeggenschap
REFUSED = {
    Stand.WERKVERSIE: gettext_lazy("Dit is weer een werkversie. Kijk eerst wat er nu staat."),
    Stand.TER_VASTSTELLING: gettext_lazy(
        "Deze versie ligt nu bij het schoolbestuur. Haal haar eerst terug als u iets wilt wijzigen."
    ),
}


@transaction.atomic
def start_version(school: School, user: Gebruiker) -> Ondersteuningsprofiel:
    """Begin a working version with the list of today, as a copy of what was adopted last; or return the one there is.

    What comes along still has to be looked at. Raises ValidationError when this person does not work at the school.
    """
    School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    running = Ondersteuningsprofiel.objects.of_school(school.pk).under_way().first()
    if running:
        return running
    if Profielrol.SCHOOL not in profile_roles(user, school):
        raise ValidationError(_("Alleen de school zelf begint een werkversie."))
    last = Ondersteuningsprofiel.objects.of_school(school.pk).adopted().first()
    before = list(last.punten.in_order()) if last else []
    norm = norm_on(vandaag())
    profiel = Ondersteuningsprofiel.objects.create(
        school=school, norm=norm.versie, begonnen_op=nu(), begonnen_door=user
    )
    known = {item.code: item for item in before if not item.eigen}
    items: list[Profielpunt] = []
    for group in norm.groepen:
        for point in group.punten:
            old = known.get(point.code)
            items.append(
                Profielpunt(
                    profiel=profiel,
                    code=point.code,
                    groep=group.code,
                    groep_naam=group.naam,
                    naam=point.naam,
                    volgorde=len(items),
                    antwoord=old.antwoord if old else "",
                    toelichting=old.toelichting if old else "",
                )
            )
    for old in (item for item in before if item.eigen):
        items.append(
            Profielpunt(
                profiel=profiel,
                eigen=True,
                groep=EIGEN,
                naam=old.naam,
                volgorde=len(items),
                antwoord=old.antwoord,
                toelichting=old.toelichting,
            )
        )
    Profielpunt.objects.bulk_create(items)
    return profiel


def lock_profile(profiel_id: UUID, user: Gebruiker, act: Profieldaad) -> tuple[Ondersteuningsprofiel, set[Profielrol]]:
    """Wait for who changes the same version; return it as it is then, and as what this person comes.

    Raises ValidationError in Dutch when the act does not fit the state any more, or is not this person's.
    """
    found = Ondersteuningsprofiel.objects.select_for_update(of=("self",)).select_related("school__bestuur")
    profiel = found.filter(pk=profiel_id).first()
    if profiel is None:
        # The database lets nobody lock what was adopted.
        raise ValidationError(_("Deze versie is al vastgesteld. Wat is vastgesteld, verandert niet meer."))
    roles = profile_roles(user, profiel.school)
    acts = allowed_profile_acts(roles, profiel.stand, connected=board_is_connected(profiel.school))
    if act in acts:
        return profiel, roles
    if act is Profieldaad.STEL_VAST and profiel.stand == Stand.TER_VASTSTELLING:
        raise ValidationError(_("Het schoolbestuur werkt zelf met Passend. De secretaris legt vast wat is besloten."))
    raise ValidationError(REFUSED[Stand(profiel.stand)])


@transaction.atomic
def offer_version(profiel_id: UUID, user: Gebruiker) -> None:
    """Put the working version before the board, and tell who works there; from then on its items stay as they are.

    An item without an answer is no reason to refuse: parents will read that it was not filled in. Nothing at all is.
    """
    profiel, _roles = lock_profile(profiel_id, user, Profieldaad.BIED_AAN)
    if not profiel.punten.exclude(antwoord="").exists():
        raise ValidationError(_("Er is nog niets ingevuld. Vul eerst een deel in."))
    profiel.stand = Stand.TER_VASTSTELLING
    profiel.aangeboden_op, profiel.aangeboden_door = nu(), user
    profiel.save(update_fields=["stand", "aangeboden_op", "aangeboden_door"])
    board = profiel.school.bestuur
    if board and board.organisatie_id:
        # Offered again after it was taken back is news again.
        queue_organisation_message(
            "profiel_aangeboden",
            sleutel=f"{profiel.pk}:aangeboden:{profiel.aangeboden_op.isoformat()}",
            organisatie_id=board.organisatie_id,
            pad=reverse("ondersteuning:profiel", args=[profiel.school.vestigingscode]),
            dag=vandaag(),
        )


@transaction.atomic
def take_back_version(profiel_id: UUID, user: Gebruiker, *, reden: str) -> None:
    """Make an offered version a working version again; the school may take it back, the board may give it back."""
    profiel, _roles = lock_profile(profiel_id, user, Profieldaad.HAAL_TERUG)
    if not reden.strip():
        raise ValidationError({"reden": _("Schrijf op waarom deze versie teruggaat.")})
    profiel.stand = Stand.WERKVERSIE
    profiel.aangeboden_op = profiel.aangeboden_door = None
    profiel.terug_op, profiel.terug_door, profiel.terug_reden = nu(), user, reden.strip()
    profiel.save(update_fields=["stand", "aangeboden_op", "aangeboden_door", "terug_op", "terug_door", "terug_reden"])


@transaction.atomic
def adopt_version(
    profiel_id: UUID,
    user: Gebruiker,
    *,
    vastgesteld_op: date,
    schooljaar: str,
    mr: str,
    mr_op: date | None,
    bestuur_naam: str = "",
) -> Ondersteuningsprofiel:
    """Record that the board adopted this version on `vastgesteld_op`; it never changes again.

    By the board's secretary, or by the school on behalf of a board without an account. `mr_op` is the day of the
    medezeggenschapsraad, None when it was not asked; `bestuur_naam` counts only when we do not know the board's name.
    Raises ValidationError at the field that is wrong.
    """
    profiel, roles = lock_profile(profiel_id, user, Profieldaad.STEL_VAST)
    board = profiel.school.bestuur
    known = board.naam if board else ""
    if not (known or bestuur_naam):
        raise ValidationError({"bestuur_naam": _("Vul in hoe het schoolbestuur heet.")})
    _require_past({"vastgesteld_op": vastgesteld_op, "mr_op": mr_op})
    if mr != Mr.NIET_GEVRAAGD and mr_op is None:
        raise ValidationError({"mr_op": _("Vul in op welke dag de medezeggenschapsraad dit zei.")})
    last = Ondersteuningsprofiel.objects.of_school(profiel.school_id).adopted().first()
    profiel.stand = Stand.VASTGESTELD
    profiel.nummer = (last.nummer or 0) + 1 if last else 1
    profiel.schooljaar = schooljaar
    profiel.bestuur, profiel.bestuur_naam = board, known or bestuur_naam
    profiel.namens_bestuur = Profielrol.BESTUUR not in roles
    profiel.vastgesteld_op = vastgesteld_op
    profiel.mr, profiel.mr_op = mr, mr_op if mr != Mr.NIET_GEVRAAGD else None
    profiel.vastgelegd_op, profiel.vastgelegd_door = nu(), user
    profiel.validate_constraints()
    profiel.save(
        update_fields=[
            "stand", "nummer", "schooljaar", "bestuur", "bestuur_naam", "namens_bestuur", "vastgesteld_op", "mr",
            "mr_op", "vastgelegd_op", "vastgelegd_door",
        ]
    )  # fmt: skip
    return profiel


def _require_past(days: dict[str, date | None]) -> None:
    for field, day in days.items():
        if day is not None and day > vandaag():
            raise ValidationError({field: _("Deze datum is nog niet geweest. Kijk nog eens naar de datum.")})
