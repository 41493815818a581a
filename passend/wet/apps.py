"""The Dutch words of the law clock."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WetConfig(AppConfig):
    name = "passend.wet"
    label = "wet"
    verbose_name = _("de wet")
