"""Addresses of a bezwaar and a dispute: the family's, the school's and the board's pages."""

from django.urls import URLPattern, path

from geschillen.views import (
    bestuur,
    bestuur_openen,
    ouder_bezwaar,
    ouder_geschil,
    ouder_hulpbladen,
    ouder_koppelen,
    school,
    steunpunt,
)

app_name = "geschillen"

DOSSIER = "mijn/dossier/<uuid:dossier_id>/"
CASE = f"{DOSSIER}aanmelding/<uuid:aanmelding_id>/"
DISPUTE = f"{DOSSIER}geschil/<uuid:geschil_id>/"
FILE = "bestuur/zaak/<uuid:pk>/"
FOR_PARENT = "steunpunt/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/"

urlpatterns: list[URLPattern] = [
    path(f"{CASE}niet-eens/", ouder_bezwaar.niet_eens, name="niet_eens"),
    path(f"{CASE}bezwaarbrief/", ouder_bezwaar.brief_maken, name="bezwaarbrief"),
    path(f"{CASE}bezwaarbrief/lezen/", ouder_bezwaar.brief_lezen, name="bezwaarbrief_lezen"),
    path(f"{CASE}bezwaar/<slug:daad>/", ouder_bezwaar.bezwaar_daad, name="bezwaar_daad"),
    path(f"{CASE}bezwaar-delen/", ouder_koppelen.delen_bezwaar, name="bezwaar_delen"),
    path(f"{CASE}vraagbrief/", ouder_hulpbladen.vraagbrief, name="vraagbrief"),
    path(f"{CASE}wat-kan-ik-doen/", ouder_hulpbladen.ladder, name="ladder"),
    path(f"{CASE}geschil/", ouder_geschil.nieuw, name="geschil_nieuw"),
    path(f"{DOSSIER}wie-is-verantwoordelijk/", ouder_hulpbladen.verantwoordelijk, name="verantwoordelijk"),
    path(DISPUTE, ouder_geschil.geschil, name="geschil"),
    path(f"{DISPUTE}invullen/", ouder_geschil.invullen, name="geschil_invullen"),
    path(f"{DISPUTE}stukken/", ouder_geschil.stukken, name="geschil_stukken"),
    path(f"{DISPUTE}ongedaan/", ouder_geschil.ongedaan, name="geschil_ongedaan"),
    path(f"{DISPUTE}delen/", ouder_koppelen.delen, name="geschil_delen"),
    path(f"{DISPUTE}daad/<slug:daad>/", ouder_geschil.daad, name="geschil_daad"),
    path("school/bezwaar/<uuid:aanmelding_id>/<slug:daad>/", school.school_bezwaar, name="school_bezwaar"),
    path(f"{FOR_PARENT}bezwaar/", steunpunt.bezwaar, name="steunpunt_bezwaar"),
    path(f"{FOR_PARENT}bezwaar/brief/", steunpunt.brief_maken, name="steunpunt_bezwaarbrief"),
    path(f"{FOR_PARENT}bezwaar/brief/lezen/", steunpunt.brief_lezen, name="steunpunt_bezwaarbrief_lezen"),
    path(f"{FOR_PARENT}bezwaar/<slug:daad>/", steunpunt.bezwaar_daad, name="steunpunt_bezwaar_daad"),
    path(f"{FOR_PARENT}geschil/", steunpunt.geschil, name="steunpunt_geschil"),
    path(f"{FOR_PARENT}geschil/ingediend/", steunpunt.geschil_ingediend, name="steunpunt_geschil_ingediend"),
    path("bestuur/", bestuur.bureau, name="bestuur"),
    path("bestuur/nieuw/", bestuur_openen.nieuw, name="bestuur_nieuw"),
    path("bestuur/bezwaar/", bestuur_openen.bezwaar, name="bestuur_bezwaar"),
    path(f"{FILE}brief/", bestuur_openen.brief, name="bestuur_brief"),
    path(f"{FILE}besluitbrief/", bestuur_openen.besluitbrief, name="bestuur_besluitbrief"),
    path(FILE, bestuur.zaak, name="bestuur_geschil"),
    path(f"{FILE}stukken/", bestuur.stukken, name="bestuur_stukken"),
    path(f"{FILE}verbinden/", bestuur.verbinden, name="bestuur_verbinden"),
    path(f"{FILE}delen/", bestuur.delen, name="bestuur_delen"),
    path(f"{FILE}daad/<slug:daad>/", bestuur.daad, name="bestuur_daad"),
]
