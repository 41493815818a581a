"""Made-up families and what happens to them. Every name and story is invented; only the schools are real."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


VOORNAMEN = _names(
    """Noor, Sem, Yara, Daan, Amira, Finn, Zoë, Bilal, Lotte, Milan, Sofia, Kai, Isa, Mohammed, Fenna, Luca, Nina,
    Jayden, Saar, Adam, Evi, Thijs, Lina, Ravi, Roos, Stan, Aylin, Bram, Mila, Omar, Tess, Gijs, Zara, Teun, Hanna,
    Levi, Maud, Ties, Jasmijn, Boris, Elif, Sven, Liv, Rayan, Puck, Joep, Dina, Mats, Senna, Hugo, Leyla, Koen, Vera,
    Ilias, Jule,
    Pim, Safae, Lars, Olivia, Niek"""
)
ACHTERNAMEN = _names(
    """de Vries, Yilmaz, Jansen, El Amrani, Bakker, Visser, Kaya, Smit, Meijer, Mulder, Bos, Santos, Peters, Hendriks,
    van Dijk, Aydin, Dekker, Brouwer, de Wit, Nowak, Kok, Jacobs, Haddad, Vermeulen, van den Berg, Singh, Schouten,
    van Leeuwen, Postma, Kuipers"""
)
VRAGEN = (
    "Mijn kind schrikt van harde geluiden. Een rustige plek in de klas helpt. Vooraf vertellen wat er komt helpt ook.",
    "Lezen gaat langzaam. Met extra tijd en voorlezen komt mijn kind goed mee.",
    "Mijn kind zit in een rolstoel. De school moet een lift hebben en een aangepast toilet.",
    "Wij denken aan autisme. Er is nog geen onderzoek geweest. Duidelijke regels en een vaste juf helpen.",
    "Mijn kind heeft suikerziekte. Iemand op school moet kunnen helpen met prikken.",
    "Rekenen is moeilijk. In een kleine groep lukt het beter.",
    "Mijn kind is snel boos als iets anders gaat dan verwacht. Even naar buiten gaan helpt.",
    "Mijn kind hoort slecht. Een plek vooraan en een microfoon voor de leraar helpen.",
)
# What else a family tells: fields of `Verzoek`, one set after the other.
SITUATIES: tuple[dict[str, Any], ...] = (
    {
        "nu_soort": "kinderopvang",
        "nu_waar": "Kinderopvang Het Nest",
        "thuistaal": "Nederlands",
        "gezag": "samen",
        "andere_ouder": "ja",
        "postcode": "5038 CB",
    },
    {"nu_soort": "thuis", "thuistaal": "Pools", "tolk": True, "gezag": "alleen"},
    {"nu_soort": "school", "nu_waar": "Basisschool De Vlieger", "gezag": "samen", "andere_ouder": "onveilig"},
    {"nu_soort": "mkd", "nu_waar": "Medisch kinderdagverblijf De Boog", "gezag": "samen", "andere_ouder": "nee"},
    {"thuistaal": "Arabisch", "tolk": False, "gezag": "weet_niet", "andere_ouder": "weet_niet"},
    {},
)
# The same for stories that choose one themselves, by its name.
EIGEN_SITUATIES: dict[str, dict[str, Any]] = {
    "voogd": {"nu_soort": "anders", "nu_waar": "Een gezinshuis", "gezag": "voogd"},
    "instelling": {"nu_soort": "school", "nu_waar": "Basisschool De Vlieger", "gezag": "instelling"},
    "onveilig": {"nu_soort": "thuis", "gezag": "samen", "andere_ouder": "onveilig", "ondersteuningsvraag": ""},
    "pools": {"thuistaal": "Pools", "tolk": True, "gezag": "alleen", "taal": "pl",
              "ondersteuningsvraag": "Moja córka dużo słyszy i szybko się męczy. Potrzebuje spokojnego miejsca."},
    "samen": SITUATIES[0],
    "niet_eens": SITUATIES[3],
    "weet_niet": SITUATIES[4],
}  # fmt: skip


@dataclass(frozen=True)
class Stap:
    """One act, `dag` days after the aanmelding; `tot` is the last day of a period that it names, counted likewise."""

    dag: int
    wat: str
    tot: int = 0
    tekst: str = ""


@dataclass(frozen=True)
class Verhaal:
    """What happens to one family; `geleden` is how many days ago it sent the aanmelding."""

    geleden: int
    stappen: Sequence[Stap] = ()
    sector: str = "po"
    aangesloten: bool = True
    scholen: int = 1
    leeftijd_dagen: int = 2000
    steunpunt: bool = False
    gewenst_over: int = 60
    vermoeden: bool = field(default=True)
    zei_nee: bool = False
    # Name of a parent with a button on the sign-in page; else a family that only fills the desks.
    ouder: str = ""
    situatie: str = ""
    # Whether the school reads every part of the words, who has gezag too.
    alles_gedeeld: bool = False


BEVESTIGD = Stap(2, "bevestig")
REDEN_TIJD = "We willen eerst overleggen met de vorige school en met de orthopedagoog."
REDEN_NEE = (
    "Uw kind heeft elke dag hulp van een gespecialiseerde begeleider nodig. Die hulp kunnen wij nu niet bieden. We"
    " spraken hierover met u. Een andere school in de regio wil uw kind toelaten."
)
NIEUWE_WOORDEN = "Wij weten nu meer. Een vaste plek in de klas en een rustige pauze helpen het best."
ZEI_DE_SCHOOL = "De directeur zei aan de telefoon dat er geen plek is voor kinderen die extra hulp nodig hebben."
VRAAG_AANVULLING = "We missen het verslag van de kinderopvang. Wilt u dat sturen?"

EERSTE_VERHALEN: tuple[Verhaal, ...] = (
    Verhaal(0),
    Verhaal(1, scholen=2, zei_nee=True),
    Verhaal(5),
    Verhaal(9, (BEVESTIGD,), steunpunt=True),
    Verhaal(14, (BEVESTIGD, Stap(10, "vraag", tot=24, tekst=VRAAG_AANVULLING))),
    Verhaal(30, (BEVESTIGD, Stap(8, "vraag", tot=22, tekst=VRAAG_AANVULLING), Stap(15, "aangevuld"))),
    Verhaal(33, (BEVESTIGD, Stap(6, "vraag", tot=20, tekst=VRAAG_AANVULLING))),
    Verhaal(
        34,
        (
            BEVESTIGD,
            Stap(5, "vraag", tot=15, tekst=VRAAG_AANVULLING),
            Stap(30, "niet", tekst="Zonder het verslag kunnen wij niet zien wat uw kind nodig heeft."),
            Stap(32, "brief"),
        ),
    ),
    Verhaal(36, (BEVESTIGD,), steunpunt=True),
    Verhaal(42, (BEVESTIGD,)),
    Verhaal(45, (BEVESTIGD,), steunpunt=True),
    Verhaal(48, (BEVESTIGD, Stap(40, "verleng", tot=56, tekst=REDEN_TIJD))),
    Verhaal(60, (BEVESTIGD, Stap(38, "verleng", tot=63, tekst=REDEN_TIJD)), steunpunt=True),
    Verhaal(75, (BEVESTIGD, Stap(41, "verleng", tot=68, tekst=REDEN_TIJD)), steunpunt=True),
    Verhaal(80, (BEVESTIGD, Stap(71, "tijdelijk", tot=72))),
    Verhaal(20, (BEVESTIGD, Stap(18, "toe"))),
    Verhaal(60, (BEVESTIGD, Stap(55, "toe"))),
    Verhaal(70, (BEVESTIGD, Stap(30, "toe"), Stap(45, "plaats", tot=60))),
    Verhaal(95, (BEVESTIGD, Stap(72, "tijdelijk", tot=73), Stap(80, "toe"), Stap(85, "plaats", tot=86))),
    Verhaal(40, (BEVESTIGD, Stap(35, "weiger", tekst=REDEN_NEE)), steunpunt=True),
    Verhaal(
        66, (BEVESTIGD, Stap(39, "verleng", tot=60, tekst=REDEN_TIJD), Stap(59, "weiger", tekst=REDEN_NEE)), scholen=2
    ),
    Verhaal(25, (BEVESTIGD, Stap(12, "trek_in"))),
    Verhaal(12, aangesloten=False),
    Verhaal(10, leeftijd_dagen=900),
    Verhaal(28, (BEVESTIGD, Stap(20, "toe"), Stap(22, "herstel"))),
    Verhaal(18, (BEVESTIGD,), sector="vo", leeftijd_dagen=4500),
    Verhaal(37, (BEVESTIGD,), sector="vo", leeftijd_dagen=4500, steunpunt=True),
    Verhaal(31, (BEVESTIGD,), sector="so", leeftijd_dagen=2600),
    Verhaal(44, (BEVESTIGD, Stap(30, "toe"), Stap(40, "plaats", tot=70)), sector="so", leeftijd_dagen=2600),
    # The school's desk: papers one by one, searching together, an offer, and a decision with its letter.
    Verhaal(36, (BEVESTIGD, Stap(30, "papieren", tot=44), Stap(34, "een_papier"))),
    Verhaal(
        58,
        (
            BEVESTIGD,
            Stap(20, "overleg", tekst="Wij kijken samen wat er nodig is. Over 2 weken spreken wij elkaar weer."),
            Stap(25, "kan_niet", tekst="Wij kunnen geen begeleiding van 1 op 1 geven. Wij vragen andere scholen."),
            Stap(26, "vraag_school"),
            Stap(30, "bereid"),
            Stap(31, "aanbod", tekst="Een plaats op de school aan de overkant, in een kleine groep."),
            Stap(33, "antwoord", tekst="Wij willen eerst gaan kijken."),
            Stap(38, "verleng", tot=63, tekst=REDEN_TIJD),
            Stap(50, "weiger_hulp", tekst=REDEN_NEE),
            Stap(52, "brief"),
        ),
        steunpunt=True,
    ),
    Verhaal(35, (BEVESTIGD, Stap(14, "aanbod", tekst="Twee ochtenden wennen, met hulp van een begeleider."))),
    Verhaal(41, (BEVESTIGD, Stap(30, "weiger_vol", tekst="De groepen zijn vol. Zie ons plaatsingsbeleid."))),
    Verhaal(27, (BEVESTIGD, Stap(10, "wachtlijst", tekst="Schoolgids, bladzijde 12: wie het eerst komt."))),
    Verhaal(24, (BEVESTIGD, Stap(12, "observatie", tot=14, tekst="Twee ochtenden meedoen in groep 1."))),
    Verhaal(90, (BEVESTIGD, Stap(30, "toe"), Stap(40, "plaats", tot=45), Stap(46, "extra"))),
    Verhaal(95, (BEVESTIGD, Stap(30, "toe"), Stap(35, "plaats", tot=40), Stap(41, "extra"), Stap(75, "opp"))),
    Verhaal(50, (BEVESTIGD, Stap(41, "elders"))),
    # What a family changes afterwards: its first choice and words, its consent, and that the other parent objects.
    Verhaal(17, (BEVESTIGD, Stap(6, "keus"), Stap(8, "wijzig", tekst=NIEUWE_WOORDEN)), scholen=2, steunpunt=True),
    Verhaal(21, (BEVESTIGD, Stap(9, "sluit")), zei_nee=True),
    Verhaal(13, (BEVESTIGD, Stap(7, "bezwaar_ouder")), steunpunt=True),
)
