from django.apps import AppConfig


class HuisstijlConfig(AppConfig):
    name = "passend.huisstijl"
    label = "huisstijl"
