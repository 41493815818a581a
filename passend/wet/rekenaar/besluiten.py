"""Occasions around a decision: bezwaar against it, a letter of a commission, a toelaatbaarheidsverklaring."""

from django.utils.translation import gettext_lazy as _

from passend.recht import FeitSoort
from passend.wet.rekenaar.aanleiding import Aanleiding, Feiten, feit, richting_vraag, school_vraag
from passend.wet.rekenaar.vragen import JA, JA_NEE, Antwoorden, Volgorde, antwoord_is, dag, gegeven, keuze

_SCHOOL = _("Om wat voor school gaat het?")
_EERDER_DAN_BESLUIT = _("Deze dag is eerder dan de dag van het besluit. Kijk nog eens naar de 2 dagen.")
_EERDER_DAN_BEZWAAR = _("Deze dag is eerder dan uw bezwaar. Kijk nog eens naar de 2 dagen.")
_EERDER_DAN_ZAAK = _("Toen was u nog niet bij de commissie. Kijk nog eens naar deze dag.")


def _bezwaar(answers: Antwoorden) -> Feiten:
    announced = {
        "weigering": FeitSoort.WEIGERING_BEKENDGEMAAKT,
        "verwijdering": FeitSoort.VERWIJDERING_BEKENDGEMAAKT,
    }[answers["over"]]
    return (
        feit(answers, "besluit", announced)
        + feit(answers, "bezwaar", FeitSoort.BEZWAAR_GEMAAKT)
        + feit(answers, "ontvangen", FeitSoort.BEZWAAR_ONTVANGEN)
        + feit(answers, "commissie", FeitSoort.GPO_INGEDIEND)
        + feit(answers, "oordeel", FeitSoort.GPO_OORDEEL)
    )


BEZWAAR = Aanleiding(
    sleutel="bezwaar",
    titel=_("We hebben bezwaar gemaakt"),
    tekst=_("U was het niet eens met het schoolbestuur. U wacht op een antwoord."),
    stappen=(
        (
            keuze(
                "over",
                _("Waartegen hebt u bezwaar gemaakt?"),
                (
                    ("weigering", _("De school wil mijn kind niet toelaten")),
                    ("verwijdering", _("Mijn kind moet van school")),
                ),
            ),
            school_vraag(_SCHOOL),
        ),
        (
            # At a middelbare school the richting changes no day.
            richting_vraag(als=antwoord_is("school", "basisschool", "sbo", "so", "vso")),
            dag("besluit", _("Welke dag staat er boven het besluit?"), nodig=True),
            dag("bezwaar", _("Wanneer hebt u het bezwaar verstuurd?"), nodig=True),
            dag(
                "ontvangen",
                _("Wanneer kreeg het schoolbestuur uw bezwaar?"),
                uitleg=_("Weet u dit niet? Laat het dan leeg."),
            ),
            dag(
                "commissie",
                _("Bent u ook naar de geschillencommissie gegaan? Wanneer?"),
                uitleg=_("Zo niet, laat dit dan leeg."),
            ),
            dag(
                "oordeel",
                _("Welke dag staat er boven het oordeel van de commissie?"),
                uitleg=_("Is er nog geen oordeel? Laat dit dan leeg."),
            ),
        ),
    ),
    feiten=_bezwaar,
    volgorde=(
        Volgorde("besluit", "bezwaar", _EERDER_DAN_BESLUIT),
        Volgorde("bezwaar", "ontvangen", _EERDER_DAN_BEZWAAR),
        Volgorde("commissie", "oordeel", _EERDER_DAN_ZAAK),
    ),
    verder=("commissie",),
)


def _commissie(answers: Antwoorden) -> Feiten:
    if answers["welke"] == "klacht":
        return (
            feit(answers, "gebeurd", FeitSoort.KLACHT_GEBEURTENIS)
            + feit(answers, "ingediend", FeitSoort.KLACHT_INGEDIEND)
            + feit(answers, "oordeel", FeitSoort.KLACHT_OORDEEL)
        )
    facts = feit(answers, "zaak", FeitSoort.GPO_INGEDIEND)
    facts += feit(answers, "verweer", FeitSoort.GPO_VERWEER_GEVRAAGD, tot="verweertot")
    facts += feit(answers, "zitting", FeitSoort.GPO_ZITTING)
    if answers.get("spoed") == JA:
        facts += feit(answers, "zaak", FeitSoort.GPO_SPOED)
    facts += feit(answers, "uitspraak", FeitSoort.GPO_OORDEEL)
    return facts + feit(answers, "uitspraak", FeitSoort.GPO_OORDEEL_ONTVANGEN)


_BIJ_GESCHIL, _BIJ_KLACHT = antwoord_is("welke", "geschil"), antwoord_is("welke", "klacht")

COMMISSIE = Aanleiding(
    sleutel="commissie",
    titel=_("We kregen een brief van de commissie"),
    tekst=_("U bent met de school bij een commissie. U wilt weten wat er nu komt."),
    stappen=(
        (
            keuze(
                "welke",
                _("Welke commissie stuurde de brief?"),
                (
                    ("geschil", _("De Geschillencommissie passend onderwijs")),
                    ("klacht", _("Een klachtencommissie")),
                ),
                uitleg=_("Gaat de brief over een tlv? Ga dan terug en kies daar het besluit over een tlv."),
            ),
            school_vraag(_SCHOOL),
        ),
        (
            dag(
                "zaak",
                _("Wanneer hebt u de commissie om een oordeel gevraagd?"),
                nodig=True,
                als=_BIJ_GESCHIL,
            ),
            dag(
                "verweer",
                _("Wanneer vroeg de commissie de school om antwoord?"),
                uitleg=_("Die dag staat in de brief. Staat er niets? Laat dit dan leeg."),
                als=_BIJ_GESCHIL,
            ),
            dag(
                "zitting",
                _("Wanneer is het gesprek bij de commissie?"),
                uitleg=_("De commissie noemt dit: de zitting. Weet u het nog niet? Laat dit dan leeg."),
                vooruit=True,
                als=_BIJ_GESCHIL,
            ),
            dag(
                "uitspraak",
                _("Wanneer kreeg u het oordeel?"),
                uitleg=_("Is er nog geen oordeel? Laat dit dan leeg."),
                als=_BIJ_GESCHIL,
            ),
            dag("gebeurd", _("Wanneer gebeurde waar u over klaagt?"), nodig=True, als=_BIJ_KLACHT),
            dag(
                "ingediend",
                _("Wanneer hebt u de klacht verstuurd?"),
                uitleg=_("Nog niet gedaan? Laat dit dan leeg."),
                als=_BIJ_KLACHT,
            ),
            dag(
                "oordeel",
                _("Wanneer kreeg u het oordeel over uw klacht?"),
                uitleg=_("Is er nog geen oordeel? Laat dit dan leeg."),
                als=_BIJ_KLACHT,
            ),
        ),
        (
            dag(
                "verweertot",
                _("Welke laatste dag noemt de brief voor dat antwoord?"),
                uitleg=_("Een dag in de brief gaat voor. Staat er geen dag? Laat dit dan leeg."),
                vooruit=True,
                als=gegeven("verweer"),
            ),
            keuze("spoed", _("Heeft de zaak haast, volgens de commissie?"), JA_NEE, als=gegeven("zitting")),
        ),
    ),
    feiten=_commissie,
    volgorde=(
        Volgorde("zaak", "verweer", _EERDER_DAN_ZAAK),
        Volgorde("zaak", "zitting", _EERDER_DAN_ZAAK),
        Volgorde("zaak", "uitspraak", _EERDER_DAN_ZAAK),
        Volgorde("verweer", "verweertot", _("Deze dag is eerder dan de dag van de vraag.")),
        Volgorde("gebeurd", "ingediend", _("Deze dag is eerder dan wat er gebeurde.")),
        Volgorde("ingediend", "oordeel", _("Deze dag is eerder dan uw klacht.")),
    ),
    verder=("bezwaar",),
)


def _tlv(answers: Antwoorden) -> Feiten:
    return (
        feit(answers, "aangevraagd", FeitSoort.TLV_AANGEVRAAGD)
        + feit(answers, "bericht", FeitSoort.TLV_TERMIJN_VERLENGD, tot="langertot")
        + feit(answers, "besluit", FeitSoort.TLV_BEKENDGEMAAKT)
        + feit(answers, "bezwaar", FeitSoort.TLV_BEZWAAR_GEMAAKT)
        + feit(answers, "ontvangen", FeitSoort.TLV_BEZWAAR_ONTVANGEN)
        + feit(answers, "verdaagd", FeitSoort.TLV_BEZWAAR_VERDAAGD)
        + feit(answers, "beslist", FeitSoort.TLV_BESLISSING_OP_BEZWAAR)
    )


TLV = Aanleiding(
    sleutel="tlv",
    titel=_("Het besluit over een tlv"),
    tekst=_(
        "Een toelaatbaarheidsverklaring (tlv) is nodig voor het speciaal onderwijs. U kreeg een besluit, of u wacht "
        "er nog op."
    ),
    stappen=(
        (
            keuze(
                "stand",
                _("Hoe ver is het?"),
                (
                    ("aanvraag", _("De school heeft de tlv aangevraagd")),
                    ("besluit", _("Er is een besluit: wel of geen tlv")),
                    ("bezwaar", _("Wij hebben bezwaar gemaakt tegen dat besluit")),
                    ("beslissing", _("Er is een antwoord op ons bezwaar")),
                ),
            ),
        ),
        (
            dag(
                "aangevraagd",
                _("Wanneer kreeg het samenwerkingsverband de aanvraag?"),
                uitleg=_("De school weet dit. Vraag het daar."),
                nodig=True,
                als=antwoord_is("stand", "aanvraag"),
            ),
            dag(
                "bericht",
                _("Neemt het samenwerkingsverband meer tijd? Wanneer kwam dat bericht?"),
                uitleg=_("Zo niet, laat dit dan leeg."),
                als=antwoord_is("stand", "aanvraag"),
            ),
            dag(
                "besluit",
                _("Welke dag staat er boven het besluit?"),
                nodig=True,
                als=antwoord_is("stand", "besluit", "bezwaar"),
            ),
            dag(
                "bezwaar",
                _("Wanneer hebt u het bezwaar verstuurd?"),
                nodig=True,
                als=antwoord_is("stand", "bezwaar"),
            ),
            dag(
                "ontvangen",
                _("Wanneer kreeg het samenwerkingsverband uw bezwaar?"),
                uitleg=_("Weet u dit niet? Laat het dan leeg."),
                als=antwoord_is("stand", "bezwaar"),
            ),
            dag(
                "verdaagd",
                _("Neemt het samenwerkingsverband meer tijd? Wanneer kwam dat bericht?"),
                uitleg=_("Zo niet, laat dit dan leeg."),
                als=antwoord_is("stand", "bezwaar"),
            ),
            dag(
                "beslist",
                _("Welke dag staat er boven het antwoord op uw bezwaar?"),
                nodig=True,
                als=antwoord_is("stand", "beslissing"),
            ),
        ),
        (
            dag(
                "langertot",
                _("Welke laatste dag noemt het bericht?"),
                uitleg=_("Staat er geen dag? Laat dit dan leeg."),
                vooruit=True,
                als=gegeven("bericht"),
            ),
        ),
    ),
    feiten=_tlv,
    volgorde=(
        Volgorde("aangevraagd", "bericht", _("Toen was de tlv nog niet aangevraagd. Kijk nog eens naar deze dag.")),
        Volgorde("bericht", "langertot", _("Deze dag is eerder dan het bericht.")),
        Volgorde("besluit", "bezwaar", _EERDER_DAN_BESLUIT),
        Volgorde("bezwaar", "ontvangen", _EERDER_DAN_BEZWAAR),
        Volgorde("bezwaar", "verdaagd", _EERDER_DAN_BEZWAAR),
    ),
    verder=("aangemeld",),
)
