"""The demo's stories reach what a family tells and changes, and the pages show it."""

from datetime import date

from django.urls import reverse

from passend.dossiers.context import acting_as
from passend.dossiers.models import Feit, Feitsoort
from tests.fabriek import make_gebruiker, make_lid, make_school, make_steunpunt
from zorgplicht.actions.demo import CONNECTED, DemoRegion
from zorgplicht.demo.gezinsstappen import FAMILY_STEPS
from zorgplicht.demo.meer_verhalen import VERHALEN
from zorgplicht.models import Aanmelding, AanmeldingTekst


def test_the_stories_reach_what_a_family_changes(db, client, settings, op_dag):
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
    # Every story is told to one family here, so that one reader sees all facts.
    sara = make_gebruiker("Sara")
    region.parents = [sara, sara]
    region._person = lambda *args, **more: sara
    steps = set()
    for number, story in enumerate(VERHALEN):
        names = {step.wat for step in story.stappen} & set(FAMILY_STEPS)
        if names or story.zei_nee:
            steps |= names
            region._dossier(number)
    assert steps == set(FAMILY_STEPS)
    with acting_as(sara.pk):
        kinds = set(Feit.objects.values_list("soort", flat=True))
        moved = Feit.objects.filter(soort=Feitsoort.EERSTE_KEUZE, code="andere_keus").exists()
        versions = AanmeldingTekst.objects.filter(versie=2).exists()
        dossiers = set(Aanmelding.objects.values_list("dossier_id", flat=True))
    assert moved
    assert versions
    assert {
        Feitsoort.SCHOOL_ZEI_NEE,
        Feitsoort.TOESTEMMING_GEGEVEN,
        Feitsoort.TOESTEMMING_INGETROKKEN,
        Feitsoort.ANDERE_OUDER_MAAKT_BEZWAAR,
    } <= kinds
    client.force_login(sara)
    for dossier_id in dossiers:
        assert client.get(reverse("zorgplicht:dossier", args=[dossier_id])).status_code == 200
