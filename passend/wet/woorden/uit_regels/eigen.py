"""Made by scripts/regelwoorden.py from eigen.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Het bestuur laat u en de commissie op papier weten wat het met het oordeel doet. De wet noemt daarvoor geen "
        "dag. Dit portaal houdt vier weken aan. Dat is een eigen streefdag."
    ),
)
