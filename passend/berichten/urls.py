"""Health, and the pages of the demo that show mail and time."""

from django.conf import settings
from django.urls import URLPattern, path

from passend.berichten import demo, views

urlpatterns: list[URLPattern] = [
    path("gezondheid/leeft", views.leeft, name="gezondheid_leeft"),
    path("gezondheid/klaar", views.klaar, name="gezondheid_klaar"),
]

if settings.DEMO:
    urlpatterns += [
        path("demo/post/", demo.post, name="demo_post"),
        path("demo/post/<str:naam>/", demo.mail, name="demo_mail"),
        path("demo/klok/", demo.klok, name="demo_klok"),
    ]
