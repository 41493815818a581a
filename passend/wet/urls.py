"""Addresses of the public pages about the law."""

from django.urls import path

from passend.wet import views
from passend.wet.rekenaar import api
from passend.wet.rekenaar import views as rekenaar
from passend.wet.wetpagina import views as wetpagina

app_name = "wet"

urlpatterns = [
    path("begrippen/", views.begrippen, name="begrippen"),
    path("wet/", wetpagina.wet, name="wet"),
    path("wet/kalender/", wetpagina.kalender, name="kalender"),
    path("wet/<slug:sleutel>/", wetpagina.regel, name="regel"),
    path("termijnrekenaar/", rekenaar.start, name="rekenaar"),
    path("termijnrekenaar/<slug:aanleiding>/", rekenaar.vragen, name="rekenaar_vragen"),
    path("termijnrekenaar/<slug:aanleiding>/datums/", rekenaar.datums, name="rekenaar_datums"),
    path("termijnrekenaar/<slug:aanleiding>/agenda.ics", rekenaar.agenda_bestand, name="rekenaar_agenda"),
    path("api/v1/termijnen/", api.TermijnenView.as_view(), name="api_termijnen"),
    path("api/v1/openapi.json", api.DocumentView.as_view(), name="api_document"),
]
