"""More made-up families: what happens less often, each told once. Every name and story is invented."""

from zorgplicht.demo.verhalen import (
    BEVESTIGD,
    EERSTE_VERHALEN,
    REDEN_NEE,
    VRAAG_AANVULLING,
    Stap,
    Verhaal,
)

AANBOD = "Een plaats in een kleine groep, drie ochtenden per week, met een begeleider."
MEER_VERHALEN: tuple[Verhaal, ...] = (
    # Papers asked for in every way. The family does not have one, and the school takes more time while it waits.
    Verhaal(
        38,
        (
            BEVESTIGD,
            Stap(4, "papieren_brief", tot=14),
            Stap(8, "aangevuld"),
            Stap(10, "papieren_email", tot=20),
            Stap(14, "aangevuld"),
            Stap(20, "papieren_gegeven", tot=28),
            Stap(24, "aangevuld"),
            Stap(28, "papieren_post", tot=48),
            Stap(30, "heb_niet"),
            Stap(34, "verleng_lang", tekst="Wij wachten op het verslag en willen daarna met u praten."),
        ),
        ouder="Anouk Peters",
        situatie="voogd",
        alles_gedeeld=True,
    ),
    # Other schools asked in every way, two offers, and an objection of the other parent that was taken back.
    Verhaal(
        40,
        (
            BEVESTIGD,
            Stap(5, "bezwaar_ouder"),
            Stap(9, "bezwaar_voorbij"),
            Stap(12, "vraag_scholen"),
            Stap(14, "aanbod", tekst=AANBOD),
            Stap(16, "antwoord_nee", tekst="Drie ochtenden is voor ons te weinig."),
            Stap(20, "aanbod", tekst="Vijf ochtenden per week, met dezelfde begeleider."),
            Stap(22, "antwoord_school", tekst="De ouders schreven dat zij dit willen proberen."),
            Stap(30, "aanbod", tekst="Ook hulp bij het eten, vanaf de eerste dag."),
        ),
        situatie="samen",
        alles_gedeeld=True,
        steunpunt=True,
    ),
    Verhaal(
        39,
        (
            BEVESTIGD,
            Stap(30, "weiger_grondslag", tekst="U onderschrijft onze grondslag niet."),
            Stap(33, "brief_uitgereikt"),
        ),
    ),
    Verhaal(
        38,
        (
            BEVESTIGD,
            Stap(30, "weiger_eisen", tekst="Het advies van de basisschool past niet bij onze opleiding."),
            Stap(33, "brief_email"),
        ),
        sector="vo",
        leeftijd_dagen=4500,
    ),
    Verhaal(
        33,
        (
            BEVESTIGD,
            Stap(10, "loting", tekst="Lotingsbeleid van de gemeente."),
            Stap(12, "loting_anders", tekst="Kinderen met een broer of zus op school gaan voor."),
            Stap(24, "ingeloot", tekst="Uw kind heeft nummer 12. Er zijn 60 plaatsen."),
        ),
        sector="vo",
        leeftijd_dagen=4500,
    ),
    # Two schools: enrolled at one, so the other has nothing left to do. A court consented for the other parent.
    Verhaal(
        50,
        (
            BEVESTIGD,
            Stap(4, "bezwaar_ouder"),
            Stap(20, "bezwaar_rechter"),
            Stap(30, "toe"),
            Stap(40, "plaats", tot=60),
        ),
        scholen=2,
        ouder="Iris Dekker",
        situatie="instelling",
        alles_gedeeld=True,
    ),
    # Placed for the time being, then for good: the plan counts from there.
    Verhaal(
        110,
        (
            BEVESTIGD,
            Stap(72, "tijdelijk", tot=73),
            Stap(75, "extra"),
            Stap(80, "toe"),
            Stap(85, "plaats", tot=86),
        ),
    ),
    Verhaal(
        26,
        (
            BEVESTIGD,
            Stap(9, "kan_niet", tekst="Wij hebben geen begeleider voor uw kind."),
            Stap(12, "trek_in_advies"),
        ),
        situatie="niet_eens",
        alles_gedeeld=True,
    ),
    Verhaal(
        34,
        (
            BEVESTIGD,
            Stap(5, "vraag", tot=15, tekst=VRAAG_AANVULLING),
            Stap(32, "niet", tekst="Zonder het verslag kunnen wij niet zien wat uw kind nodig heeft."),
        ),
    ),
    Verhaal(
        50,
        (BEVESTIGD, Stap(35, "weiger", tekst=REDEN_NEE), Stap(37, "brief"), Stap(44, "toe")),
        situatie="weet_niet",
        alles_gedeeld=True,
    ),
    # A child that turns four while the school has the aanmelding, and comes to play first.
    Verhaal(
        12,
        (BEVESTIGD, Stap(9, "observatie_later", tot=16, tekst="Twee ochtenden meedoen in groep 1.")),
        leeftijd_dagen=1375,
    ),
    # A parent for whom it is not safe, and a school that heard of the other parent.
    Verhaal(
        19,
        (BEVESTIGD, Stap(8, "bezwaar_school"), Stap(9, "steunpunt_in"), Stap(11, "steunpunt_uit")),
        ouder="Merel Smit",
        situatie="onveilig",
        zei_nee=True,
    ),
    # In Polish, with the steunpunt looking on: the school may know that, and the steunpunt what was said at the door.
    Verhaal(
        23,
        (BEVESTIGD, Stap(10, "steunpunt_in"), Stap(11, "steunpunt_toon")),
        ouder="Kasia Nowak",
        situatie="pools",
        alles_gedeeld=True,
        zei_nee=True,
    ),
    # At schools without an account: a signed strip, and a phone call with name and time.
    Verhaal(16, (Stap(3, "ingeleverd"), Stap(4, "dag"), Stap(6, "strook")), aangesloten=False, steunpunt=True),
    Verhaal(18, (Stap(2, "telefoon"),), aangesloten=False, steunpunt=True),
)
VERHALEN = (*EERSTE_VERHALEN, *MEER_VERHALEN)
