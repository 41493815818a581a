"""Made by scripts/regelwoorden.py from lbt.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Krijgt het samenwerkingsverband uw bezwaar? Dan vraagt het binnen twee weken advies aan de landelijke "
        "commissie (LBT). Niet elk samenwerkingsverband hoort bij deze commissie. Daarna is er een zitting. Daar kunt "
        "u uw verhaal doen."
    ),
)
