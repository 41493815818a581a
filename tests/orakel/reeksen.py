"""Random histories: which facts, in which order, on which days."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from passend.recht import Feit, Situatie
from tests.orakel.dagen import birthday
from tests.orakel.schrijver import Schrijver


@dataclass(frozen=True)
class Reeks:
    """One history with the day on which the clock is asked."""

    situation: Situatie
    facts: tuple[Feit, ...]
    reference: date


def history(seed: int) -> Reeks:
    """The history that belongs to a number: always the same one."""
    random = Random(seed)  # noqa: S311 - chance, no secret
    story = random.choice(VERHALEN)
    sector = random.choice(("po", "po", "po", "so", "vso", "sovso", "vo"))
    if random.random() < VO_DEEL.get(story, 0.0):
        sector = "vo"
    situation = Situatie(
        sector,
        random.choice(("openbaar", "bijzonder", "bijzonder", "onbekend")),
        random.choice(("", "", *{"po": ("sbo",), "vo": ("pro",)}.get(sector, ("instelling",)))),
        random.choice(("", "noord", "midden", "zuid")),
    )
    writer = Schrijver(random)
    for theme in story:
        theme(writer)
    bystanders(writer)
    writer.corrections()
    last = max((fact.dag for fact in writer.facts if fact.dag), default=writer.begin)
    near = random.choice((writer.begin, last, writer.near(writer.begin)))
    reference = near + timedelta(days=random.choice((0, 1, 3, 30, 100, 400)))
    facts = list(writer.facts)
    random.shuffle(facts)
    return Reeks(situation, tuple(facts), reference)


def aanmelding(writer: Schrijver) -> None:
    """An aanmelding with whatever may happen to it."""
    random, begin = writer.random, writer.begin
    received = writer.soon(begin, 6)
    born(writer, received)
    if writer.chance(0.9):
        writer.fact("aanmelding_gedaan", begin)
    if writer.chance(0.92):
        writer.fact("aanmelding_ontvangen", received)
    if writer.chance(0.12):
        writer.fact("aanmelding_ontvangen", writer.soon(received, 5))
    if writer.chance(0.1):
        writer.fact("ontvangst_bevestigd", writer.soon(received, 5))
    if writer.chance(0.15):
        writer.fact("toelating_gewenst_per", writer.near(begin))
    for _ in range(random.choices((0, 1, 2, 3), (45, 35, 15, 5))[0]):
        invitation(writer, writer.near(received) if writer.chance(0.5) else writer.soon(received, 40))
    if writer.chance(0.12):
        agreed = writer.soon(received, 60)
        writer.fact("beslistermijn_opgeschort", agreed, writer.soon(agreed, 30) if writer.chance(0.7) else None)
    for _ in range(random.choices((0, 1, 2), (55, 38, 7))[0]):
        notice = received + timedelta(days=random.choice((random.randint(0, 45), random.randint(38, 75))))
        named = received + timedelta(days=random.randint(38, 80)) if writer.chance(0.5) else None
        writer.fact("beslistermijn_verlengd", notice, named)
    for kind, share in (
        ("toegelaten", 0.12),
        ("geweigerd", 0.2),
        ("niet_in_behandeling", 0.08),
        ("niet_behandelen_bekendgemaakt", 0.06),
        ("ingetrokken", 0.07),
        ("elders_ingeschreven", 0.08),
        ("tijdelijk_geplaatst", 0.12),
        ("ingeschreven", 0.08),
    ):
        if writer.chance(share):
            writer.fact(kind, writer.near(received))


def bystanders(writer: Schrijver) -> None:
    """Facts that start, stop and close nothing."""
    for kind in ("eerste_keuze", "plaats_aanvaard", "geen_plaatsruimte", "grondslag_niet_onderschreven", "loting"):
        writer.maybe(0.03, kind, writer.near(writer.begin))
    for kind in ("ingeloot", "toelatingsvoorwaarden_niet_vervuld", "schorsing_gemeld", "een_onbekende_soort"):
        writer.maybe(0.02, kind, writer.near(writer.begin))


def born(writer: Schrijver, received: date) -> None:
    """The day of birth, often near the age on which something turns."""
    random = writer.random
    if writer.chance(0.15):
        return
    if writer.chance(0.35):
        years = random.choice((3, 3, 4, 5, 16, 18))
        around = (received if years == 3 else received + timedelta(days=71)) + timedelta(days=random.randint(-3, 3))
        day = date(around.year - years, around.month, min(around.day, 28))
    elif writer.chance(0.1):
        leap = random.choice([year for year in range(received.year - 17, received.year - 2) if year % 4 == 0])
        day = date(leap, 2, 29)
    else:
        day = birthday(date(received.year - random.randint(3, 18), 1, 1), 0) + timedelta(days=random.randint(0, 364))
    writer.fact("kind_geboren", day)


def invitation(writer: Schrijver, day: date) -> None:
    """An invitation to complete, with or without a set day, answered in time, late or never; again on that day."""
    until = writer.soon(day) if writer.chance(0.55) else None
    writer.fact("aanvulling_gevraagd", day, until)
    if writer.chance(0.7):
        completed = writer.soon(day, 30)
        writer.fact("aanvulling_ontvangen", completed)
        if writer.chance(0.3):
            invitation(writer, completed)


def refusal(writer: Schrijver) -> None:
    """A refusal or a removal, an objection, and a case at the commission beside it."""
    random, begin = writer.random, writer.begin
    decided, told = random.choice(
        (("geweigerd", "weigering_bekendgemaakt"), ("verwijderd", "verwijdering_bekendgemaakt"))
    )
    writer.maybe(0.7, decided, writer.soon(begin, 5))
    announced = writer.maybe(0.8, told, writer.soon(begin, 7))
    writer.maybe(0.1, told, writer.soon(begin, 14))
    writer.maybe(0.05, "verwijderd", writer.near(begin))
    objection = writer.near(announced)
    writer.maybe(0.6, "bezwaar_gemaakt", objection)
    writer.maybe(0.6, "bezwaar_ontvangen", writer.soon(objection, 4))
    writer.maybe(0.08, "bezwaar_ingetrokken", writer.near(objection))
    writer.maybe(0.45, "beslissing_op_bezwaar", writer.near(objection))
    writer.maybe(0.05, "toegelaten", writer.near(objection))
    if writer.chance(0.6):
        commission(writer, writer.soon(objection, 40) if writer.chance(0.7) else writer.near(begin))


def commission(writer: Schrijver, filed: date | None = None) -> None:
    """A case at the GPO, sometimes a second one."""
    filed = filed or writer.soon(writer.begin, 30)
    for _ in range(2 if writer.chance(0.1) else 1):
        writer.maybe(0.9, "gpo_ingediend", filed)
        asked = writer.soon(filed, 20)
        writer.maybe(0.5, "gpo_verweer_gevraagd", asked, writer.soon(asked, 25) if writer.chance(0.5) else None)
        writer.maybe(0.3, "gpo_verweer_ingediend", writer.near(asked))
        writer.maybe(0.25, "gpo_spoed", asked)
        hearing = writer.maybe(0.4, "gpo_zitting", writer.soon(asked, 50))
        writer.maybe(0.3, "gpo_dictum", writer.soon(hearing, 6))
        judged = writer.maybe(0.55, "gpo_oordeel", writer.near(filed))
        writer.maybe(0.3, "gpo_oordeel_ontvangen", writer.soon(judged, 4))
        writer.maybe(0.3, "gpo_reactie_bestuur", writer.near(judged))
        writer.maybe(0.1, "gpo_beeindigd", writer.near(filed))
        filed = writer.near(filed)


def complaint(writer: Schrijver) -> None:
    """A complaint."""
    writer.maybe(0.8, "klacht_gebeurtenis", writer.begin)
    writer.maybe(0.4, "klacht_ingediend", writer.begin + timedelta(days=writer.random.randint(300, 400)))
    judged = writer.maybe(0.7, "klacht_oordeel", writer.near(writer.begin))
    writer.maybe(0.5, "klacht_reactie_bestuur", writer.near(judged))


def plan(writer: Schrijver) -> None:
    """Enrolment, the ontwikkelingsperspectief, its yearly evaluation, and leaving."""
    begin = writer.begin
    writer.maybe(0.6, "extra_ondersteuning", begin if writer.chance(0.7) else writer.near(begin))
    writer.maybe(0.35, "tijdelijk_geplaatst", begin)
    writer.maybe(0.85, "ingeschreven", begin)
    writer.maybe(0.35, "definitief_geplaatst", writer.soon(begin, 60))
    made = writer.maybe(0.6, "opp_vastgesteld", writer.near(begin))
    for _ in range(writer.random.choice((0, 0, 1, 2, 3))):
        writer.fact("opp_geevalueerd", made + timedelta(days=writer.random.randint(100, 800)))
    writer.maybe(0.15, "uitgeschreven", begin + timedelta(days=writer.random.randint(20, 700)))
    writer.maybe(0.15, "elders_ingeschreven", begin + timedelta(days=writer.random.randint(20, 700)))


def declaration(writer: Schrijver) -> None:
    """A toelaatbaarheidsverklaring: application, completing, decision, objection, appeal."""
    begin = writer.begin
    writer.maybe(0.9, "tlv_aangevraagd", begin)
    for _ in range(writer.random.choice((0, 0, 1, 2))):
        asked = writer.soon(begin, 70)
        writer.fact("tlv_aanvulling_gevraagd", asked, writer.soon(asked) if writer.chance(0.5) else None)
        writer.maybe(0.6, "tlv_aanvulling_ontvangen", writer.soon(asked, 30))
    extended = writer.soon(begin, 70)
    writer.maybe(0.3, "tlv_termijn_verlengd", extended, writer.soon(extended, 60) if writer.chance(0.8) else None)
    decided = writer.maybe(0.7, "tlv_besloten", writer.near(begin))
    told = writer.maybe(0.7, "tlv_bekendgemaakt", writer.soon(decided, 8))
    objection = writer.near(told)
    writer.maybe(0.6, "tlv_bezwaar_gemaakt", objection)
    writer.maybe(0.6, "tlv_bezwaar_ontvangen", writer.soon(objection, 4))
    writer.maybe(0.4, "tlv_advies_gevraagd", writer.soon(objection, 20))
    writer.maybe(0.3, "tlv_bezwaar_verdaagd", writer.near(objection))
    writer.maybe(0.1, "tlv_bezwaar_verdaagd", writer.near(objection))
    agreed = writer.near(objection)
    writer.maybe(0.25, "tlv_bezwaar_uitgesteld", agreed, writer.near(agreed) if writer.chance(0.8) else None)
    answered = writer.maybe(0.4, "tlv_beslissing_op_bezwaar", writer.near(objection))
    writer.maybe(0.3, "tlv_beroep_ingesteld", writer.near(answered))


def sanction(writer: Schrijver) -> None:
    """Schorsingen, and the search before a removal."""
    begin = writer.begin
    for _ in range(writer.random.choice((1, 1, 2, 3))):
        begun = writer.near(begin)
        writer.fact("geschorst", begun)
        writer.maybe(0.5, "schorsing_beeindigd", writer.soon(begun, 10))
    searched = writer.maybe(0.8, "zoeken_begonnen", writer.near(begin))
    writer.maybe(0.3, "andere_school_bereid", writer.near(searched))
    writer.maybe(0.3, "voornemen_verwijdering", writer.near(begin))
    writer.maybe(0.2, "verwijderd", writer.near(searched))


def absence(writer: Schrijver) -> None:
    """Absence in hours and in weeks, leerplicht, exemption."""
    random, begin = writer.random, writer.begin
    born(writer, begin)
    day = begin
    for _ in range(random.choice((0, 2, 4, 8))):
        writer.fact("verzuim", day, code=str(random.choice((1, 2, 4, 6, 8, 8, 15, 16))))
        day = writer.soon(day, 12)
    for _ in range(random.choice((0, 0, 1, 2))):
        writer.fact("verzuim_gemeld", writer.soon(begin, 60))
    for _ in range(random.choice((0, 1, 2))):
        begun = writer.near(begin)
        writer.fact("verzuim_begonnen", begun)
        writer.maybe(0.5, "verzuim_beeindigd", writer.near(begun))
        writer.fact("wtos_afwezig", begun)
        writer.maybe(0.4, "wtos_gemeld", writer.near(begun))
        writer.maybe(0.4, "wtos_terug", writer.near(begun))
    for kind in ("verklaring_vrijstelling", "vrijstelling_jaar", "vrijstelling_kennisgeving"):
        for _ in range(random.choice((0, 0, 1, 2))):
            writer.fact(kind, begin + timedelta(days=random.randint(-200, 500)))
    writer.maybe(0.3, "ingeschreven", writer.near(begin))


def region(writer: Schrijver) -> None:
    """The plan of the samenwerkingsverband."""
    for _ in range(writer.random.choice((0, 1, 2))):
        writer.fact("plan_vastgesteld", writer.begin + timedelta(days=writer.random.randint(-1500, 1500)))
    writer.maybe(0.5, "plan_begint", date(writer.begin.year, 8, 1))
    writer.maybe(0.3, "plan_verzonden", writer.near(writer.begin))


def first_year(writer: Schrijver) -> None:
    """The step to the first year of vo, with an aanmelding in, before or after the week of 25 to 31 March."""
    year = writer.begin.year
    around = date(year, 3, 25) + timedelta(days=writer.random.randint(-4, 10))
    born(writer, around)
    writer.fact("overstap_naar_vo", date(year, 8, writer.random.randint(1, 31)))
    writer.maybe(0.3, "toelating_gewenst_per", date(year, 8, 17))
    writer.maybe(0.9, "aanmelding_gedaan", around)
    writer.maybe(0.9, "aanmelding_ontvangen", writer.soon(around, 3))
    writer.maybe(0.15, "aanmelding_ontvangen", writer.soon(around, 3))
    if writer.chance(0.4):
        invitation(writer, writer.soon(around, 40))
    writer.maybe(0.3, "beslistermijn_verlengd", writer.soon(around, 50))
    writer.maybe(0.3, "geweigerd", writer.near(around))
    writer.maybe(0.2, "toegelaten", writer.near(around))


#: Which stories one history tells: mostly the way in, in all combinations with what may follow.
VERHALEN = (
    (aanmelding,),
    (aanmelding,),
    (aanmelding,),
    (aanmelding, refusal),
    (aanmelding, plan),
    (aanmelding, commission),
    (complaint, plan),
    (refusal,),
    (refusal, plan),
    (declaration,),
    (declaration, refusal),
    (plan, sanction),
    (absence,),
    (absence, region),
    (first_year,),
    (first_year, refusal),
)
#: Stories of which the law is mostly that of vo.
VO_DEEL = {(first_year,): 0.8, (first_year, refusal): 0.8, (absence,): 0.4, (complaint, plan): 0.4}
