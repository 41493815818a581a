"""A form that was opened before a colleague acted, and slips of the pen in the year."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.fabriek import do
from tests.zorgplicht.hulp import stand
from zorgplicht.actions import school

DAY = date(2026, 1, 12)


def admission(html):
    """The answer of someone who leaves everything as the page gave it."""
    seen = html.split('name="gezien" value="')[1].split('"')[0]
    return {"gezien": seen, "dag_dag": "12", "dag_maand": "1", "dag_jaar": "2026", "toelichting": ""}


def test_an_old_form_does_not_undo_what_a_colleague_recorded(aanmelding, ina, client):
    client.force_login(ina)
    page = f"/school/aanmelding/{aanmelding.id}/laat_toe/"
    old = admission(client.get(page).content.decode())
    do(school.refuse, aanmelding, ina, dag=DAY, toelichting="Er is geen plaats.")
    answer = client.post(page, old)
    assert "Een collega heeft intussen iets vastgelegd" in answer.content.decode()
    assert stand(aanmelding, ina) == "geweigerd"
    # Whoever looked and still means it sends it once more.
    assert client.post(page, admission(answer.content.decode())).status_code == 302
    assert stand(aanmelding, ina) == "toegelaten"


@pytest.mark.parametrize(
    ("act", "values", "at"),
    [
        (school.ask_completion, {"tot_dag": date(2036, 1, 12), "toelichting": "Verslag."}, "tot_dag"),
        (school.place_temporarily, {"dag": date(2036, 1, 12)}, None),
    ],
)
def test_a_year_too_far_is_refused(aanmelding, ina, act, values, at):
    with pytest.raises(ValidationError) as refusal:
        do(act, aanmelding, ina, **values)
    assert "Kijk nog eens naar het jaar" in str(refusal.value.messages)
    assert at is None or at in refusal.value.message_dict
