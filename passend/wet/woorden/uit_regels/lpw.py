"""Made by scripts/regelwoorden.py from lpw.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Wordt een kind 5 jaar? Dan is het leerplichtig vanaf de eerste schooldag van de volgende maand. Hier staat "
        "de eerste dag van die maand."
    ),
    _(
        "Kan een kind door ziekte of een handicap niet naar school? Dan kunt u de gemeente laten weten dat u een "
        "vrijstelling wilt. Doe dat ten minste een maand voordat het kind leerplichtig wordt."
    ),
    _(
        "Wie een vrijstelling heeft, vraagt die elk jaar opnieuw aan bij de gemeente. Doe dat voor 1 juli. Zegt de "
        "verklaring dat het kind nooit naar school kan? Dan hoeft het niet elk jaar."
    ),
    _(
        "Bij de kennisgeving hoort een verklaring. Die is van een arts, een pedagoog of een psycholoog. De gemeente "
        "wijst die persoon aan. De verklaring is niet ouder dan drie maanden."
    ),
    _(
        "Mist een leerling zonder toestemming 16 uur les in vier lesweken achter elkaar? Dan meldt de directeur dat "
        "meteen. Weken met vakantie tellen niet als lesweek. De school meldt via DUO."
    ),
    _(
        "Kan een kind door zijn lichaam of geest niet naar school? Dan kan het een vrijstelling krijgen. U laat dat "
        "de gemeente weten. Er hoort een verklaring bij van een arts, een pedagoog of een psycholoog. Dat is niet de "
        "eigen arts van het kind."
    ),
    _(
        "Staat een kind niet op school, of meldt de school verzuim? Dan zoekt de leerplichtambtenaar uit wat er is. "
        "Hij praat met u en met de school."
    ),
)
