"""A case with haste: the commission's outcome within two working days after the hearing, for family and board."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from geschillen.actions import bestuur as acts
from geschillen.actions import geschil
from passend.dossiers.context import acting_as
from tests.geschillen.hulp import kinds, make_dispute, terms
from tests.geschillen.test_bestuur import day_fields, text_of

FILED, HEARD = date(2026, 2, 2), date(2026, 3, 6)


def test_haste_gives_the_outcome_two_working_days_after_the_hearing(geweigerd, ouder, browser, op_dag):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    client, url = browser(ouder), f"/mijn/dossier/{geweigerd.dossier_id}/geschil/{dispute.pk}/"
    assert "Er is een uitkomst, nog zonder uitleg" not in text_of(client.get(url))
    client.post(f"{url}daad/zitting/", day_fields("dag", HEARD))
    assert "gpo_dictum" not in terms(geweigerd.id, ouder)
    text = text_of(client.post(f"{url}daad/spoed/", day_fields("dag", FILED), follow=True))
    # The hearing is on a Friday.
    assert terms(geweigerd.id, ouder)["gpo_dictum"].vervalt_op == date(2026, 3, 10)
    assert "10 maart 2026" in text
    assert "De geschillencommissie behandelt de zaak met spoed" in text
    op_dag(date(2026, 3, 10))
    early = client.post(f"{url}daad/dictum/", day_fields("dag", FILED) | {"code": "gegrond"}).content.decode()
    assert "Deze dag ligt voor 6 maart 2026" in early
    outcome = day_fields("dag", date(2026, 3, 9)) | {"code": "gegrond"}
    text = text_of(client.post(f"{url}daad/dictum/", outcome, follow=True))
    found = terms(geweigerd.id, ouder)
    assert found["gpo_dictum"].toestand == "voldaan"
    # The reasons still come: the ten weeks run on.
    assert found["gpo_oordeel"].toestand == "open"
    assert "Uitkomst van de commissie, nog zonder uitleg" in text


def test_the_board_sees_the_haste_and_its_outcome(bestuur, regenboog, browser, op_dag, start):
    op_dag(FILED)
    with acting_as(bestuur.secretaris.pk):
        letter = acts.Brief("GPO-5", regenboog, "toelating", FILED, date(2026, 2, 16), FILED)
        file = acts.open_file(bestuur.secretaris, letter)
    client, url = browser(bestuur.secretaris), f"/bestuur/zaak/{file.pk}/"
    for key, day in (("spoed", FILED), ("verweer", FILED), ("zitting", HEARD)):
        assert client.post(f"{url}daad/{key}/", day_fields("dag", day)).status_code == 302
    text = text_of(client.get(url))
    assert "De zaak gaat met spoed." in text
    assert "uiterlijk 10 maart 2026" in text
    op_dag(date(2026, 3, 10))
    text = text_of(client.post(f"{url}daad/dictum/", day_fields("dag", HEARD) | {"code": "deels"}, follow=True))
    assert "De uitkomst is er." in text


def test_an_outcome_needs_haste_and_a_code(geweigerd, ouder):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    with acting_as(ouder.pk):
        with pytest.raises(ValidationError, match="Dit kan nu niet"):
            geschil.record_step(dispute, ouder, "dictum", dag=FILED, code="gegrond")
        with pytest.raises(ValidationError, match="Kies een van de antwoorden"):
            geschil.record_step(dispute, ouder, "oordeel", dag=FILED, code="onzin")


def test_a_step_recorded_by_mistake_is_taken_back_by_who_recorded_it(geweigerd, ouder, browser):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    client, url = browser(ouder), f"/mijn/dossier/{geweigerd.dossier_id}/geschil/{dispute.pk}/"
    client.post(f"{url}daad/oordeel/", day_fields("dag", FILED) | {"code": "gegrond"})
    assert terms(geweigerd.id, ouder)["gpo_oordeel"].toestand == "voldaan"
    assert "Dit is toch niet gebeurd" in text_of(client.get(f"{url}daad/oordeel/"))
    text = text_of(client.post(f"{url}daad/oordeel/", {"niet_gebeurd": "ja"}, follow=True))
    assert "is niet gebeurd" in text
    assert terms(geweigerd.id, ouder)["gpo_oordeel"].toestand == "open"
    assert "gpo_oordeel" not in kinds(geweigerd.id, ouder)


def test_a_corrected_filing_cannot_come_after_what_followed(geweigerd, ouder, op_dag):
    dispute = make_dispute(geweigerd, ouder, filed_on=FILED)
    op_dag(date(2026, 2, 10))
    with acting_as(ouder.pk):
        geschil.record_step(dispute, ouder, "verweer-gevraagd", dag=date(2026, 2, 4))
        with pytest.raises(ValidationError) as caught:
            geschil.file_dispute(dispute, ouder, dag=date(2026, 2, 9), bewijs="anders", woorden="Een bon")
    assert caught.value.code == "na_wat_volgde"


def test_the_band_stands_on_every_page_of_a_dispute_until_it_was_filed(geweigerd, ouder, browser):
    dispute = make_dispute(geweigerd, ouder)
    client, url = browser(ouder), f"/mijn/dossier/{geweigerd.dossier_id}/geschil/{dispute.pk}/"
    pages = (url, f"{url}invullen/", f"{url}stukken/", f"{url}daad/ingediend/")
    for page in pages:
        assert "NOG NIET INGEDIEND" in text_of(client.get(page)), page
    with acting_as(ouder.pk):
        geschil.file_dispute(dispute, ouder, dag=FILED, bewijs="anders", woorden="Een bon")
    for page in pages:
        assert "NOG NIET INGEDIEND" not in text_of(client.get(page)), page
