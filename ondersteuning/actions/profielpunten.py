"""Filling in the working version of an ondersteuningsprofiel. Nobody's words are lost: see `save_group`."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ondersteuning.access import Profieldaad
from ondersteuning.actions.profiel import lock_profile
from ondersteuning.models import Ondersteuningsprofiel, Profielpunt
from ondersteuning.models.profielpunt import PuntQuerySet, mark_of
from ondersteuning.norm import EIGEN
from passend.gebruikers.models import Gebruiker
from passend.klok import nu

MOST_OWN = 20
CHANGED = ["antwoord", "toelichting", "nagekeken", "gewijzigd_op", "gewijzigd_door"]


@dataclass(frozen=True, slots=True)
class Invulling:
    """What someone filled in for one item; `gezien` is the mark of what they saw before they began."""

    code: str
    antwoord: str
    toelichting: str
    gezien: str


class BotsingError(ValidationError):
    """A colleague changed the same items meanwhile. `merken`: per code the mark of what stands there now."""

    def __init__(self, messages: dict[str, str], merken: dict[str, str]) -> None:
        super().__init__(messages)
        self.merken = merken


@transaction.atomic
def save_group(profiel_id: UUID, groep: str, user: Gebruiker, filled: Sequence[Invulling]) -> None:
    """Save the answers of one screen; who saves says that the whole screen is right.

    An item that this person left as they saw it, keeps what a colleague wrote meanwhile. An item that both changed is
    not saved, and neither is the rest: raises BotsingError with a message per code. Raises ValidationError when the
    version is no working version any more.
    """
    profiel, _roles = lock_profile(profiel_id, user, Profieldaad.BEWERK)
    items = {item.code: item for item in _items(profiel).of_group(groep).filter(eigen=False)}
    changed, refused = [], {}
    for one in filled:
        item = items[one.code]
        new = mark_of(one.antwoord, one.toelichting, item.naam)
        if new not in (item.merk, one.gezien):
            if item.merk != one.gezien:
                refused[one.code] = _collision(item)
                continue
            item.antwoord, item.toelichting = one.antwoord, one.toelichting
            changed.append(item)
        elif item.antwoord and not item.nagekeken:
            changed.append(item)
    if refused:
        raise BotsingError(refused, {code: items[code].merk for code in refused})
    _write(changed, user)


def _collision(item: Profielpunt) -> str:
    return _(
        "“%(punt)s”: %(wie)s wijzigde dit punt terwijl u schreef. Er staat nu: “%(nu)s”. Uw eigen tekst staat "
        "hieronder nog. Klopt uw tekst? Bewaar dan nog een keer."
    ) % {
        "punt": item.naam,
        "wie": item.gewijzigd_door or _("een collega"),
        "nu": ", ".join(part for part in (item.get_antwoord_display(), item.toelichting) if part) or _("niets"),
    }


@transaction.atomic
def confirm_unchanged(profiel_id: UUID, user: Gebruiker, groep: str = "") -> int:
    """Say that answers which came along are still right: of one group, or of all; returns how many there were."""
    profiel, _roles = lock_profile(profiel_id, user, Profieldaad.BEWERK)
    items = profiel.punten.to_confirm()
    return (items.of_group(groep) if groep else items).update(nagekeken=True, gewijzigd_op=nu(), gewijzigd_door=user)


@transaction.atomic
def save_own(
    profiel_id: UUID, user: Gebruiker, punt_id: int | None, *, naam: str, toelichting: str, gezien: str = ""
) -> None:
    """Add something that the school offers beside the list, or change it.

    `gezien` is the mark of what this person saw. Raises ValidationError at the field that is wrong or when a colleague
    removed it meanwhile, and BotsingError when a colleague changed it.
    """
    profiel, _roles = lock_profile(profiel_id, user, Profieldaad.BEWERK)
    own = _items(profiel).filter(eigen=True)
    item = own.filter(pk=punt_id).first() if punt_id else None
    if punt_id and item is None:
        raise ValidationError(
            _("Een collega haalde dit punt net weg. Voeg het opnieuw toe als het er toch bij hoort.")
        )
    same = next((other for other in own if other.naam == naam and other.pk != punt_id), None)
    if same and punt_id is None and same.toelichting == toelichting:
        # Sent twice: it is there already.
        return
    if same:
        raise ValidationError({"naam": _("Dit punt staat er al. Wijzig het punt dat er staat.")})
    if item is None:
        if own.count() >= MOST_OWN:
            raise ValidationError(_("Er staan al 20 eigen punten. Voeg punten samen."))
        highest = profiel.punten.order_by("-volgorde").values_list("volgorde", flat=True)[0]
        item = Profielpunt(profiel=profiel, eigen=True, groep=EIGEN, antwoord="ja", volgorde=highest + 1)
    elif item.merk != gezien and (item.naam, item.toelichting) != (naam, toelichting):
        raise BotsingError({"toelichting": _collision(item)}, {"": item.merk})
    item.naam, item.toelichting = naam, toelichting
    item.nagekeken, item.gewijzigd_op, item.gewijzigd_door = True, nu(), user
    item.save(update_fields=["naam", *CHANGED] if item.pk else None)


@transaction.atomic
def remove_own(profiel_id: UUID, user: Gebruiker, punt_id: int, *, gezien: str) -> None:
    """Take one of the school's own items out of the working version; adopted versions keep it.

    `gezien` is the mark of what this person saw: what a colleague wrote since is not thrown away unread.
    """
    profiel, _roles = lock_profile(profiel_id, user, Profieldaad.BEWERK)
    item = _items(profiel).filter(eigen=True, pk=punt_id).first()
    if item and item.merk != gezien:
        raise ValidationError(_("Een collega wijzigde dit punt net. Lees eerst wat er nu staat."))
    if item:
        item.delete()


def _items(profiel: Ondersteuningsprofiel) -> PuntQuerySet:
    return Profielpunt.objects.filter(profiel=profiel).select_related("gewijzigd_door")


def _write(items: list[Profielpunt], user: Gebruiker) -> None:
    for item in items:
        item.nagekeken = bool(item.antwoord)
        item.gewijzigd_op, item.gewijzigd_door = nu(), user
    Profielpunt.objects.bulk_update(items, CHANGED)
