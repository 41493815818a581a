"""Since when the school has the aanmelding, how certain that day is, and whose word it rests on."""

from datetime import date

from passend.dossiers.actions import record_fact
from passend.dossiers.models import Feit, Feitsoort, Zekerheid
from passend.gebruikers.models import Gebruiker
from zorgplicht.actions.stappen import latest_fact, record
from zorgplicht.models import Aanmelding

# The code of a fact, and of the reason why it replaces another: the family says that it handed the letter in.
HANDED_IN = "ingeleverd"
# The same for the school's own word: it confirmed that it has the aanmelding.
BY_CONFIRMING = "bevestiging"


def note_handed_in(aanmelding: Aanmelding, user: Gebruiker, dag: date) -> None:
    """Record that the family handed the letter in on `dag`; provisional, because nothing proves it yet.

    The request was made that day too: until then nobody had asked the school anything, and the ten weeks count from
    the request (WPO 40 lid 7, WEC 40 lid 8, WVO 2020 8.13).
    """
    record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, dag, user, code=HANDED_IN, zekerheid=Zekerheid.VOORLOPIG)
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    if made and made.dag != dag:
        _replace(made, user, dag=dag, zekerheid=Zekerheid.VOORLOPIG, code=HANDED_IN, reden=HANDED_IN)


def note_confirmed(aanmelding: Aanmelding, user: Gebruiker, today: date) -> None:
    """Make certain what was provisional until the school confirmed, on the day that the family gave.

    Where nobody gave a day, `today` is the first on which the school certainly had it.
    """
    received = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN)
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    day = received.dag if received else today
    if received is None:
        record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, today, user, code=BY_CONFIRMING)
    for fact in (received, made):
        if fact and fact.zekerheid == Zekerheid.VOORLOPIG:
            _replace(fact, user, dag=day, zekerheid=Zekerheid.VAST, code=BY_CONFIRMING, reden=BY_CONFIRMING)


def follow_confirmation(aanmelding: Aanmelding, user: Gebruiker, *, dag: date | None, reden: str) -> None:
    """Let what rests on the school's confirmation follow its correction: to `dag`, or undone with None.

    A day that the family gave does not move with the confirmation; undone, it is provisional as before.
    """
    received = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN)
    given_by_family = received is not None and _before_confirming(received) is not None
    for fact in (received, latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)):
        if fact is None or fact.code != BY_CONFIRMING:
            continue
        if dag is None:
            before = _before_confirming(fact)
            _replace(
                fact,
                user,
                dag=before.dag if before else None,
                zekerheid=before.zekerheid if before else fact.zekerheid,
                code=before.code if before else fact.code,
                reden=reden,
            )
        elif not given_by_family:
            _replace(fact, user, dag=dag, zekerheid=fact.zekerheid, code=BY_CONFIRMING, reden=reden)


def _before_confirming(fact: Feit) -> Feit | None:
    """Return the fact that stood before the school confirmed; None when there was none."""
    earlier: Feit | None = fact
    while earlier and earlier.code == BY_CONFIRMING:
        earlier = earlier.vervangt
    return earlier


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
