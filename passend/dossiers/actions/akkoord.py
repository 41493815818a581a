"""A parent's agreement before a steunpunt worker sends: ask for it with a code, or write down voice or signature."""

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from passend.dossiers.codes import letters_of, new_letters
from passend.dossiers.models import Akkoord, Lezerskring
from passend.klok import nu, vandaag

# Read aloud over the phone in one breath; with three tries it is not guessed.
CODE_LENGTH = 8


def text_hash(content: Mapping[str, Any]) -> str:
    """Return the hash of a text as it stands: every answer counts, the order in which it was typed does not."""
    exact = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(exact.encode()).hexdigest()


def matches(agreement: Akkoord, content: Mapping[str, Any]) -> bool:
    """Return whether this is exactly the text that the parent agreed with."""
    return constant_time_compare(agreement.tekst_hash, text_hash(content))


def ask_by_code(
    circle: Lezerskring, user_id: UUID, ouder_id: UUID, over: UUID, content: Mapping[str, Any], consent: str
) -> tuple[Akkoord, str]:
    """Begin an agreement by code about this text; returns it with the code, that is shown nowhere but in the mail.

    What ran before about the same text has ended. The caller has locked the dossier, and sends the mail.
    """
    code = new_letters(CODE_LENGTH)
    agreement = _make(circle, user_id, ouder_id, over, content, consent, wijze=Akkoord.Wijze.CODE, dag=vandaag())
    agreement.code_hash = _hash(agreement.id, code)
    agreement.code_tot = nu() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    agreement.validate_constraints()
    agreement.save(force_insert=True)
    return agreement, code


def note_given(
    circle: Lezerskring,
    user_id: UUID,
    ouder_id: UUID,
    over: UUID,
    content: Mapping[str, Any],
    consent: str,
    *,
    wijze: str,
    dag: date,
) -> Akkoord:
    """Write down that the parent agreed with this text by voice on record or with a signature, on `dag`.

    What ran before about the same text has ended. The caller has locked the dossier and judged the day.
    """
    agreement = _make(circle, user_id, ouder_id, over, content, consent, wijze=wijze, dag=dag)
    agreement.gegeven_op = nu()
    agreement.validate_constraints()
    agreement.save(force_insert=True)
    return agreement


def redeem_agreement(agreement: Akkoord, typed: str) -> bool:
    """Type the code that the parent read aloud; False says only that it did not work. A wrong try counts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passend.los_akkoordcode_in(%s, %s, %s)", [agreement.id, _hash(agreement.id, typed), nu()]
        )
        return bool(cursor.fetchone()[0])


def end_agreements(over: UUID) -> None:
    """End what runs about this text: it was changed, taken over or thrown away."""
    running = Akkoord.objects.filter(over_id=over, vervallen_op__isnull=True, gebruikt_op__isnull=True)
    running.update(vervallen_op=nu())


@contextmanager
def acting_with_agreement(agreement: Akkoord) -> Iterator[None]:
    """Run a block in which the person of the context acts for the family of one dossier, and use the agreement up.

    The database looks itself whether it stands; every fact has to name the parent. A failure leaves it unused.
    """
    # A failure rolls back to here, and the setting with it.
    with transaction.atomic():
        _set(str(agreement.id))
        yield
        _set("")
        Akkoord.objects.filter(pk=agreement.pk).update(gebruikt_op=nu())


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('passend.akkoord', %s, true)", [value])


def _make(
    circle: Lezerskring,
    user_id: UUID,
    ouder_id: UUID,
    over: UUID,
    content: Mapping[str, Any],
    consent: str,
    *,
    wijze: str,
    dag: date,
) -> Akkoord:
    end_agreements(over)
    assert circle.organisatie_id is not None  # a circle of a steunpunt has one
    return Akkoord(
        id=uuid.uuid4(),
        dossier_id=circle.dossier_id,
        lezerskring=circle,
        organisatie_id=circle.organisatie_id,
        ouder_id=ouder_id,
        over_id=over,
        tekst_hash=text_hash(content),
        toestemming=consent,
        wijze=wijze,
        dag=dag,
        vastgelegd_op=nu(),
        vastgelegd_door_id=user_id,
    )


def _hash(agreement_id: UUID, typed: str) -> str:
    return salted_hmac("passend.akkoord", f"{agreement_id}:{letters_of(typed)}", algorithm="sha256").hexdigest()
