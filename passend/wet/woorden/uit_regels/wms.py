"""Made by scripts/regelwoorden.py from wms.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Elk samenwerkingsverband heeft een raad waarin ouders en personeel meepraten. De ene helft is personeel. De "
        "andere helft bestaat uit ouders en leerlingen. Dit heet de ondersteuningsplanraad."
    ),
    _("Het samenwerkingsverband vraagt deze raad vooraf om ja of nee bij een nieuw of ander ondersteuningsplan."),
    _("De raad geeft advies over wie toezicht houdt op het samenwerkingsverband."),
)
