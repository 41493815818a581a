from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "passend.dossiers"
    label = "dossiers"
    verbose_name = _("Dossiers")

    def ready(self) -> None:
        from passend.dossiers.beveiliging import secure_after_migrate

        # Functions, policies and grants follow from one declared table; each migrate brings them up to date.
        post_migrate.connect(secure_after_migrate, dispatch_uid="passend.dossiers.secure")
