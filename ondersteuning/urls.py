"""Addresses: the public pages, the open data, and the administrator's pages."""

from django.urls import URLPattern, URLResolver, path, re_path

from ondersteuning.api.scholen import ScholenViewSet
from ondersteuning.views import (
    beheer,
    beheer_accounts,
    beheer_kalender,
    beheer_mensen,
    beheer_tijdmachine,
    profiel,
    profiel_invullen,
    scholen,
)

app_name = "ondersteuning"

CODE = "(?P<vestigingscode>[0-9]{2}[A-Z]{2}[0-9A-Z]{2})"

urlpatterns: list[URLPattern | URLResolver] = [
    path("scholen/", scholen.scholen, name="scholen"),
    path("scholen/<str:vestigingscode>/", scholen.school, name="school"),
    path("scholen/<str:vestigingscode>/profiel/<int:nummer>/", scholen.profielversie, name="profielversie"),
    path("profiel/", profiel.profielen, name="profielen"),
    path("profiel/<str:vestigingscode>/", profiel.profiel, name="profiel"),
    path("profiel/<str:vestigingscode>/begin/", profiel.begin, name="profiel_begin"),
    path("profiel/<str:vestigingscode>/deel/<slug:groep>/", profiel_invullen.deel, name="profiel_deel"),
    path("profiel/<str:vestigingscode>/nog-zo/", profiel.nog_zo, name="profiel_nog_zo"),
    path("profiel/<str:vestigingscode>/eigen/", profiel_invullen.eigen, name="profiel_eigen"),
    path("profiel/<str:vestigingscode>/eigen/nieuw/", profiel_invullen.eigen_punt, name="profiel_eigen_nieuw"),
    path("profiel/<str:vestigingscode>/eigen/<int:punt>/", profiel_invullen.eigen_punt, name="profiel_eigen_punt"),
    path("profiel/<str:vestigingscode>/aanbieden/", profiel.aanbieden, name="profiel_aanbieden"),
    path("profiel/<str:vestigingscode>/terug/", profiel.terug, name="profiel_terug"),
    path("profiel/<str:vestigingscode>/vaststellen/", profiel.vaststellen, name="profiel_vaststellen"),
    path("api/v1/scholen/", ScholenViewSet.as_view({"get": "list"}), name="api_scholen"),
    re_path(f"^api/v1/scholen/{CODE}/$", ScholenViewSet.as_view({"get": "retrieve"}, detail=True), name="api_school"),
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/scholen/", beheer.scholen, name="beheer_scholen"),
    path("beheer/scholen/<str:vestigingscode>/", beheer.school, name="beheer_school"),
    path("beheer/scholen/<str:vestigingscode>/<str:veld>/", beheer.aanvulling, name="beheer_aanvulling"),
    path("beheer/besturen/", beheer.besturen, name="beheer_besturen"),
    path("beheer/besturen/<str:nummer>/", beheer.bestuur, name="beheer_bestuur"),
    path("beheer/samenwerkingsverbanden/", beheer.samenwerkingsverbanden, name="beheer_samenwerkingsverbanden"),
    path(
        "beheer/samenwerkingsverbanden/<str:nummer>/",
        beheer.samenwerkingsverband,
        name="beheer_samenwerkingsverband",
    ),
    path("beheer/steunpunten/", beheer.steunpunten, name="beheer_steunpunten"),
    path("beheer/steunpunten/nieuw/", beheer.steunpunt, name="beheer_steunpunt_nieuw"),
    path("beheer/steunpunten/<uuid:pk>/", beheer.steunpunt, name="beheer_steunpunt"),
    path("beheer/organisatie/<uuid:pk>/mensen/", beheer_mensen.mensen, name="beheer_mensen"),
    path(
        "beheer/organisatie/<uuid:pk>/mensen/<int:lid>/stoppen/", beheer_mensen.stoppen, name="beheer_mensen_stoppen"
    ),
    path("beheer/accounts/", beheer_accounts.aanvragen, name="beheer_accountaanvragen"),
    path("beheer/accounts/<uuid:pk>/", beheer_accounts.aanvraag, name="beheer_accountaanvraag"),
    path("beheer/kalender/", beheer_kalender.kalender, name="beheer_kalender"),
    path("beheer/kalender/vervallen/", beheer_kalender.vervallen, name="beheer_kalender_vervallen"),
    path("beheer/kalender/dag/nieuw/", beheer_kalender.dag, name="beheer_dag_nieuw"),
    path("beheer/kalender/dag/<int:pk>/weg/", beheer_kalender.dag_weg, name="beheer_dag_weg"),
    path("beheer/kalender/vakantie/nieuw/", beheer_kalender.vakantie, name="beheer_vakantie_nieuw"),
    path("beheer/kalender/vakantie/<int:pk>/", beheer_kalender.vakantie, name="beheer_vakantie"),
    path("beheer/kalender/vakantie/<int:pk>/weg/", beheer_kalender.vakantie_weg, name="beheer_vakantie_weg"),
    path("beheer/tijdmachine/", beheer_tijdmachine.tijdmachine, name="beheer_tijdmachine"),
    path("beheer/tijdmachine/proef/", beheer_tijdmachine.proef, name="beheer_proef"),
    path("beheer/tijdmachine/bestand/<str:naam>/", beheer_tijdmachine.regelbestand, name="beheer_regelbestand"),
    path("beheer/tijdmachine/<int:pk>/", beheer_tijdmachine.herberekening, name="beheer_herberekening"),
    path(
        "beheer/tijdmachine/<int:pk>/toepassen/",
        beheer_tijdmachine.toepassen,
        name="beheer_herberekening_toepassen",
    ),
    path("beheer/tijdmachine/<int:pk>/stoppen/", beheer_tijdmachine.stoppen, name="beheer_herberekening_stoppen"),
    path(
        "beheer/tijdmachine/<int:pk>/hervatten/",
        beheer_tijdmachine.hervatten,
        name="beheer_herberekening_hervatten",
    ),
    path("beheer/inlezingen/", beheer.inlezingen, name="beheer_inlezingen"),
]
