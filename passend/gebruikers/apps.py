from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GebruikersConfig(AppConfig):
    name = "passend.gebruikers"
    label = "gebruikers"
    verbose_name = _("Gebruikers")

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from passend.gebruikers.actions.taal import follow_language

        user_logged_in.connect(follow_language)
