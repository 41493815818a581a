"""Made by scripts/regelwoorden.py from awb.toml: change the sentences there."""

from django.utils.translation import gettext_noop as _

ZINNEN = (
    _(
        "Is de aanmelding niet compleet? Dan kan de school vragen om aan te vullen. Zij noemt zelf een laatste dag. "
        "De termijn voor het besluit staat stil vanaf de dag na die vraag. Dat duurt tot de dag waarop de informatie "
        "er is, of tot de genoemde dag voorbij is."
    ),
    _(
        "Komt de informatie niet op tijd? Dan kan de school beslissen dat zij de aanmelding niet behandelt. Zij laat "
        "dat binnen vier weken weten. Die weken tellen vanaf de dag die zij noemde."
    ),
    _(
        "Bent u het niet eens met de weigering? Dan kunt u bezwaar maken bij het bestuur van de school. U heeft zes "
        "weken. De termijn begint op de dag na de dag waarop u het besluit krijgt. Stuurt u het bezwaar met de post? "
        "Doe de brief dan op tijd op de post. Hij moet ook binnen een week na de laatste dag aankomen."
    ),
    _(
        "De termijn voor het besluit kan ook om een andere reden stilstaan. Bijvoorbeeld als u op papier zegt dat de "
        "school meer tijd krijgt. Of als de school door overmacht niet kan beslissen."
    ),
    _(
        "Het samenwerkingsverband beslist zo snel als het kan over de toelaatbaarheidsverklaring. Na acht weken is de "
        "tijd voorbij. Dat is anders als het vooraf laat weten dat het langer duurt. De acht weken beginnen op de dag "
        "nadat de aanvraag er is. De school doet de aanvraag. Ouders kunnen dat niet zelf."
    ),
    _(
        "Lukt het niet binnen acht weken? Dan laat het samenwerkingsverband weten hoeveel tijd het nog nodig heeft. "
        "Het noemt een redelijke laatste dag."
    ),
    _(
        "Is de aanvraag niet compleet? Dan vraagt het samenwerkingsverband om aan te vullen. De termijn staat stil "
        "vanaf de dag na die vraag. Dat duurt tot de informatie er is, of tot de genoemde dag voorbij is."
    ),
    _(
        "Bent u het niet eens met het besluit over de toelaatbaarheidsverklaring? Dan kunt u bezwaar maken bij het "
        "samenwerkingsverband. U heeft zes weken. De termijn begint op de dag nadat het besluit bekend is gemaakt. "
        "Stuurt u het bezwaar met de post? Doe de brief dan op tijd op de post. Hij moet ook binnen een week na de "
        "laatste dag aankomen."
    ),
    _(
        "Het samenwerkingsverband beslist binnen twaalf weken op uw bezwaar, als een commissie advies geeft. Die "
        "weken beginnen pas als uw tijd om bezwaar te maken voorbij is."
    ),
    _(
        "Lukt het niet op tijd? Dan kan het samenwerkingsverband één keer langer wachten met de beslissing: ten "
        "hoogste zes weken. Het laat dat op papier weten."
    ),
    _(
        "Met uw instemming kan het samenwerkingsverband nog langer de tijd nemen. U spreekt dan samen een laatste dag "
        "af."
    ),
    _(
        "Bent u het niet eens met de beslissing op bezwaar? Dan kunt u naar de rechtbank. U heeft zes weken. De "
        "termijn begint op de dag nadat de beslissing bekend is gemaakt."
    ),
    _(
        "Bent u het niet eens met de verwijdering? Dan kunt u bezwaar maken bij het bestuur van de school. U heeft "
        "zes weken. De termijn begint op de dag na de dag waarop u het besluit krijgt. Stuurt u het bezwaar met de "
        "post? Doe de brief dan op tijd op de post. Hij moet ook binnen een week na de laatste dag aankomen."
    ),
)
