from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeschillenConfig(AppConfig):
    name = "geschillen"
    verbose_name = _("Geschillen")
