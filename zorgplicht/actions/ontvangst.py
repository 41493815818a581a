"""Since when the school has the aanmelding, how certain that day is, and whose word it rests on."""

from datetime import date

from passend.dossiers.actions import record_fact
from passend.dossiers.models import Feit, Feitsoort, Zekerheid
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions.stappen import latest_fact, record
from zorgplicht.models import Aanmelding

# The code of a fact, and of the reason why it replaces another: the family says that it handed the letter in.
HANDED_IN = "ingeleverd"


def note_handed_in(aanmelding: Aanmelding, user: Gebruiker, dag: date) -> None:
    """Record that the family handed the letter in on `dag`; provisional, because nothing proves it yet.

    The request was made that day too: until then nobody had asked the school anything, and the ten weeks count from
    the request (WPO 40 lid 7, WEC 40 lid 8, WVO 2020 8.13).
    """
    record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, dag, user, code=HANDED_IN, zekerheid=Zekerheid.VOORLOPIG)
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    if made and made.dag != dag:
        _replace(made, user, dag=dag, zekerheid=Zekerheid.VOORLOPIG, code=HANDED_IN, reden=HANDED_IN)


def _replace(fact: Feit, user: Gebruiker, *, dag: date | None, zekerheid: str, code: str, reden: str) -> Feit:
    """Put a fact of the same kind in the place of `fact`; with `dag` None one that says that it did not happen."""
    assert fact.betreft_id is not None  # found by it
    return record_fact(
        dossier_id=fact.dossier_id,
        betreft_id=fact.betreft_id,
        lezerskring=fact.lezerskring,
        soort=Feitsoort(fact.soort) if dag else Feitsoort.NIET_GEBEURD,
        dag=dag,
        code=code,
        zekerheid=Zekerheid(zekerheid),
        vervangt=fact,
        reden=reden,
        door_id=user.pk,
    )
