"""Since when the school has the aanmelding, how certain that day is, and whose word it rests on."""

from collections.abc import Iterable
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
# How the request left, where the family did not hand it over itself. A day of sending that it named stays, whenever
# the school had it: in PO and SO the ten weeks count from the request.
POSTED, MAILED, REGISTERED = "brief", "portaalmail", "aangetekend"
SENT = (POSTED, MAILED, REGISTERED)
# What shows that the school has it: the signed strip, registered post, a phone call with name and time.
SIGNED, CALLED = "strook", "telefoon"
PROOFS = (SIGNED, REGISTERED, CALLED)
# A day that the school gave and that is not the family's; and why the family's own is not certain any more.
SAYS_SCHOOL, DISPUTED, AGREED = "school", "betwist", "eens"


def note_handed_in(aanmelding: Aanmelding, user: Gebruiker, dag: date) -> None:
    """Record that the family handed the letter in on `dag`; provisional, because nothing proves it yet.

    The request was made that day too: until then nobody had asked the school anything, and the ten weeks count from
    the request (WPO 40 lid 7, WEC 40 lid 8, WVO 2020 8.13).
    """
    record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, dag, user, code=HANDED_IN, zekerheid=Zekerheid.VOORLOPIG)
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    if made and made.dag != dag:
        _replace(made, user, dag=dag, zekerheid=Zekerheid.VOORLOPIG, code=HANDED_IN, reden=HANDED_IN)


def note_sent(aanmelding: Aanmelding, user: Gebruiker, dag: date, code: str) -> None:
    """Record that the request left on `dag`, by the family's word or click: provisional until something proves it.

    The same way once more is a correction; another way does not undo the day on which the school was asked first.
    """
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    asked_before = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN) is not None
    if made and made.zekerheid == Zekerheid.VOORLOPIG and made.code in ("", code) and not asked_before:
        _replace(made, user, dag=dag, zekerheid=Zekerheid.VOORLOPIG, code=code, reden=code)


def note_proof(aanmelding: Aanmelding, user: Gebruiker, dag: date, code: str, *, sent_on: date | None = None) -> Feit:
    """Record that the school has it since `dag`, with proof of this kind; `sent_on` is proven with it when given.

    Returns the fact of the receipt. The caller saw that no certain day stands.
    """
    received = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN)
    if received:
        proven = _replace(received, user, dag=dag, zekerheid=Zekerheid.VAST, code=code, reden=code)
    else:
        proven = record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, dag, user, code=code)
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    if made and made.zekerheid == Zekerheid.VOORLOPIG and (sent_on or made.code not in SENT):
        _replace(made, user, dag=sent_on or dag, zekerheid=Zekerheid.VAST, code=code, reden=code)
    return proven


def note_confirmed(aanmelding: Aanmelding, user: Gebruiker, today: date, dag: date | None = None) -> bool:
    """Make certain what was provisional until the school confirmed; returns whether the day is disputed from now on.

    `dag` is the day that the school names. Later than the known one, both stand as disputed: what the family said or
    proved is not wiped out by the other side's word. Without `dag` the known day holds; where nobody gave a day,
    `today` is the first on which the school certainly had it.
    """
    received = latest_fact(aanmelding, Feitsoort.AANMELDING_ONTVANGEN)
    made = latest_fact(aanmelding, Feitsoort.AANMELDING_GEDAAN)
    if received and received.dag and dag and dag > received.dag:
        _replace(received, user, dag=received.dag, zekerheid=Zekerheid.BETWIST, code=received.code, reden=DISPUTED)
        record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, dag, user, code=SAYS_SCHOOL, zekerheid=Zekerheid.BETWIST)
        return True
    day = dag or (received.dag if received else None) or today
    if received is None:
        record(aanmelding, Feitsoort.AANMELDING_ONTVANGEN, day, user, code=BY_CONFIRMING)
    elif received.zekerheid == Zekerheid.VOORLOPIG or received.dag != day:
        _replace(received, user, dag=day, zekerheid=Zekerheid.VAST, code=BY_CONFIRMING, reden=BY_CONFIRMING)
    if made and made.zekerheid == Zekerheid.VOORLOPIG and made.code not in SENT:
        _replace(made, user, dag=day, zekerheid=Zekerheid.VAST, code=BY_CONFIRMING, reden=BY_CONFIRMING)
    return False


def disputed_days(aanmelding: Aanmelding) -> list[Feit]:
    """Return the two days of receipt that stand against each other, the earliest first; empty when none do."""
    claims = Feit.objects.about(aanmelding.id).in_force()
    return list(claims.filter(soort=Feitsoort.AANMELDING_ONTVANGEN, zekerheid=Zekerheid.BETWIST).order_by("dag", "id"))


def note_agreed(aanmelding: Aanmelding, user: Gebruiker) -> Feit:
    """The family agrees with the day of the school: that one is certain, the other did not happen."""
    ours, theirs = disputed_days(aanmelding)
    _replace(ours, user, dag=None, zekerheid=ours.zekerheid, code=ours.code, reden=AGREED)
    return _replace(theirs, user, dag=theirs.dag, zekerheid=Zekerheid.VAST, code=SAYS_SCHOOL, reden=AGREED)


def note_other_day(aanmelding: Aanmelding, user: Gebruiker, dag: date) -> None:
    """The family corrects the day on which it handed the letter in; it stays provisional."""
    for kind in (Feitsoort.AANMELDING_ONTVANGEN, Feitsoort.AANMELDING_GEDAAN):
        fact = latest_fact(aanmelding, kind)
        if fact and fact.zekerheid == Zekerheid.VOORLOPIG and fact.code == HANDED_IN:
            _replace(fact, user, dag=dag, zekerheid=Zekerheid.VOORLOPIG, code=HANDED_IN, reden="typefout")


def follow_confirmation(aanmelding: Aanmelding, user: Gebruiker, *, dag: date | None, reden: str) -> None:
    """Let what rests on the school's confirmation follow its correction: to `dag`, or undone with None.

    A day that the family gave does not move with the confirmation; undone, it is provisional as before.
    """
    if dag is None and (claims := disputed_days(aanmelding)):
        _undo_dispute(claims, user, reden)
        return
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


def _undo_dispute(claims: Iterable[Feit], user: Gebruiker, reden: str) -> None:
    """Take the school's day back, and let the family's stand as it did before."""
    for claim in claims:
        before = claim.vervangt if claim.code != SAYS_SCHOOL else None
        _replace(
            claim,
            user,
            dag=before.dag if before else None,
            zekerheid=before.zekerheid if before else claim.zekerheid,
            code=claim.code,
            reden=reden,
        )


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
