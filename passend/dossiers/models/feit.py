"""The dated facts of a dossier: added, never changed. Dates, codes and ids; never words or names."""

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier, Lezerskring


class Feitsoort(models.TextChoices):
    """What happened: every kind that the clock (`passend.recht.FeitSoort`) knows, and what moves no date."""

    ONDERWIJS = "onderwijs", _("het soort onderwijs van de school")

    # The child, and the way in.
    KIND_GEBOREN = "kind_geboren", _("geboortedatum van het kind")
    TOELATING_GEWENST_PER = "toelating_gewenst_per", _("toelating gewenst per")
    AANMELDING_GEDAAN = "aanmelding_gedaan", _("aanmelding verstuurd")
    AANMELDING_ONTVANGEN = "aanmelding_ontvangen", _("aanmelding ontvangen door de school")
    ONTVANGST_BEVESTIGD = "ontvangst_bevestigd", _("ontvangst bevestigd door de school")
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", _("school vraagt om aanvulling")
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen", _("aanvulling ontvangen")
    BESLISTERMIJN_VERLENGD = "beslistermijn_verlengd", _("beslistermijn verlengd")
    TOEGELATEN = "toegelaten", _("toegelaten")
    GEWEIGERD = "geweigerd", _("geweigerd")
    NIET_IN_BEHANDELING = "niet_in_behandeling", _("niet in behandeling genomen")
    INGETROKKEN = "ingetrokken", _("aanmelding ingetrokken")
    ELDERS_INGESCHREVEN = "elders_ingeschreven", _("ingeschreven op een andere school")
    TIJDELIJK_GEPLAATST = "tijdelijk_geplaatst", _("tijdelijk geplaatst")
    INGESCHREVEN = "ingeschreven", _("ingeschreven en geplaatst")
    NIET_GEBEURD = "niet_gebeurd", _("eerder feit vervalt: niet gebeurd")
    OVERSTAP_NAAR_VO = "overstap_naar_vo", _("overstap naar het voortgezet onderwijs")
    BESLISTERMIJN_OPGESCHORT = "beslistermijn_opgeschort", _("beslistermijn staat stil")
    WEIGERING_BEKENDGEMAAKT = "weigering_bekendgemaakt", _("brief over de weigering verstuurd")
    NIET_BEHANDELEN_BEKENDGEMAAKT = "niet_behandelen_bekendgemaakt", _("brief over niet behandelen verstuurd")
    UITGESCHREVEN = "uitgeschreven", _("uitgeschreven van de vorige school")

    # Which of several schools looks for another one, and when no school does.
    EERSTE_KEUZE = "eerste_keuze", _("school van eerste keus")
    PLAATS_AANVAARD = "plaats_aanvaard", _("gezin neemt de plaats aan")
    GEEN_PLAATSRUIMTE = "geen_plaatsruimte", _("de school is vol")
    GRONDSLAG_NIET_ONDERSCHREVEN = "grondslag_niet_onderschreven", _("gezin onderschrijft de grondslag niet")
    TOELATINGSVOORWAARDEN_NIET_VERVULD = "toelatingsvoorwaarden_niet_vervuld", _("toelatingseisen niet gehaald")
    LOTING = "loting", _("loting")
    INGELOOT = "ingeloot", _("ingeloot")

    # The ontwikkelingsperspectief.
    EXTRA_ONDERSTEUNING = "extra_ondersteuning", _("het kind krijgt extra ondersteuning")
    DEFINITIEF_GEPLAATST = "definitief_geplaatst", _("definitief geplaatst")
    OPP_VASTGESTELD = "opp_vastgesteld", _("ontwikkelingsperspectief vastgesteld")
    OPP_GEEVALUEERD = "opp_geevalueerd", _("ontwikkelingsperspectief besproken met de ouders")

    # The toelaatbaarheidsverklaring.
    TLV_AANGEVRAAGD = "tlv_aangevraagd", _("toelaatbaarheidsverklaring aangevraagd")
    TLV_TERMIJN_VERLENGD = "tlv_termijn_verlengd", _("termijn voor de toelaatbaarheidsverklaring verlengd")
    TLV_AANVULLING_GEVRAAGD = "tlv_aanvulling_gevraagd", _("samenwerkingsverband vraagt om aanvulling")
    TLV_AANVULLING_ONTVANGEN = "tlv_aanvulling_ontvangen", _("aanvulling ontvangen door het samenwerkingsverband")
    TLV_BESLOTEN = "tlv_besloten", _("besluit over de toelaatbaarheidsverklaring")
    TLV_BEKENDGEMAAKT = "tlv_bekendgemaakt", _("brief over de toelaatbaarheidsverklaring verstuurd")
    TLV_BEZWAAR_GEMAAKT = "tlv_bezwaar_gemaakt", _("bezwaar gemaakt tegen de toelaatbaarheidsverklaring")
    TLV_BEZWAAR_ONTVANGEN = "tlv_bezwaar_ontvangen", _("bezwaar ontvangen door het samenwerkingsverband")
    TLV_BEZWAAR_VERDAAGD = "tlv_bezwaar_verdaagd", _("beslissing op het bezwaar verdaagd")
    TLV_BEZWAAR_UITGESTELD = "tlv_bezwaar_uitgesteld", _("beslissing op het bezwaar verder uitgesteld")
    TLV_ADVIES_GEVRAAGD = "tlv_advies_gevraagd", _("advies gevraagd aan de adviescommissie")
    TLV_BESLISSING_OP_BEZWAAR = "tlv_beslissing_op_bezwaar", _("beslissing op het bezwaar bekendgemaakt")
    TLV_BEROEP_INGESTELD = "tlv_beroep_ingesteld", _("beroep ingesteld bij de rechtbank")

    # Schorsing and verwijdering.
    GESCHORST = "geschorst", _("geschorst")
    SCHORSING_BEEINDIGD = "schorsing_beeindigd", _("schorsing beëindigd")
    SCHORSING_GEMELD = "schorsing_gemeld", _("schorsing gemeld bij de inspectie")
    VOORNEMEN_VERWIJDERING = "voornemen_verwijdering", _("voornemen om het kind te verwijderen")
    ZOEKEN_BEGONNEN = "zoeken_begonnen", _("school zoekt een andere school")
    ANDERE_SCHOOL_BEREID = "andere_school_bereid", _("andere school wil het kind toelaten")
    VERWIJDERD = "verwijderd", _("verwijderd van school")
    VERWIJDERING_BEKENDGEMAAKT = "verwijdering_bekendgemaakt", _("brief over de verwijdering verstuurd")

    # Bezwaar at the board, the Geschillencommissie passend onderwijs, a complaint.
    BEZWAAR_GEMAAKT = "bezwaar_gemaakt", _("bezwaar gemaakt")
    BEZWAAR_ONTVANGEN = "bezwaar_ontvangen", _("bezwaar ontvangen door het schoolbestuur")
    BEZWAAR_INGETROKKEN = "bezwaar_ingetrokken", _("bezwaar ingetrokken")
    BESLISSING_OP_BEZWAAR = "beslissing_op_bezwaar", _("beslissing op het bezwaar")
    GPO_INGEDIEND = "gpo_ingediend", _("geschil voorgelegd aan de geschillencommissie")
    GPO_VERWEER_GEVRAAGD = "gpo_verweer_gevraagd", _("geschillencommissie vraagt om verweer")
    GPO_VERWEER_INGEDIEND = "gpo_verweer_ingediend", _("verweer ingediend")
    GPO_SPOED = "gpo_spoed", _("geschil met spoed behandeld")
    GPO_ZITTING = "gpo_zitting", _("zitting van de geschillencommissie")
    GPO_DICTUM = "gpo_dictum", _("uitkomst van de geschillencommissie, zonder redenen")
    GPO_OORDEEL = "gpo_oordeel", _("oordeel van de geschillencommissie")
    GPO_OORDEEL_ONTVANGEN = "gpo_oordeel_ontvangen", _("oordeel ontvangen door het schoolbestuur")
    GPO_REACTIE_BESTUUR = "gpo_reactie_bestuur", _("reactie van het schoolbestuur op het oordeel")
    GPO_BEEINDIGD = "gpo_beeindigd", _("geschil beëindigd zonder oordeel")
    KLACHT_GEBEURTENIS = "klacht_gebeurtenis", _("gebeurtenis waarover de klacht gaat")
    KLACHT_INGEDIEND = "klacht_ingediend", _("klacht ingediend")
    KLACHT_OORDEEL = "klacht_oordeel", _("oordeel over de klacht")
    KLACHT_REACTIE_BESTUUR = "klacht_reactie_bestuur", _("reactie van het schoolbestuur op de klacht")

    # Absence.
    VERZUIM = "verzuim", _("verzuim zonder geldige reden")
    VERZUIM_BEGONNEN = "verzuim_begonnen", _("verzuim begonnen")
    VERZUIM_BEEINDIGD = "verzuim_beeindigd", _("verzuim beëindigd")
    VERZUIM_GEMELD = "verzuim_gemeld", _("verzuim gemeld")
    WTOS_AFWEZIG = "wtos_afwezig", _("leerling vanaf 18 jaar afwezig")
    WTOS_TERUG = "wtos_terug", _("leerling vanaf 18 jaar terug op school")
    WTOS_GEMELD = "wtos_gemeld", _("afwezigheid gemeld bij DUO")
    VERKLARING_VRIJSTELLING = "verklaring_vrijstelling", _("verklaring van een arts of psycholoog")
    VRIJSTELLING_KENNISGEVING = "vrijstelling_kennisgeving", _("beroep op vrijstelling gemeld bij de gemeente")
    VRIJSTELLING_JAAR = "vrijstelling_jaar", _("vrijstelling voor een nieuw jaar")

    # The samenwerkingsverband's plan.
    PLAN_BEGINT = "plan_begint", _("eerste dag van het ondersteuningsplan")
    PLAN_VASTGESTELD = "plan_vastgesteld", _("ondersteuningsplan vastgesteld")
    PLAN_VERZONDEN = "plan_verzonden", _("ondersteuningsplan verzonden aan de inspectie")

    # What moves no date, and belongs to the course of a case. Of a request for help:
    HULPVRAAG_GESTELD = "hulpvraag_gesteld", _("hulp gevraagd aan het steunpunt")
    HULPVRAAG_OPGEPAKT = "hulpvraag_opgepakt", _("hulpvraag opgepakt")
    HULPVRAAG_WACHT = "hulpvraag_wacht", _("hulpvraag wacht op iemand")
    HULPVRAAG_KLAAR = "hulpvraag_klaar", _("hulpvraag klaar")
    SCHOOL_ZEI_NEE = "school_zei_nee", _("een school zei nee voor de aanmelding")
    # Of what the family says and allows:
    TOESTEMMING_GEGEVEN = "toestemming_gegeven", _("toestemming gegeven")
    TOESTEMMING_INGETROKKEN = "toestemming_ingetrokken", _("toestemming ingetrokken")
    ANDERE_OUDER_MAAKT_BEZWAAR = "andere_ouder_maakt_bezwaar", _("andere ouder is het er niet mee eens")
    DAG_WEERSPROKEN = "dag_weersproken", _("gezin is het niet eens met de dag van ontvangst")
    # Of what the school does before it decides:
    AANVULLING_DEELS_ONTVANGEN = "aanvulling_deels_ontvangen", _("deel van de aanvulling ontvangen")
    AANVULLING_NIET_BESCHIKBAAR = "aanvulling_niet_beschikbaar", _("gezin heeft het gevraagde niet")
    ONDERSTEUNING_NIET_MOGELIJK = "ondersteuning_niet_mogelijk", _("school kan de ondersteuning niet bieden")
    OVERLEG_MET_OUDERS = "overleg_met_ouders", _("overleg met de ouders")
    ANDERE_SCHOOL_GEVRAAGD = "andere_school_gevraagd", _("andere school gevraagd")
    AANBOD_GEDAAN = "aanbod_gedaan", _("aanbod van de school")
    AANBOD_BEANTWOORD = "aanbod_beantwoord", _("antwoord van de ouders op het aanbod")
    OP_WACHTLIJST = "op_wachtlijst", _("op de wachtlijst")
    OBSERVATIE = "observatie", _("observatie of proefdag")
    # Of the dispute:
    SWV_INGELICHT = "swv_ingelicht", _("samenwerkingsverband ingelicht over het geschil")
    # Of the bezwaar, at the board:
    BEZWAAR_GEHOORD = "bezwaar_gehoord", _("gezin gehoord over het bezwaar")
    BESLISSING_BEKENDGEMAAKT = "beslissing_bekendgemaakt", _("brief over de beslissing op het bezwaar verstuurd")


# Something that is so, or not: of these the day need not be known.
ZONDER_DAG = (
    "niet_gebeurd",
    "onderwijs",
    "toelating_gewenst_per",
    "overstap_naar_vo",
    "eerste_keuze",
    "extra_ondersteuning",
    "gpo_spoed",
)


class Zekerheid(models.TextChoices):
    """How sure the day of a fact is."""

    VAST = "vast", _("vast")
    VOORLOPIG = "voorlopig", _("voorlopig")
    BETWIST = "betwist", _("betwist")


class FeitQuerySet(models.QuerySet["Feit"]):
    def about(self, betreft_id: UUID) -> Self:
        return self.filter(betreft_id=betreft_id)

    def in_force(self) -> Self:
        """Keep facts that no later fact replaces, without the replacements that only say: it did not happen."""
        return self.filter(vervangen_door__isnull=True).exclude(soort=Feitsoort.NIET_GEBEURD)

    def chronological(self) -> Self:
        return self.order_by("dag", "id")


class Feit(models.Model):
    """One thing that happened, on one day.

    `dag` is the date in Europe/Amsterdam that counts; `tot_dag` the last day, included, of a period that the fact
    names (a set term, an extension). `betreft_id` is what it is about: an aanmelding, a decision. A correction is a
    new fact that names the one it replaces. UPDATE is refused to every role, DELETE to all but the destruction role.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="feiten")
    betreft_id = models.UUIDField(_("betreft"), null=True)
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(_("soort"), max_length=40, choices=Feitsoort.choices)
    code = models.CharField(_("code"), max_length=60, blank=True)
    dag = models.DateField(_("dag"), null=True)
    tot_dag = models.DateField(_("tot en met"), null=True)
    zekerheid = models.CharField(_("zekerheid"), max_length=20, choices=Zekerheid.choices, default=Zekerheid.VAST)
    vervangt = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="vervangen_door",
        verbose_name=_("vervangt"),
    )
    reden = models.CharField(_("reden van correctie"), max_length=40, blank=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    namens = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = FeitQuerySet.as_manager()

    class Meta:
        verbose_name = _("feit")
        verbose_name_plural = _("feiten")
        constraints = (
            models.CheckConstraint(
                condition=Q(tot_dag__isnull=True) | Q(tot_dag__gte=F("dag")),
                name="feit_tot_na_dag",
                violation_error_message=_("De laatste dag ligt voor de eerste dag."),
            ),
            models.CheckConstraint(
                condition=~Q(soort="niet_gebeurd") | Q(vervangt__isnull=False),
                name="feit_niet_gebeurd_vervangt",
                violation_error_message=_("Zeg welk feit niet is gebeurd."),
            ),
            models.CheckConstraint(
                condition=Q(dag__isnull=False) | Q(soort__in=ZONDER_DAG),
                name="feit_heeft_dag",
                violation_error_message=_("Vul in op welke dag dit was."),
            ),
            models.CheckConstraint(
                condition=Q(zekerheid__in=["vast", "voorlopig", "betwist"]),
                name="feit_zekerheid_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )
        indexes = (models.Index(fields=["dossier", "betreft_id"], name="feit_betreft"),)

    def __str__(self) -> str:
        return f"{self.soort} {self.dag}"
