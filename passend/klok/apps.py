from django.apps import AppConfig


class KlokConfig(AppConfig):
    name = "passend.klok"
    label = "klok"
