"""Signing in and out. The names are allauth's, which looks them up itself; what is not here does not exist."""

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from passend.gebruikers import demo, views

# One path for everyone: allauth's other doors lead to the first step.
_to_sign_in = login_not_required(RedirectView.as_view(pattern_name="account_request_login_code", query_string=True))

urlpatterns: list[URLPattern] = [
    path("inloggen/", views.code_aanvragen, name="account_request_login_code"),
    path("inloggen/code/", views.code_bevestigen, name="account_confirm_login_code"),
    path("inloggen/gesloten/", allauth_views.account_inactive, name="account_inactive"),
    path("inloggen/opnieuw/", _to_sign_in, name="account_login"),
    path("account-maken/", _to_sign_in, name="account_signup"),
    path("account-maken/code/", _to_sign_in, name="account_email_verification_sent"),
    path("inloggen/bewaard/", views.bewaard, name="bewaard"),
    path("uitloggen/", allauth_views.logout, name="account_logout"),
]

if settings.DEMO:
    urlpatterns += [
        path("demo/", demo.personen, name="demo"),
        path("demo/inloggen/", demo.inloggen, name="demo_inloggen"),
    ]
