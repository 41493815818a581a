"""The demo's families at schools without an account: a letter under way, a disputed day, a silent school."""

from collections.abc import Callable
from datetime import date, timedelta

from ondersteuning.actions import set_supplement
from ondersteuning.models import Aanvulling
from passend.dossiers.actions.accountaanvraag import grant_account, refuse_account
from passend.dossiers.actions.link import link_holder, make_link
from passend.dossiers.context import acting_as, acting_with
from passend.dossiers.models import Accountaanvraag, Eenmaligelink
from passend.gebruikers.models import Gebruiker
from passend.klok import als_op
from zorgplicht.access import Handeling
from zorgplicht.actions import bezorgen, gezin, school
from zorgplicht.actions.eenmalig import ask_account, close_step
from zorgplicht.models import Aanmelding

# Makes a family of the sign-in page with an aanmelding at a school without an account, some days ago.
MakeFamily = Callable[[str, str, str, int, int], tuple[Gebruiker, Aanmelding]]


def build_deliveries(make_family: MakeFamily, today: date, admin: Gebruiker) -> None:
    """Make one family of each kind. The mail of the first stands at the page with the demo's mails."""
    _mailed(*make_family("ouder.fatma", "Fatma Kaya", "Elif", 0, 3), today, admin)
    _disputed(*make_family("ouder.ruud", "Ruud Postma", "Joep", 1, 9), today)
    _silent(*make_family("ouder.kim", "Kim Nowak", "Senna", 2, 8), today)
    _confirmed(*make_family("ouder.bianca", "Bianca Vos", "Zeno", 3, 10), today)
    disagrees = make_family("ouder.samir", "Samir Aydin", "Nour", 4, 12)
    _says_later(*disagrees, today, agrees=False)
    _registered(*make_family("ouder.greet", "Greet Kuipers", "Tijs", 5, 45), today, admin)
    agrees = make_family("ouder.olaf", "Olaf Brouwer", "Mare", 6, 12)
    _says_later(*agrees, today, agrees=True)
    _gets_account(*agrees, admin)


def _mailed(parent: Gebruiker, case: Aanmelding, today: date, admin: Gebruiker) -> None:
    """The portal mailed the letter to an address that an administrator found; someone there asked for an account."""
    set_supplement(
        case.school,
        Aanvulling.Veld.EMAIL,
        "administratie@school.passend.example",
        bron="website van de school (demo)",
        datum=today - timedelta(days=3),
        door=admin,
    )
    with acting_as(parent.pk):
        bezorgen.mail_letter(case.id, parent)
        key = make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.PAPIER)
    with acting_with(key.link_id):
        ask_account(
            case.school.organisatie, naam="Wouter Wens", email="wouter@school.passend.example", rol="intern_begeleider"
        )


def _disputed(parent: Gebruiker, case: Aanmelding, today: date) -> None:
    """The family handed the letter in; the school says, with the code of the letter, that it got it days later."""
    handed_in = today - timedelta(days=9)
    with als_op(handed_in), acting_as(parent.pk):
        gezin.record_handed_in(case.id, parent, dag=handed_in)
        key = make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.PAPIER)
    holder = link_holder()
    with als_op(today - timedelta(days=2)), acting_with(key.link_id):
        school.confirm_receipt(case.id, holder, dag=today - timedelta(days=4))
        close_step(case, Handeling.BEVESTIG_ONTVANGST)


def _silent(parent: Gebruiker, case: Aanmelding, today: date) -> None:
    """The letter was posted, and nobody has said anything."""
    posted = today - timedelta(days=8)
    with als_op(posted), acting_as(parent.pk):
        bezorgen.record_posted(case.id, parent, dag=posted)


def _ask(case: Aanmelding, name: str, email: str) -> None:
    ask_account(case.school.organisatie, naam=name, email=email, rol="intern_begeleider")


def _confirmed(parent: Gebruiker, case: Aanmelding, today: date) -> None:
    """A letter, then a mail to an address that the parent found; with the link in it the school confirmed it."""
    with als_op(today - timedelta(days=9)), acting_as(parent.pk):
        bezorgen.make_letter(case.id, parent)
    with als_op(today - timedelta(days=6)), acting_as(parent.pk):
        bezorgen.mail_letter(case.id, parent, adres="info@school.passend.example")
        key = make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.MAIL)
    with als_op(today - timedelta(days=5)), acting_with(key.link_id):
        school.confirm_receipt(case.id, link_holder())
        close_step(case, Handeling.BEVESTIG_ONTVANGST)


def _says_later(parent: Gebruiker, case: Aanmelding, today: date, *, agrees: bool) -> None:
    """Handed in, a day later than the family said first; the school says days later still, and the family answers."""
    with als_op(today - timedelta(days=10)), acting_as(parent.pk):
        gezin.record_handed_in(case.id, parent, dag=today - timedelta(days=11))
        bezorgen.correct_day(case.id, parent, dag=today - timedelta(days=10))
        key = make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.PAPIER)
    with als_op(today - timedelta(days=3)), acting_with(key.link_id):
        school.confirm_receipt(case.id, link_holder(), dag=today - timedelta(days=5))
        close_step(case, Handeling.BEVESTIG_ONTVANGST)
    with als_op(today - timedelta(days=1)), acting_as(parent.pk):
        bezorgen.answer_day(case.id, parent, eens=agrees)


def _registered(parent: Gebruiker, case: Aanmelding, today: date, admin: Gebruiker) -> None:
    """Registered post, after a letter whose code is too old; who does not work at the school asked for an account."""
    with als_op(today - timedelta(days=45)), acting_as(parent.pk):
        bezorgen.make_letter(case.id, parent)
    with als_op(today - timedelta(days=7)), acting_as(parent.pk):
        sent, came = today - timedelta(days=9), today - timedelta(days=8)
        bezorgen.record_proof(
            case.id, parent, soort="aangetekend", dag=came, verstuurd=sent, woorden="Nummer 3SDEMO0000001 (verzonnen)"
        )
        key = make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.PAPIER)
    with acting_with(key.link_id):
        _ask(case, "Dirk Dwaal", "dirk@elders.passend.example")
    with acting_as(admin.pk):
        asked = Accountaanvraag.objects.get(naam="Dirk Dwaal")
        refuse_account(asked.pk, admin, reden="De school kent deze persoon niet (demo).")


def _gets_account(parent: Gebruiker, case: Aanmelding, admin: Gebruiker) -> None:
    """Someone at the school asked for an account and got it: from now on it works with the portal."""
    with acting_as(parent.pk):
        key = make_link(case.dossier_id, case.id, case.school_id, Eenmaligelink.Soort.PAPIER)
    with acting_with(key.link_id):
        _ask(case, "Fenna Licht", "fenna@school.passend.example")
    with acting_as(admin.pk):
        grant_account(Accountaanvraag.objects.get(naam="Fenna Licht").pk, admin)
