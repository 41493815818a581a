"""Occasions around an aanmelding: it was sent, the school asked for more information, the school said no."""

from django.utils.translation import gettext_lazy as _

from passend import recht
from passend.recht import FeitSoort
from passend.wet.rekenaar.aanleiding import BIJ_AANMELDEN, Aanleiding, Feiten, feit, richting_vraag, school_vraag
from passend.wet.rekenaar.vragen import (
    JA,
    JA_NEE,
    Antwoorden,
    Volgorde,
    Woorden,
    antwoord_is,
    dag,
    keuze,
)

_SCHOOL = _("Bij wat voor school hebt u uw kind aangemeld?")
_VERSTUURD = dag(
    "verstuurd",
    _("Wanneer hebt u uw kind aangemeld?"),
    uitleg=_("De dag waarop u de brief, de mail of het formulier naar de school stuurde of bracht."),
    nodig=True,
)
_ONTVANGEN = dag(
    "ontvangen",
    _("Wanneer kreeg de school uw aanmelding?"),
    uitleg=_("Weet u dit niet? Laat het dan leeg."),
)
_NA_VERSTUREN = Volgorde(
    "verstuurd", "ontvangen", _("Deze dag is eerder dan de dag van uw aanmelding. Kijk nog eens naar de 2 dagen.")
)


def _begin(answers: Antwoorden) -> Feiten:
    facts = feit(answers, "verstuurd", FeitSoort.AANMELDING_GEDAAN)
    facts += feit(answers, "ontvangen", FeitSoort.AANMELDING_ONTVANGEN)
    if answers["school"] == "brugklas":
        # On which day the child goes there was not asked; that it does is enough for the week in March.
        facts.append(recht.Feit(id="overstap", soort=FeitSoort.OVERSTAP_NAAR_VO))
    return facts


def _na_aanmelden(answers: Antwoorden) -> Feiten:
    return _begin(answers) + feit(answers, "bericht", FeitSoort.BESLISTERMIJN_VERLENGD, tot="langertot")


def _nog_aanmelden(answers: Antwoorden) -> Feiten:
    facts = feit(answers, "begin", FeitSoort.TOELATING_GEWENST_PER)
    return facts + (feit(answers, "begin", FeitSoort.OVERSTAP_NAAR_VO) if answers["school"] == "brugklas" else [])


AANMELDEN = Aanleiding(
    sleutel="aanmelden",
    titel=_("Ik ga mijn kind aanmelden"),
    tekst=_("U wilt weten wanneer u dat het beste kunt doen."),
    stappen=(
        (
            school_vraag(_("Bij wat voor school gaat u uw kind aanmelden?"), BIJ_AANMELDEN),
            dag("begin", _("Wanneer wilt u dat uw kind op de school begint?"), vooruit=True, nodig=True),
        ),
    ),
    feiten=_nog_aanmelden,
    verder=("aangemeld",),
)


AANGEMELD = Aanleiding(
    sleutel="aangemeld",
    titel=_("Ik heb mijn kind aangemeld"),
    tekst=_("U wilt weten wanneer de school een besluit neemt."),
    stappen=(
        (
            school_vraag(_SCHOOL, BIJ_AANMELDEN),
            _VERSTUURD,
            _ONTVANGEN,
            keuze("langer", _("Neemt de school meer tijd?"), JA_NEE, uitleg=_("De school laat u dat dan weten.")),
        ),
        (
            dag(
                "bericht",
                _("Wanneer liet de school weten dat zij meer tijd neemt?"),
                nodig=True,
                als=antwoord_is("langer", JA),
            ),
            dag(
                "langertot",
                _("Welke laatste dag noemt de school?"),
                uitleg=_("Noemt de school geen dag? Laat dit dan leeg."),
                vooruit=True,
                als=antwoord_is("langer", JA),
            ),
        ),
    ),
    feiten=_na_aanmelden,
    volgorde=(
        _NA_VERSTUREN,
        Volgorde("verstuurd", "bericht", _("Toen had u uw kind nog niet aangemeld. Kijk nog eens naar deze dag.")),
        Volgorde("bericht", "langertot", _("Deze dag is eerder dan het bericht van de school.")),
    ),
    verder=("informatie", "geweigerd"),
)


def _met_informatie(answers: Antwoorden) -> Feiten:
    return (
        _begin(answers)
        + feit(answers, "bericht", FeitSoort.BESLISTERMIJN_VERLENGD)
        + feit(answers, "gevraagd", FeitSoort.AANVULLING_GEVRAAGD, tot="gevraagdtot")
        + feit(answers, "gegeven", FeitSoort.AANVULLING_ONTVANGEN)
    )


INFORMATIE = Aanleiding(
    sleutel="informatie",
    titel=_("De school vraagt om meer informatie"),
    tekst=_("U hebt uw kind aangemeld, maar de school mist nog iets."),
    stappen=(
        (
            school_vraag(_SCHOOL, BIJ_AANMELDEN),
            richting_vraag(),
            _VERSTUURD,
            _ONTVANGEN,
        ),
        (
            dag("gevraagd", _("Wanneer vroeg de school om meer informatie?"), nodig=True),
            dag(
                "gevraagdtot",
                _("Tot en met welke dag gaf de school u de tijd?"),
                uitleg=_("Noemde de school geen dag? Laat dit dan leeg."),
                vooruit=True,
            ),
            dag(
                "gegeven",
                _("Wanneer kreeg de school de informatie?"),
                uitleg=_("Hebt u nog niets gegeven? Laat dit dan leeg."),
            ),
            dag(
                "bericht",
                _("Wanneer liet de school weten dat zij meer tijd neemt?"),
                uitleg=_("Neemt de school geen extra tijd? Laat dit dan leeg."),
            ),
        ),
    ),
    feiten=_met_informatie,
    volgorde=(
        _NA_VERSTUREN,
        Volgorde("verstuurd", "gevraagd", _("Toen had u uw kind nog niet aangemeld. Kijk nog eens naar deze dag.")),
        Volgorde("gevraagd", "gevraagdtot", _("Deze dag is eerder dan de dag waarop de school erom vroeg.")),
        Volgorde("gevraagd", "gegeven", _("Deze dag is eerder dan de dag waarop de school erom vroeg.")),
        Volgorde("verstuurd", "bericht", _("Toen had u uw kind nog niet aangemeld. Kijk nog eens naar deze dag.")),
    ),
    verder=("geweigerd",),
)


def _geweigerd(answers: Antwoorden) -> Feiten:
    if answers["hoe"] == "schriftelijk":
        return feit(answers, "nee", FeitSoort.GEWEIGERD) + feit(answers, "nee", FeitSoort.WEIGERING_BEKENDGEMAAKT)
    # Probably no decision yet, so every date from here on is provisional.
    return feit(answers, "nee", FeitSoort.GEWEIGERD, zekerheid=recht.Zekerheid.VOORLOPIG)


def _alleen_gezegd(answers: Antwoorden) -> list[Woorden]:
    if answers["hoe"] == "schriftelijk":
        return []
    return [
        _(
            "U kreeg nog niets op papier. Dan is dit waarschijnlijk nog geen besluit. Vraag de school om een brief of "
            "een mail met de reden. Hebt u uw kind nog niet op papier aangemeld? Doe dat dan alsnog. Schrijf op wie "
            "nee zei, en op welke dag. Voor de zekerheid rekenen wij al vanaf die dag."
        )
    ]


GEWEIGERD = Aanleiding(
    sleutel="geweigerd",
    titel=_("De school heeft nee gezegd"),
    tekst=_("De school wil uw kind niet toelaten. U wilt weten wat u kunt doen, en tot wanneer."),
    stappen=(
        (
            school_vraag(_("Wat voor school zei nee?")),
            keuze(
                "hoe",
                _("Hoe hoorde u dat?"),
                (("schriftelijk", _("In een brief of een mail")), ("gezegd", _("Iemand zei het tegen mij"))),
            ),
            dag(
                "nee",
                _("Op welke dag was dat?"),
                uitleg=_("Bij een brief of mail: de dag die erboven staat."),
                nodig=True,
            ),
        ),
    ),
    feiten=_geweigerd,
    meldingen=_alleen_gezegd,
    verder=("bezwaar", "commissie"),
)
