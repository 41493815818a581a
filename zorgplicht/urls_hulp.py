"""Addresses of the doors for everyone, and of asking for help: part of `zorgplicht.urls`."""

from django.urls import URLPattern, path

from zorgplicht.views import deur, ouder_deur, ouder_hulpvraag, steunpunt_hulpvraag, steunpunt_terugbellen

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
    path("mijn/hulpvraag/nieuw/", ouder_hulpvraag.nieuw, name="hulpvraag_nieuw"),
    path("mijn/hulpvraag/<uuid:pk>/", ouder_hulpvraag.hulpvraag, name="hulpvraag"),
    path("mijn/hulpvraag/<uuid:pk>/sluiten/", ouder_hulpvraag.sluiten, name="hulpvraag_sluiten"),
    path("mijn/hulpvraag/<uuid:pk>/heropenen/", ouder_hulpvraag.heropenen, name="hulpvraag_heropenen"),
    path("mijn/hulpvraag/<uuid:pk>/aanmelden/", ouder_hulpvraag.aanmelden, name="hulpvraag_aanmelden"),
    path("mijn/uitnodiging/", ouder_hulpvraag.uitnodiging, name="uitnodiging"),
    path("steunpunt/notitie/", steunpunt_hulpvraag.notitie, name="steunpunt_notitie"),
    path("steunpunt/hulpvragen/", steunpunt_hulpvraag.lijst, name="steunpunt_hulpvragen"),
    path("steunpunt/hulpvragen/<uuid:pk>/", steunpunt_hulpvraag.hulpvraag, name="steunpunt_hulpvraag"),
    path("steunpunt/hulpvragen/<uuid:pk>/pak-op/", steunpunt_hulpvraag.pak_op, name="steunpunt_hulpvraag_pak_op"),
    path("steunpunt/hulpvragen/<uuid:pk>/code/", steunpunt_hulpvraag.code, name="steunpunt_hulpvraag_code"),
    path("steunpunt/hulpvragen/<uuid:pk>/<str:handeling>/", steunpunt_hulpvraag.daad, name="steunpunt_hulpvraag_daad"),
    path("steunpunt/terugbellen/", steunpunt_terugbellen.lijst, name="steunpunt_terugbellen"),
    path("steunpunt/terugbellen/<uuid:pk>/", steunpunt_terugbellen.gebeld, name="steunpunt_gebeld"),
]
