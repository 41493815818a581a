"""What a person sees as different, beside the values of single fields: combinations, days, and who said what."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from geschillen.access import HOW_ANNOUNCED
from geschillen.models import Bestuursfeit, Bestuursgeschil, Bezwaarbrief, Geschil, Koppelcode, Koppeling
from ondersteuning.models import Ondersteuningsprofiel
from passend.dossiers.actions.feiten import current_law
from passend.dossiers.models import (
    Akkoord,
    Deling,
    Eenmaligelink,
    Feit,
    Feitsoort,
    Machtiging,
    Termijn,
    Toegang,
    Uitnodiging,
    Zekerheid,
)
from passend.klok import vandaag
from passend.recht import Staat
from tests.demo.toestanden import Toestand
from zorgplicht.actions import andere_ouder, eerste_keus, gezin, ontvangst, school_zoeken, schoolnee
from zorgplicht.actions.hulpvraag import BY_PHONE, FAMILY_ANSWERED, REOPENED
from zorgplicht.beeld.onenigheid import HOW_SENT, OUTCOMES
from zorgplicht.models import (
    Aanmelding,
    AanmeldingTekst,
    Aanvulverzoek,
    AndereSchool,
    Behandelaar,
    Besluit,
    Concept,
    Gezinswoorden,
    Hulpvraag,
    Schrijfhulp,
    Taak,
    Terugbelverzoek,
)
from zorgplicht.onderwerpen import GEZIN_MAG_NOG, NA_DE_WEIGERING, VAN_DE_AANMELDING
from zorgplicht.volgen import SHARED_STEUNPUNT

Rows = Callable[[], Iterable[Any]]
Stand, K = Aanmelding.Stand, Feitsoort
# Of the plan for a pupil: from enrolment, from the lasting place, and a year later.
PLAN = ("opp", "opp_na_tijdelijk", "opp_evaluatie")
UNDECIDED = (Stand.VERSTUURD, Stand.ONTVANGEN, Stand.BEVESTIGD, Stand.AANVULLING, Stand.VERLENGD)


def facts(soort: str, **more: Any) -> QuerySet[Feit]:
    """Facts of this kind that no later one replaces."""
    return Feit.objects.filter(soort=soort, vervangen_door__isnull=True, betreft_id__isnull=False, **more)


def has(soort: str, **more: Any) -> Exists:
    """That such a fact stands about this aanmelding."""
    return Exists(facts(soort, betreft_id=OuterRef("id"), **more).order_by())


def cases(*conditions: Any, **more: Any) -> Rows:
    return lambda: Aanmelding.objects.filter(*conditions, **more)


def _terms(**more: Any) -> QuerySet[Termijn]:
    return Termijn.objects.filter(leidend=True, **more)


def _in_state(state: Staat) -> Iterator[Termijn]:
    return (term for term in _terms().exclude(betreft_id=None) if term.state_on(vandaag()) == state)


def _open(**more: Any) -> QuerySet[Termijn]:
    return _terms(toestand=Termijn.Toestand.OPEN, **more)


def _turns_four() -> Iterator[Feit]:
    """A child that was three when it was registered, and turns four while the school has not decided yet."""
    running = Aanmelding.objects.filter(id=OuterRef("betreft_id"), stand__in=UNDECIDED)
    for born in facts(K.KIND_GEBOREN).filter(Exists(running)):
        four = born.dag.replace(year=born.dag.year + 4, day=min(born.dag.day, 28))
        sent = facts(K.AANMELDING_GEDAAN, betreft_id=born.betreft_id).first()
        if sent and sent.dag < four and vandaag() < four < sent.dag + timedelta(days=70):
            yield born


def _today() -> tuple[date, date]:
    """Today, and the first day on which a term can end: in a weekend or on a holiday a later one."""
    return vandaag(), current_law().calendar.shift(vandaag())[0]


def _elsewhere_voids() -> QuerySet[Termijn]:
    placed = Aanmelding.objects.filter(dossier_id=OuterRef("dossier_id"), stand=Stand.GEPLAATST)
    return Termijn.objects.filter(Exists(placed), gesloten_door=K.ELDERS_INGESCHREVEN)


TERMEN: dict[str, Rows] = {
    **{f"termijn {state}": lambda state=state: _in_state(state) for state in Staat},
    **{f"termijn {sure}": lambda sure=sure: _open(zekerheid=sure) for sure in Zekerheid.values},
    **{
        f"termijn over {subject}": lambda subject=subject: Termijn.objects.filter(onderwerp=subject)
        for subject in (*VAN_DE_AANMELDING, *NA_DE_WEIGERING, *GEZIN_MAG_NOG, *PLAN)
    },
    "termijn in twee lezingen": lambda: Termijn.objects.open().filter(leidend=False),
    "besluit moet vandaag": lambda: _open(onderwerp="besluit", vervalt_op__in=_today()),
    "besluit is te laat": lambda: _open(onderwerp="besluit", uiterlijk_op__lt=vandaag()),
    "besluit in de laatste week": lambda: _open(
        onderwerp="besluit", vervalt_op__gt=vandaag(), vervalt_op__lte=vandaag() + timedelta(days=7)
    ),
    "kind wordt 4 tijdens de termijn": _turns_four,
    "tien weken voorbij zonder besluit": lambda: _open(onderwerp="tijdelijke_plaatsing", gevolg_op__lte=vandaag()),
    "elders geplaatst, de andere school hoeft niets meer": _elsewhere_voids,
}

AANMELDINGEN: dict[str, Rows] = {
    "twee scholen": cases(Exists(Aanmelding.objects.filter(dossier=OuterRef("dossier")).exclude(id=OuterRef("id")))),
    "eerste keus verplaatst": lambda: facts(K.EERSTE_KEUZE, code=eerste_keus.MOVED),
    "verlengd en wacht op aanvulling": cases(has(K.BESLISTERMIJN_VERLENGD), stand=Stand.AANVULLING),
    "tijdelijk geplaatst, wacht op besluit": cases(stand=Stand.TIJDELIJK),
    "definitief na tijdelijk": cases(has(K.TIJDELIJK_GEPLAATST), has(K.DEFINITIEF_GEPLAATST), stand=Stand.GEPLAATST),
    "geplaatst, eerste dag komt nog": lambda: facts(K.INGESCHREVEN, dag__gt=vandaag()),
    "geplaatst met extra ondersteuning en plan": cases(has(K.EXTRA_ONDERSTEUNING), has(K.OPP_VASTGESTELD)),
    "geweigerd zonder andere school": cases(~has(K.ANDERE_SCHOOL_BEREID), stand=Stand.GEWEIGERD),
    "geweigerd met andere school": cases(has(K.ANDERE_SCHOOL_BEREID), stand=Stand.GEWEIGERD),
    "geweigerd, brief nog niet weg": lambda: Besluit.objects.filter(
        soort="geweigerd", bekendgemaakt_op=None, aanmelding__stand=Stand.GEWEIGERD
    ),
    "niet behandeld, brief nog niet weg": lambda: Besluit.objects.filter(
        soort="niet_behandeld", bekendgemaakt_op=None, aanmelding__stand=Stand.NIET_BEHANDELD
    ),
    "niet behandeld, brief weg": lambda: Besluit.objects.filter(soort="niet_behandeld").exclude(bekendgemaakt_op=None),
    "besluit met mandaat": lambda: Besluit.objects.exclude(mandaat=""),
    "brief zonder bezwaarclausule": lambda: Besluit.objects.filter(bezwaarclausule=False),
    "brief zonder geschillencommissie": lambda: Besluit.objects.filter(gpo_genoemd=False),
    "toch toegelaten na een weigering": cases(has(K.TOEGELATEN), has(K.GEWEIGERD)),
    "toelating was een vergissing": lambda: Feit.objects.filter(soort=K.NIET_GEBEURD, vervangt__soort=K.TOEGELATEN),
    "ingetrokken op advies van de school": lambda: facts(K.INGETROKKEN, code=gezin.ADVISED),
    "ingetrokken door het steunpunt met machtiging": lambda: facts(K.INGETROKKEN, namens__isnull=False),
    "observatie geweest": lambda: facts(K.OBSERVATIE, tot_dag__lt=vandaag()),
    "observatie komt nog": lambda: facts(K.OBSERVATIE, dag__gt=vandaag()),
    "wachtlijst, voor iedereen gelijk": lambda: facts(K.OP_WACHTLIJST, code=school_zoeken.SAME_FOR_ALL),
    "wachtlijst of loting, niet voor iedereen gelijk": lambda: Feit.objects.filter(code=school_zoeken.NOT_THE_SAME),
    "papier: gezin heeft het niet": lambda: facts(K.AANVULLING_NIET_BESCHIKBAAR, code__endswith="gezin"),
    "papier: school legt vast dat het er niet is": lambda: facts(
        K.AANVULLING_NIET_BESCHIKBAAR, code__endswith="school"
    ),
    "vraag om aanvulling, aankomst onbekend": lambda: Aanvulverzoek.objects.filter(bezorgd_op=None),
    "andere school met alles bekend": lambda: AndereSchool.objects.filter(
        echte_plaats=True, besproken=True, tlv_nodig__isnull=False
    ),
    "aanbod wacht op antwoord": cases(has(K.AANBOD_GEDAAN), ~has(K.AANBOD_BEANTWOORD)),
    **{
        f"aanbod: {answer}": lambda answer=answer: facts(K.AANBOD_BEANTWOORD, code__startswith=f"{answer}:")
        for answer in school_zoeken.ANSWERS
    },
    "aanbod beantwoord aan de school": lambda: facts(K.AANBOD_BEANTWOORD).exclude(code__endswith=":gezin"),
    "aanbod beantwoord met machtiging": lambda: facts(K.AANBOD_BEANTWOORD, namens__isnull=False),
    "tolk gewenst": lambda: AanmeldingTekst.objects.filter(laatste=True, tolk=True),
    "geschreven in een andere taal": lambda: AanmeldingTekst.objects.filter(laatste=True).exclude(taal="nl"),
    "woorden veranderd": lambda: AanmeldingTekst.objects.filter(versie__gt=1),
    "zo snel mogelijk": cases(~has(K.TOELATING_GEWENST_PER)),
}

BEZORGEN: dict[str, Rows] = {
    **{
        f"ontvangen: {code}": lambda code=code: facts(K.AANMELDING_ONTVANGEN, code=code)
        for code in ("portaal", ontvangst.HANDED_IN, ontvangst.BY_CONFIRMING, *ontvangst.PROOFS, ontvangst.SAYS_SCHOOL)
    },
    **{
        f"verstuurd: {code}": lambda code=code: facts(K.AANMELDING_GEDAAN, code=code)
        for code in (*ontvangst.SENT, ontvangst.HANDED_IN)
    },
    "verstuurd, nog niets bezorgd": cases(stand=Stand.VERSTUURD),
    "dag betwist, gezin antwoordde niet": cases(
        has(K.AANMELDING_ONTVANGEN, zekerheid=Zekerheid.BETWIST), ~has(K.DAG_WEERSPROKEN)
    ),
    "dag betwist, gezin is het niet eens": cases(
        has(K.AANMELDING_ONTVANGEN, zekerheid=Zekerheid.BETWIST), has(K.DAG_WEERSPROKEN)
    ),
    "dag betwist, gezin is het eens": lambda: Feit.objects.filter(reden=ontvangst.AGREED),
    "dag van inleveren verbeterd": lambda: Feit.objects.filter(soort=K.AANMELDING_ONTVANGEN, reden="typefout"),
    "link van een school: open": lambda: Eenmaligelink.objects.open_on(vandaag()),
    "link van een school: gebruikt": lambda: Eenmaligelink.objects.exclude(gebruikt_op=None),
    "link van een school: vervangen": lambda: Eenmaligelink.objects.exclude(vervallen_op=None),
    "link van een school: verlopen": lambda: Eenmaligelink.objects.filter(
        geldig_tot__lt=vandaag(), gebruikt_op=None, vervallen_op=None
    ),
}

DELEN: dict[str, Rows] = {
    "andere ouder maakt bezwaar: gezin zegt het": lambda: facts(K.ANDERE_OUDER_MAAKT_BEZWAAR, code="gezin"),
    "andere ouder maakt bezwaar: school zegt het": lambda: facts(K.ANDERE_OUDER_MAAKT_BEZWAAR, code="school"),
    **{
        f"bezwaar van de andere ouder: {how}": lambda how=how: Feit.objects.filter(soort=K.NIET_GEBEURD, reden=how)
        for how in (andere_ouder.WITHDRAWN, andere_ouder.BY_COURT)
    },
    "steunpunt weer buitengesloten": lambda: Toegang.objects.filter(rol="steunpunt", tot__lt=vandaag()),
    "deling gestopt": lambda: Deling.objects.filter(tot__lt=vandaag()),
    "school ziet dat een steunpunt meekijkt": lambda: Deling.objects.filter(soort=SHARED_STEUNPUNT, tot=None),
    "steunpunt ziet wat een school aan de deur zei": lambda: Deling.objects.filter(soort=schoolnee.SHARED_NEE),
    "toestemming weer ingetrokken": lambda: facts(K.TOESTEMMING_INGETROKKEN),
    "gezin schreef nog niets voor een school": lambda: Gezinswoorden.objects.filter(ondersteuningsvraag=""),
}

HULP: dict[str, Rows] = {
    "hulpvraag aan de telefoon": lambda: facts(K.HULPVRAAG_GESTELD, code=BY_PHONE),
    "hulpvraag weer geopend": lambda: Feit.objects.filter(code=REOPENED),
    "hulpvraag: gezin antwoordde": lambda: facts(K.HULPVRAAG_OPGEPAKT, code=FAMILY_ANSWERED),
    "hulpvraag gegroeid tot aanmelding": lambda: Hulpvraag.objects.filter(
        Exists(Aanmelding.objects.filter(dossier=OuterRef("dossier")))
    ),
    "aanmelding begonnen uit hulpvraag": lambda: Concept.objects.unsent().exclude(hulpvraag=None),
    "aanmelding begonnen": lambda: Concept.objects.unsent().filter(hulpvraag=None),
    "code voor een ouder: open": lambda: Uitnodiging.objects.usable_on(vandaag()),
    "code voor een ouder: gebruikt": lambda: Uitnodiging.objects.exclude(gebruikt_op=None),
    "code voor een ouder: vervangen": lambda: Uitnodiging.objects.exclude(vervangen_op=None),
    "code voor een ouder: verlopen": lambda: Uitnodiging.objects.filter(
        geldig_tot__lt=vandaag(), gebruikt_op=None, vervangen_op=None
    ),
    "terugbellen: nog niet gebeld": lambda: Terugbelverzoek.objects.filter(uitkomst=""),
    **{
        f"terugbellen: {kind or 'beide'}": lambda kind=kind: Terugbelverzoek.objects.filter(onderwijs=kind)
        for kind in ("", *Terugbelverzoek.Onderwijs.values)
    },
}

STEUNPUNT: dict[str, Rows] = {
    "taak te laat": lambda: Taak.objects.open().filter(uiterlijk_op__lt=vandaag()),
    "taak voor vandaag": lambda: Taak.objects.open().filter(uiterlijk_op=vandaag()),
    "taak later": lambda: Taak.objects.open().filter(uiterlijk_op__gt=vandaag()),
    "taak zonder dag": lambda: Taak.objects.open().filter(uiterlijk_op=None),
    "taak voor iedereen": lambda: Taak.objects.open().filter(voor=None),
    "taak gedaan": lambda: Taak.objects.exclude(gedaan_op=None),
    "vaste behandelaar": lambda: Behandelaar.objects.holding_on(vandaag()).filter(tot=None),
    "waarnemer van alle zaken": lambda: Behandelaar.objects.holding_on(vandaag()).exclude(overdracht=None),
    "waarnemer van één zaak": lambda: Behandelaar.objects.holding_on(vandaag()).filter(
        tot__isnull=False, overdracht=None
    ),
    "waarneming voorbij": lambda: Behandelaar.objects.filter(tot__lt=vandaag(), tot__gte=F("van")),
    "gezin zonder behandelaar": lambda: Toegang.objects.running_on(vandaag()).filter(
        ~Exists(Behandelaar.objects.holding_on(vandaag()).filter(dossier=OuterRef("dossier"))), rol="steunpunt"
    ),
    **{
        f"machtiging geldt: {act}": lambda act=act: Machtiging.objects.valid_on(vandaag()).filter(handeling=act)
        for act in Machtiging.Handeling.values
    },
    "machtiging ingetrokken": lambda: Machtiging.objects.exclude(ingetrokken_op=None),
    "machtiging verlopen": lambda: Machtiging.objects.filter(tot__lt=vandaag()),
    **{
        f"verstuurd met akkoord: {how}": lambda how=how: Akkoord.objects.used().filter(wijze=how)
        for how in Akkoord.Wijze.values
    },
    "akkoord gegeven, nog niet verstuurd": lambda: Akkoord.objects.standing(),
    "code gemaild, nog niet voorgelezen": lambda: Akkoord.objects.filter(gegeven_op=None, vervallen_op=None),
    "akkoord vervallen, tekst veranderde": lambda: Akkoord.objects.exclude(vervallen_op=None),
    "schrijfhulp: nog leeg": lambda: Schrijfhulp.objects.waiting().filter(inhoud={}),
    "schrijfhulp: wacht op de ouder": lambda: Schrijfhulp.objects.waiting().exclude(inhoud={}),
    "schrijfhulp: door de ouder overgenomen": lambda: Schrijfhulp.objects.exclude(overgenomen_op=None).filter(
        ~Exists(Akkoord.objects.used().filter(over_id=OuterRef("id")))
    ),
}

GESCHILLEN: dict[str, Rows] = {
    **{f"bezwaar verstuurd: {how}": lambda how=how: facts(K.BEZWAAR_GEMAAKT, code=how) for how in HOW_SENT},
    **{
        f"beslissing op bezwaar: {outcome}": lambda outcome=outcome: Bestuursfeit.objects.filter(
            soort=K.BESLISSING_OP_BEZWAAR, code=outcome
        )
        for outcome in OUTCOMES
    },
    **{
        f"beslissing op bezwaar verstuurd: {how}": lambda how=how: Bestuursfeit.objects.filter(
            soort=K.BESLISSING_BEKENDGEMAAKT, code=how
        )
        for how in HOW_ANNOUNCED
    },
    "bezwaarbrief van het gezin": lambda: Bezwaarbrief.objects.filter(lezerskring__soort="gezin"),
    "bezwaar met machtiging": lambda: facts(K.BEZWAAR_GEMAAKT, namens__isnull=False),
    "bezwaar en voorbereid geschil": lambda: Geschil.objects.filter(
        Exists(facts(K.BEZWAAR_GEMAAKT, betreft_id=OuterRef("aanmelding_id"))), stand="voorbereid"
    ),
    "geschil met machtiging": lambda: facts(K.GPO_INGEDIEND, namens__isnull=False),
    "laatste dag voor verweer uit de brief": lambda: facts(K.GPO_VERWEER_GEVRAAGD, tot_dag__isnull=False),
    "zitting komt nog": lambda: facts(K.GPO_ZITTING, dag__gt=vandaag()),
    "code van een bezwaar": lambda: Koppelcode.objects.all(),
    "code van een geschil": lambda: Geschil.objects.exclude(koppelcode=""),
    "bestuur: alleen bezwaar": lambda: Bestuursgeschil.objects.filter(zaaknummer=""),
    "bestuur: alleen commissie": lambda: Bestuursgeschil.objects.filter(kenmerk=""),
    "bestuur: bezwaar en commissie": lambda: Bestuursgeschil.objects.exclude(Q(kenmerk="") | Q(zaaknummer="")),
    "bestuur: verweer moet nog": lambda: Bestuursgeschil.objects.filter(verweer_voor__gte=vandaag()),
    "bestuur: verweer te laat": lambda: Bestuursgeschil.objects.filter(verweer_voor__lt=vandaag()),
    "bestuur: beslissing op bezwaar moet nog": lambda: Bestuursgeschil.objects.filter(bob_voor__gte=vandaag()),
    "bestuur: beslissing op bezwaar te laat": lambda: Bestuursgeschil.objects.filter(bob_voor__lt=vandaag()),
    "bestuur: dag onbekend": lambda: Bestuursgeschil.objects.filter(eerste_dag=None),
    "bestuur: nog niet gedeeld": lambda: Bestuursgeschil.objects.exclude(
        Exists(Koppeling.objects.filter(bestuursgeschil=OuterRef("pk")))
    ),
}

PROFIELEN: dict[str, Rows] = {
    "profiel vervangen door een later": lambda: Ondersteuningsprofiel.objects.adopted().filter(
        Exists(Ondersteuningsprofiel.objects.filter(school=OuterRef("school"), nummer__gt=OuterRef("nummer")))
    ),
    "profiel vastgelegd namens het bestuur": lambda: Ondersteuningsprofiel.objects.filter(namens_bestuur=True),
    "profiel vastgelegd door het bestuur": lambda: Ondersteuningsprofiel.objects.adopted().filter(
        namens_bestuur=False
    ),
    "profiel teruggehaald met reden": lambda: Ondersteuningsprofiel.objects.exclude(terug_op=None),
}

ALLES = (TERMEN, AANMELDINGEN, BEZORGEN, DELEN, HULP, STEUNPUNT, GESCHILLEN, PROFIELEN)


def combinations() -> list[Toestand]:
    return [Toestand(name, find) for part in ALLES for name, find in part.items()]
