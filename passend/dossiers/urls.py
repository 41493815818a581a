from django.urls import URLPattern, path

from passend.dossiers import views

# Without a namespace: signing in leads here by name.
urlpatterns: list[URLPattern] = [path("start/", views.start_na_inloggen, name="start_na_inloggen")]
