"""Made by scripts/regelwoorden.py from besluit_bekostiging_wpo.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "De school schrijft het kind in vanaf de eerste dag op school. Is dat de eerste schooldag van het jaar? Dan "
        "staat er 1 augustus. Dat geldt niet voor een kind dat nog geen 4 is."
    ),
    _(
        "In het plan staat naar welk onderwijs uw kind waarschijnlijk gaat, en waarom. Er staat ook wat helpt en wat "
        "lastig is. En welke hulp uw kind krijgt."
    ),
    _(
        "Het samenwerkingsverband vraagt eerst advies aan deskundigen. Dat zijn er ten minste twee. De eerste is een "
        "orthopedagoog of een psycholoog. De tweede is bijvoorbeeld een arts of een pedagoog."
    ),
    _(
        "Na het oordeel schrijft het bestuur u en de commissie wat het ermee doet. Doet het iets anders dan de "
        "commissie adviseert? Dan legt het uit waarom. De tekst noemt geen dag."
    ),
    _("De commissie heeft ten minste zeven leden. De minister kiest hen voor vier jaar. Dat kan nog twee keer."),
)
