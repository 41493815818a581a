from django.urls import path

from passend.huisstijl import views

# Without a namespace: these are the portal's own front door, and sign-in leads to "start" by name.
urlpatterns = [
    path("", views.start, name="start"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("taal/", views.kies_taal, name="kies_taal"),
    path("privacy/", views.privacy, name="privacy"),
    path("demo/huisstijl/", views.stijlgids, name="stijlgids"),
]
