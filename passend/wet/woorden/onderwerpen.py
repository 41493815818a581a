"""What whoever must act does, term by term."""

from django.utils.translation import gettext_lazy as _

#: What whoever must act does, for the banner: a sentence or two, true whoever reads it.
TAKEN = {
    "besluit": _("De school neemt een besluit over de aanmelding."),
    "tijdelijke_plaatsing": _(
        "Is er na 10 weken nog geen besluit? Dan kan een tijdelijke plaatsing beginnen, als aan alle voorwaarden is "
        "voldaan."
    ),
    "aanvullen": _("De ouders geven de informatie die de school vroeg."),
    "niet_behandelen": _("Wil de school de aanmelding niet behandelen? Dan laat zij dat weten."),
    "leeftijd": _("De ouders melden het kind opnieuw aan als het oud genoeg is."),
    "verzuim_melden": _("De school meldt het verzuim."),
    "tijdig_aanmelden": _("De ouders melden het kind aan. Het liefst 10 weken van tevoren, maar later mag ook."),
    "centraal_aanmelden": _("De ouders melden het kind aan in de week van 25 tot en met 31 maart."),
    "leerling_16": _("Vraag vanaf deze dag ook de leerling of zijn gegevens gedeeld mogen worden."),
    "leerling_18": _("Vanaf deze dag regelt de leerling dit zelf, of hij kiest wie dat voor hem doet."),
    "bezwaar_toelating": _("Zijn de ouders het niet eens met de weigering? Dan kunnen zij bezwaar maken."),
    "bob_toelating": _("Het schoolbestuur neemt een beslissing op het bezwaar."),
    "bezwaar_verwijdering": _("Zijn de ouders het niet eens met de verwijdering? Dan kunnen zij bezwaar maken."),
    "bob_verwijdering": _("Het schoolbestuur neemt een beslissing op het bezwaar."),
    "opp": _("De school maakt samen met de ouders het ontwikkelingsperspectief."),
    "opp_na_tijdelijk": _("De school maakt samen met de ouders het ontwikkelingsperspectief."),
    "opp_evaluatie": _("De school bespreekt het ontwikkelingsperspectief met de ouders."),
    "opp_evaluatie_volgend": _("De school bespreekt het ontwikkelingsperspectief weer met de ouders."),
    "tlv_besluit": _("Het samenwerkingsverband neemt een besluit over de toelaatbaarheidsverklaring."),
    "tlv_bezwaar": _("Wie het niet eens is met het besluit, kan bezwaar maken bij het samenwerkingsverband."),
    "tlv_advies": _("Het samenwerkingsverband vraagt advies aan de landelijke bezwaarcommissie."),
    "tlv_bob": _("Het samenwerkingsverband neemt een beslissing op het bezwaar."),
    "tlv_beroep": _("Wie het niet eens is met de beslissing, kan in beroep gaan bij de rechtbank."),
    "schorsing": _("De school laat de schorsing niet langer duren dan 1 week."),
    "verwijdering_zoeken": _("De school zoekt een andere school die de leerling wil toelaten."),
    "gpo_indienen": _("Komen ouders en school er samen niet uit? Dan kunnen de ouders naar de geschillencommissie."),
    "gpo_verweer": _("Het schoolbestuur geeft zijn antwoord aan de geschillencommissie."),
    "gpo_dictum": _("De geschillencommissie laat de uitkomst weten. De uitleg volgt later."),
    "gpo_oordeel": _("De geschillencommissie geeft haar oordeel."),
    "gpo_reactie": _("Het schoolbestuur schrijft de ouders en de commissie wat het met het oordeel doet."),
    "klacht_indienen": _("Wie een klacht heeft over de school, kan die indienen bij de klachtencommissie."),
    "klacht_reactie": _("Het schoolbestuur schrijft wat het met het oordeel over de klacht doet."),
    "leerplicht": _("De ouders schrijven het kind in op een school. Lukt dat niet? Dan vragen zij hulp."),
    "langdurig_verzuim": _("De school meldt dat de leerling meer dan 4 weken niet op school is."),
    "thuiszitter_aandacht": _("De leerling zit al lang thuis. Samen zoeken school en gemeente naar een oplossing."),
    "vrijstelling_kennisgeven": _("De ouders laten de gemeente weten dat zij een vrijstelling willen."),
    "vrijstelling_jaarlijks": _("De ouders laten de gemeente elk jaar weten dat zij de vrijstelling nog willen."),
    "vrijstelling_verklaring": _("De ouders geven de gemeente een verklaring die niet te oud is."),
    "wtos_vier_weken": _("De school meldt dat de leerling 4 weken niet op school is geweest."),
    "wtos_acht_weken": _("De school meldt dat de leerling 8 weken niet op school is geweest."),
    "plan_vaststellen": _("Het samenwerkingsverband stelt een nieuw ondersteuningsplan vast."),
    "plan_verzenden": _("Het samenwerkingsverband stuurt het ondersteuningsplan naar de inspectie."),
    "uitschrijving_nieuwe_school": _("De nieuwe school geeft de inschrijving door aan de oude school."),
}
