"""Making accounts."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from passend.gebruikers.models import Gebruiker


def find_or_open_account(email: str) -> Gebruiker:
    """Return who has this mail address, whatever its capitals; a new account when nobody does.

    Known and unknown addresses follow the same path, so that nobody can find out here who has an account. The address
    counts as theirs only once the code that was mailed to it comes back.
    """
    try:
        # A savepoint, because somebody else may open the same account at the same moment.
        with transaction.atomic():
            found = Gebruiker.objects.filter(email__iexact=email).first()
            if found is not None:
                return found
            user = Gebruiker(email=email.lower())
            user.set_unusable_password()
            user.save(force_insert=True)
            return user
    except IntegrityError:
        return Gebruiker.objects.get(email__iexact=email)


@transaction.atomic
def open_named_account(email: str, naam: str) -> Gebruiker:
    """Return who has this mail address, opened when nobody has it; only someone without a name gets this name.

    Raises ValidationError in Dutch, at `email` or `naam`, also when the account with this address is closed.
    """
    Gebruiker(email=email, naam=naam).clean_fields(exclude=["password"])
    user = find_or_open_account(email)
    if not user.is_active:
        raise ValidationError({"email": _("Het account met dit e-mailadres is gesloten.")})
    if not user.naam:
        user.naam = naam
        user.save(update_fields=["naam"])
    return user


@transaction.atomic
def make_administrator(email: str, naam: str) -> Gebruiker:
    """Make whoever has this mail address an administrator of the portal, with a new account when nobody has it.

    Twice is harmless. Raises ValidationError in Dutch, as `open_named_account` does.
    """
    user = open_named_account(email, naam)
    if not user.is_beheerder:
        user.is_beheerder = True
        user.save(update_fields=["is_beheerder"])
    return user
