"""Made by scripts/regelwoorden.py from lkc.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Gaat het over hoe de school hulp geeft of met u omgaat? Dan kunt u een klacht indienen. Doe dat binnen een "
        "jaar."
    ),
)
