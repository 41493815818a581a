"""Made-up content for the style guide: every part, in every state it knows."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.huisstijl.formulieren import DatumVeld, Formulier
from passend.huisstijl.onderdelen import (
    AanZet,
    Gebeurtenis,
    Kruimel,
    LegeStaat,
    Melding,
    Stap,
    TermijnBeeld,
    TermijnStaat,
)

TODAY = date(2026, 5, 2)
WRONG_DATA = {"fout-geboren_op_dag": "31", "fout-geboren_op_maand": "2", "fout-geboren_op_jaar": "2020"}


class Voorbeeldformulier(Formulier):
    naam = forms.CharField(label=gettext_lazy("Voornaam van uw kind"), max_length=100)
    geboren_op = DatumVeld(
        label=gettext_lazy("Wanneer is uw kind geboren?"),
        help_text=gettext_lazy("Bijvoorbeeld 27 3 2019."),
        geboortedatum=True,
    )
    wanneer = forms.ChoiceField(
        label=gettext_lazy("Wanneer moet uw kind naar school?"),
        widget=forms.RadioSelect,
        choices=[
            ("snel", gettext_lazy("Zo snel mogelijk")),
            ("datum", gettext_lazy("Vanaf een datum")),
        ],
    )
    hulp = forms.MultipleChoiceField(
        label=gettext_lazy("Waar heeft uw kind hulp bij nodig?"),
        help_text=gettext_lazy("U mag meer antwoorden kiezen."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("leren", gettext_lazy("Bij het leren")),
            ("gedrag", gettext_lazy("Bij omgaan met anderen")),
            ("zorg", gettext_lazy("Bij medicijnen of verzorging")),
        ],
    )
    verhaal = forms.CharField(
        label=gettext_lazy("Wat moet de school weten?"),
        help_text=gettext_lazy("Schrijf het in uw eigen woorden. U hoeft geen diagnose te noemen."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    leerjaar = forms.ChoiceField(
        label=gettext_lazy("Naar welke groep gaat uw kind?"),
        choices=[("", gettext_lazy("Kies een groep")), ("1", gettext_lazy("Groep 1")), ("2", gettext_lazy("Groep 2"))],
    )
    akkoord = forms.BooleanField(
        label=gettext_lazy("Ik heb alles nog eens gelezen"),
        error_messages={"required": gettext_lazy("Zet een vinkje als u alles heeft gelezen.")},
    )

    knop = gettext_lazy("Verstuur de aanmelding")
    annuleer_url = "#formulier"


def _terms() -> list[TermijnBeeld]:
    def term(title: str, days: int, state: TermijnStaat = "loopt", **extra: Any) -> TermijnBeeld:
        return TermijnBeeld(title, TODAY + timedelta(days=days), TODAY, state, **extra)

    return [
        term(
            _("De school beslist over de aanmelding"),
            30,
            stappen=(
                _("De school kreeg de aanmelding op 20 april 2026."),
                _("De school mag daar 6 weken over doen. De laatste dag is dan 1 juni 2026."),
                _("Die dag is geen zaterdag, zondag of feestdag. De datum blijft dus staan."),
            ),
        ),
        term(_("De school beslist over de aanmelding"), 12),
        term(_("U stuurt het verslag op"), 1),
        term(_("De school beslist over de aanmelding"), 0, voorlopig=True),
        term(_("De school beslist over de aanmelding"), -3, "verstreken"),
        term(_("De school beslist over de aanmelding"), 12, "gepauzeerd"),
        term(_("De school beslist over de aanmelding"), 12, "voldaan", voldaan_op=TODAY),
        term(_("De school beslist over de aanmelding"), -5, "te_laat_voldaan", voldaan_op=TODAY),
        term(_("De school beslist over de aanmelding"), 12, "vervallen"),
    ]


def examples() -> dict[str, Any]:
    """The template context of the style guide."""
    terms = _terms()
    return {
        "kruimels": (Kruimel(_("Startpagina"), "/"), Kruimel(_("Huisstijl"))),
        "termijnen": terms,
        "aan_zet": [
            AanZet(
                _("Stuur het verslag van de logopedist naar de school."),
                u_zelf=True,
                termijn=terms[1],
                knop_tekst=_("Verslag sturen"),
                knop_url="#formulier",
            ),
            AanZet(_("De school beslist of uw kind daar naar school kan."), wie=_("De Regenboog"), termijn=terms[0]),
            AanZet(_("Uw kind is toegelaten. De school maakt een afspraak met u.")),
        ],
        "stappen": [
            Stap(_("Aanmelding verstuurd"), "klaar", (_("18 april 2026"),)),
            Stap(_("Aanmelding ontvangen door de school"), "klaar", (_("20 april 2026"),)),
            Stap(_("De school onderzoekt en beslist"), "bezig", (_("Uiterlijk 1 juni 2026"), _("Nog 30 dagen"))),
            Stap(_("Verslag ontbreekt nog"), "let_op"),
            Stap(_("Gesprek over een andere school"), "vervallen"),
            Stap(_("Plaatsing")),
        ],
        "gebeurtenissen": [
            Gebeurtenis(date(2026, 4, 28), _("De school nam contact op"), icoon="telefoon", door=_("De Regenboog")),
            Gebeurtenis(
                date(2026, 4, 20),
                _("De school kreeg de aanmelding"),
                _("Vanaf deze dag tellen de 6 weken."),
                icoon="school",
                voorlopig=True,
            ),
            Gebeurtenis(date(2026, 4, 19), _("De school kreeg de aanmelding"), vervallen=True),
            Gebeurtenis(date(2026, 4, 18), _("U verstuurde de aanmelding"), icoon="brief", door=_("uzelf")),
        ],
        "leeg": LegeStaat(
            _("U heeft nog geen aanmelding"),
            _("Zoek eerst een school. Daarna kunt u uw kind aanmelden."),
            _("Zoek een school"),
            "/scholen/",
            "school",
        ),
        "meldingen": [
            Melding(_("De school heeft uw aanmelding nog niet bevestigd."), titel=_("Nog even wachten")),
            Melding(_("De school heeft uw aanmelding bevestigd."), soort="goed"),
            Melding(
                _("De school vraagt om meer gegevens:"),
                titel=_("Let op"),
                soort="let_op",
                punten=(_("het verslag van de logopedist"), _("het rapport van de vorige school")),
            ),
            Melding(_("Het bestand is te groot."), soort="fout"),
        ],
        "gegevens": [
            (_("School"), "De Regenboog"),
            (_("Adres"), "Dorpsstraat 1\n1234 AB Voorbeeldstad"),
            (_("Contact"), _("intern begeleider Sanne de Vries")),
        ],
        "bak": [
            ("Sam", "De Regenboog", terms[4], "fout", _("te laat")),
            ("Noor", "De Regenboog", terms[2], "let-op", _("wacht op u")),
            ("Mohammed", "Het Palet", terms[0], "info", _("loopt")),
            ("Lieke", "Het Palet", terms[6], "goed", _("klaar")),
        ],
        "adres": "ib@school.invalid",
        "pagina": Paginator(range(100), 20).page(2),
    }
