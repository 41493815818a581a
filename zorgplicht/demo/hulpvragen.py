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
    Vraagverhaal("Pien", "Moet ik een diagnose hebben?", 30, "klaar", "", "Nee, een vermoeden is genoeg."),
)
TELEFOONNOTITIE = "Vader belde. Kind van 4, gaat na de zomer naar school, hoort slecht. Belt donderdag terug."
TERUGBELLERS = (("Marieke de Groot", "0600000001", "ochtend"), ("Yusuf Demir", "0600000002", "maakt_niet_uit"))
