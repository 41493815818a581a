"""Addresses of the public pages about the law."""

from django.urls import path

from passend.wet import views

app_name = "wet"

urlpatterns = [
    path("begrippen/", views.begrippen, name="begrippen"),
]
