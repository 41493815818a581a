"""Occasions of a child at a school: extra support, suspension and removal, not going to school."""

from django.utils.translation import gettext_lazy as _

from passend.recht import FeitSoort
from passend.wet.rekenaar.aanleiding import Aanleiding, Feiten, feit, school_vraag
from passend.wet.rekenaar.vragen import JA, JA_NEE, Antwoorden, Volgorde, Woorden, antwoord_is, dag, keuze

_OP_SCHOOL = _("Op wat voor school zit uw kind?")
_LEEG = _("Is dat nog niet gebeurd? Laat dit dan leeg.")


def _opp(answers: Antwoorden) -> Feiten:
    facts = feit(answers, "ingeschreven", FeitSoort.INGESCHREVEN)
    # Not asked where every pupil has a plan.
    if answers.get("bekend", JA) == JA:
        facts += feit(answers, "ingeschreven", FeitSoort.EXTRA_ONDERSTEUNING)
    if answers["tijdelijk"] == JA:
        facts += feit(answers, "ingeschreven", FeitSoort.TIJDELIJK_GEPLAATST)
        facts += feit(answers, "blijvend", FeitSoort.DEFINITIEF_GEPLAATST)
    facts += feit(answers, "vastgesteld", FeitSoort.OPP_VASTGESTELD)
    return facts + feit(answers, "besproken", FeitSoort.OPP_GEEVALUEERD)


def _later_gebleken(answers: Antwoorden) -> list[Woorden]:
    if answers.get("bekend", JA) == JA:
        return []
    return [
        _(
            "Bleek later pas dat uw kind extra hulp nodig heeft? Dan noemt de wet geen dag waarop het plan klaar is. "
            "Vraag de school wanneer u samen over het plan praat."
        )
    ]


OPP = Aanleiding(
    sleutel="opp",
    titel=_("Mijn kind krijgt extra hulp op school"),
    tekst=_("De school maakt daarvoor een plan met u. Dat plan heet: ontwikkelingsperspectief."),
    stappen=(
        (
            school_vraag(_OP_SCHOOL, ("basisschool", "sbo", "so", "middelbaar", "praktijkonderwijs", "vso")),
            dag("ingeschreven", _("Sinds wanneer staat uw kind op deze school ingeschreven?"), nodig=True),
            keuze("tijdelijk", _("Was dat eerst een tijdelijke plaatsing?"), JA_NEE),
            dag("vastgesteld", _("Wanneer was het plan klaar?"), uitleg=_LEEG),
            dag("besproken", _("Wanneer hebt u het plan voor het laatst met de school besproken?"), uitleg=_LEEG),
        ),
        (
            keuze(
                "bekend",
                _("Was toen al bekend dat uw kind extra hulp nodig heeft?"),
                JA_NEE,
                uitleg=_("Kies ook ja als dat in de eerste 6 weken bleek."),
                als=antwoord_is("school", "basisschool", "middelbaar"),
            ),
            dag(
                "blijvend",
                _("Wanneer werd uw kind echt toegelaten?"),
                uitleg=_("Vanaf die dag was de plaatsing niet meer tijdelijk."),
                nodig=True,
                als=antwoord_is("tijdelijk", JA),
            ),
        ),
    ),
    feiten=_opp,
    meldingen=_later_gebleken,
    volgorde=(
        Volgorde("ingeschreven", "blijvend", _("Toen stond uw kind nog niet op deze school. Kijk nog eens.")),
        Volgorde("vastgesteld", "besproken", _("Toen was het plan er nog niet. Kijk nog eens naar de 2 dagen.")),
    ),
    verder=("commissie", "schorsing"),
)


def _schorsing(answers: Antwoorden) -> Feiten:
    return (
        feit(answers, "geschorst", FeitSoort.GESCHORST)
        + feit(answers, "terug", FeitSoort.SCHORSING_BEEINDIGD)
        + feit(answers, "bericht", FeitSoort.VOORNEMEN_VERWIJDERING)
        + feit(answers, "besluit", FeitSoort.VERWIJDERING_BEKENDGEMAAKT)
    )


def _wil_verwijderen(answers: Antwoorden) -> list[Woorden]:
    if answers["wat"] != "voornemen":
        return []
    return [
        _(
            "Er is nog geen besluit. De school praat eerst met u. Meestal zoekt zij ook een andere school die uw kind "
            "wil toelaten. Vraag de school op papier om de reden. U kunt nu al hulp vragen aan het ouder- en "
            "jeugdsteunpunt."
        )
    ]


SCHORSING = Aanleiding(
    sleutel="schorsing",
    titel=_("Mijn kind is geschorst of moet van school"),
    tekst=_("Uw kind mag een paar dagen niet komen. Of de school wil dat uw kind weggaat."),
    stappen=(
        (
            keuze(
                "wat",
                _("Wat zegt de school?"),
                (
                    ("geschorst", _("Mijn kind is geschorst")),
                    ("voornemen", _("De school wil dat mijn kind van school gaat")),
                    ("verwijderd", _("Er is een besluit: mijn kind moet van school")),
                ),
            ),
            school_vraag(_OP_SCHOOL),
        ),
        (
            dag(
                "geschorst",
                _("Wat is de eerste dag van de schorsing?"),
                vooruit=True,
                nodig=True,
                als=antwoord_is("wat", "geschorst"),
            ),
            dag(
                "terug",
                _("Wanneer mocht uw kind weer naar school?"),
                uitleg=_LEEG,
                als=antwoord_is("wat", "geschorst"),
            ),
            dag(
                "bericht",
                _("Wanneer liet de school dat weten?"),
                nodig=True,
                als=antwoord_is("wat", "voornemen"),
            ),
            dag(
                "besluit",
                _("Welke dag staat er boven het besluit?"),
                nodig=True,
                als=antwoord_is("wat", "verwijderd"),
            ),
        ),
    ),
    feiten=_schorsing,
    volgorde=(Volgorde("geschorst", "terug", _("Deze dag is eerder dan de schorsing. Kijk nog eens.")),),
    meldingen=_wil_verwijderen,
    verder=("bezwaar", "commissie", "thuis"),
)


def _thuis(answers: Antwoorden) -> Feiten:
    return feit(answers, "sinds", FeitSoort.VERZUIM_BEGONNEN) + feit(answers, "terug", FeitSoort.VERZUIM_BEEINDIGD)


THUIS = Aanleiding(
    sleutel="thuis",
    titel=_("Mijn kind zit thuis"),
    tekst=_("Uw kind staat op een school, maar gaat al een tijd niet meer."),
    stappen=(
        (
            dag("sinds", _("Sinds wanneer gaat uw kind niet naar school?"), nodig=True),
            dag("terug", _("Wanneer ging uw kind weer naar school?"), uitleg=_LEEG),
        ),
    ),
    feiten=_thuis,
    volgorde=(Volgorde("sinds", "terug", _("Deze dag is eerder dan de dag waarop uw kind thuisbleef.")),),
    verder=("schorsing", "aanmelden"),
)
