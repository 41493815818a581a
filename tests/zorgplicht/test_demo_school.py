"""The demo's stories reach each kind of fact that a school records, and the pages that show it."""

from datetime import date

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit
from tests.fabriek import make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.access import OWN_FACTS
from zorgplicht.actions.demo import CONNECTED, DemoRegion
from zorgplicht.demo.meer_verhalen import VERHALEN
from zorgplicht.demo.schoolstappen import SCHOOL_STEPS

DESK = {*SCHOOL_STEPS, "tijdelijk", "niet", "aangevuld"}


def test_the_stories_reach_every_fact_of_a_school(db, client, settings, op_dag):
    op_dag(date(2026, 11, 23))
    settings.DEMO = True
    region = DemoRegion(0)
    region.schools, region.staff = {}, {}
    for sector, number in CONNECTED.items():
        region.schools[sector] = [make_school(f"{sector} {one}", sector=sector) for one in range(number + 2)]
        for one in region.schools[sector][:number]:
            region.staff[one.pk] = make_lid(one.organisatie, f"Ina van {one.organisatie.naam}")
    region.steunpunt = make_steunpunt()
    region.worker = make_lid(region.steunpunt, "Mira Steun")
    region.parents = [make_gebruiker("Sara"), make_gebruiker("Tom")]
    # Other tests walk the paths that these leave out; here each story with an act of the desk is played.
    told = [number for number, story in enumerate(VERHALEN) if {step.wat for step in story.stappen} & DESK]
    kinds = set()
    for number in told:
        region._dossier(number)
    for person in region.staff.values():
        with acting_as(person.pk):
            kinds |= set(Feit.objects.values_list("soort", flat=True))
            case = Feit.objects.values_list("betreft_id", flat=True).order_by("-id").first()
        client.force_login(person)
        if case:
            assert client.get(f"/school/aanmelding/{case}/").status_code == 200
    assert set(OWN_FACTS) <= kinds
