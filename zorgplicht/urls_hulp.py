"""Addresses of the doors for everyone, and of asking for help: part of `zorgplicht.urls`."""

from django.urls import URLPattern, path

from zorgplicht.views import deur, ouder_deur, steunpunt_terugbellen

patterns: list[URLPattern] = [
    path("iemand-spreken/", deur.spreken, name="spreken"),
    path("iemand-spreken/terugbellen/", deur.terugbellen, name="terugbellen"),
    path(
        "iemand-spreken/terugbellen/<uuid:steunpunt_id>/gevraagd/",
        deur.terugbellen_gevraagd,
        name="terugbellen_gevraagd",
    ),
    path("school-zei-nee/", deur.zei_nee, name="zei_nee"),
    path("mijn/school-zei-nee/", ouder_deur.zei_nee_verder, name="zei_nee_verder"),
    path("steunpunt/terugbellen/", steunpunt_terugbellen.lijst, name="steunpunt_terugbellen"),
    path("steunpunt/terugbellen/<uuid:pk>/", steunpunt_terugbellen.gebeld, name="steunpunt_gebeld"),
]
