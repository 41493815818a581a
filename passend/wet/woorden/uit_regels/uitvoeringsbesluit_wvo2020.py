"""Made by scripts/regelwoorden.py from uitvoeringsbesluit_wvo2020.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Bij het uitschrijven schrijft de school 31 juli op. Of zij kiest de laatste dag waarop de leerling er was. "
        "Meldt een andere school binnen vier weken dat de leerling daar is ingeschreven? Dan wordt het de dag voor "
        "die inschrijving."
    ),
    _(
        "Krijgt de leerling zelf een tegemoetkoming voor schoolkosten (WTOS)? Dan houdt de school bij hoelang de "
        "leerling weg is. Is dat vier schoolweken? Dan legt de school dat vast binnen drie werkdagen. Vakanties "
        "tellen hier niet mee."
    ),
    _(
        "Krijgt de leerling zelf een tegemoetkoming voor schoolkosten (WTOS)? Dan houdt de school bij hoelang de "
        "leerling weg is. Na acht schoolweken is er een tweede grens. Vakanties tellen hier niet mee."
    ),
    _(
        "De school schrijft de leerling in vanaf de eerste dag op school. Is dat de eerste schooldag van het jaar? "
        "Dan staat er 1 augustus."
    ),
    _("De school voor voortgezet onderwijs laat de oude school weten wat zij heeft besloten."),
    _(
        "Het samenwerkingsverband vraagt advies aan deskundigen. De tweede deskundige weet soms ook veel van het vmbo "
        "of het praktijkonderwijs. Wij lazen alleen het laatste deel van deze tekst."
    ),
    _(
        "Komen er meer leerlingen in het speciaal onderwijs? Dan rekent het samenwerkingsverband geld af op een vaste "
        "dag. Die dag staat in het ondersteuningsplan. Hij ligt tussen 1 februari en 1 juni. Voor de leerling "
        "verandert er niets."
    ),
    _(
        "Gaat het leren niet goed genoeg? Dan kan een school een leerling daarom niet midden in het schooljaar "
        "verwijderen."
    ),
)
