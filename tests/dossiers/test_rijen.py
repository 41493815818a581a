"""Rows of another table as a column: the same instances as a query of their own gives, and no more of them."""

import pytest
from django.db import connection
from django.db.models import OuterRef
from django.test.utils import CaptureQueriesContext

from passend.dossiers.models import Dossier, Lezerskring
from passend.dossiers.rijen import RowsOf
from tests.fabriek import make_aanmelding, make_gebruiker, make_lid, make_school
from zorgplicht.models import Aanmelding, Schoolnee


@pytest.fixture
def parent(db):
    return make_gebruiker()


def with_circles(queryset=Dossier.objects):
    circles = Lezerskring.objects.filter(dossier_id=OuterRef("pk")).select_related("organisatie", "dossier")
    return queryset.annotate(kringen=RowsOf(circles.order_by("soort", "id")))


def values(one):
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}


def test_each_value_has_the_type_that_a_query_of_its_own_gives(parent, als):
    case = make_aanmelding(parent)
    with als(parent):
        found = Dossier.objects.annotate(
            zaken=RowsOf(Aanmelding.objects.filter(dossier_id=OuterRef("pk")).order_by("id"))
        ).get(pk=case.dossier_id)
        alone = Aanmelding.objects.get(pk=case.pk)
    assert [values(one) for one in found.zaken] == [values(alone)]
    assert not found.zaken[0]._state.adding


def test_what_is_selected_along_comes_along_and_nothing_is_asked_again(parent, als):
    case = make_aanmelding(parent)
    with als(parent), CaptureQueriesContext(connection) as queries:
        found = with_circles().get(pk=case.dossier_id)
        names = {circle.soort: circle.organisatie and circle.organisatie.naam for circle in found.kringen}
        assert {circle.dossier.geopend_op for circle in found.kringen} == {found.geopend_op}
    assert names == {"gezin": None, "gezin_school": "De Regenboog", "school": "De Regenboog"}
    assert len(queries) == 1


def test_a_row_without_any_gets_an_empty_list(parent, als):
    case = make_aanmelding(parent)
    with als(parent):
        noes = RowsOf(Schoolnee.objects.filter(dossier_id=OuterRef("pk")).order_by("id"))
        assert Dossier.objects.annotate(nees=noes).get(pk=case.dossier_id).nees == []


def test_the_wall_stands_in_a_column_too(parent, als):
    school = make_school()
    ina = make_lid(school.organisatie)
    case = make_aanmelding(parent, school, make_school("De Linde"))
    with als(ina):
        seen = {circle.organisatie_id for circle in with_circles().get(pk=case.dossier_id).kringen}
    with als(parent):
        assert len({circle.organisatie_id for circle in with_circles().get(pk=case.dossier_id).kringen}) == 3
    assert seen == {school.pk}
