"""Made-up questions for the steunpunt, one in each state. Every name and story is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vraagverhaal:
    """A child and a question, asked `geleden` days ago, and how far the help has come."""

    kind: str
    vraag: str
    geleden: int
    stand: str
    wacht_op: str = ""
    tekst: str = ""


VRAAGVERHALEN = (
    Vraagverhaal("Jip", "Jip gaat elke dag met buikpijn naar school. Wie kan meedenken?", 0, "nieuw"),
    Vraagverhaal("Kiki", "De school belt elke dag of ik Kiki wil ophalen. Mag dat?", 3, "opgepakt"),
    Vraagverhaal("Tijn", "Wij zoeken een school die rustig is.", 8, "wacht_op", "gezin", "Stuurt u het verslag?"),
    Vraagverhaal("Nora", "Wanneer hoor ik iets van de school?", 12, "wacht_op", "school", "De school belt maandag."),
    Vraagverhaal("Sef", "Wie betaalt het vervoer?", 20, "wacht_op", "swv", "Ik vroeg het aan het verband."),
    Vraagverhaal("Bo", "Hoort Bo bij een gewone school?", 16, "wacht_op", "ander", "De arts belt mij deze week."),
    Vraagverhaal("Guus", "Mag ik bij het gesprek zijn?", 11, "antwoord", "gezin", "Wanneer is het gesprek?"),
    Vraagverhaal("Lotte", "De school wil nog een test.", 18, "heropend", "", "Een test hoeft nu niet."),
    Vraagverhaal("Mats", "Welke school past bij Mats?", 7, "meld_aan"),
    Vraagverhaal("Pien", "Moet ik een diagnose hebben?", 30, "klaar", "", "Nee, een vermoeden is genoeg."),
)
ANTWOORD = "Het gesprek is volgende week dinsdag."
HEROPEND = "De school vraagt er nu toch weer om."
TELEFOONNOTITIE = "Vader belde. Kind van 4, gaat na de zomer naar school, hoort slecht. Belt donderdag terug."
# Name, number, when to call, which kind of school, and what came of the call.
TERUGBELLERS = (
    ("Marieke de Groot", "0600000001", "ochtend", "", ""),
    ("Yusuf Demir", "0600000002", "maakt_niet_uit", "", ""),
    ("Carla Vos", "0600000003", "middag", "po", "niet_bereikt"),
    ("Emre Kaya", "0600000004", "middag", "vo", "gesproken"),
    ("Ria Blom", "0600000005", "ochtend", "vo", "onjuist"),
)
