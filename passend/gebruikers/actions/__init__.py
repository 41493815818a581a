"""Making accounts."""

from django.db import IntegrityError, transaction

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
