"""All addresses; every app names its own in its `urls.py`."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("passend.huisstijl.urls")),
    path("", include("passend.gebruikers.urls")),
    path("", include("passend.dossiers.urls")),
    path("", include("passend.berichten.urls")),
    path("", include("passend.wet.urls")),
    path("", include("ondersteuning.urls")),
    path("", include("zorgplicht.urls")),
    path("", include("geschillen.urls")),
]

handler400 = "passend.huisstijl.foutpagina.bad_request"
handler403 = "passend.huisstijl.foutpagina.permission_denied"
handler404 = "passend.huisstijl.foutpagina.page_not_found"
handler500 = "passend.huisstijl.foutpagina.server_error"
