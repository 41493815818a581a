"""Answers for every occasion of the calculator, as its addresses hold them; all days lie before 7 September 2026."""

VOORBEELDEN: tuple[tuple[str, str], ...] = (
    ("aanmelden", "school=basisschool&begin=2027-01-11"),
    ("aanmelden", "school=brugklas&begin=2027-08-23"),
    ("aangemeld", "school=basisschool&verstuurd=2026-08-31&ontvangen=2026-09-01&langer=nee"),
    ("aangemeld", "school=vso&verstuurd=2026-07-20&langer=nee"),
    ("aangemeld", "school=brugklas&verstuurd=2026-03-25&ontvangen=2026-03-27&langer=nee"),
    ("aangemeld", "school=so&verstuurd=2026-07-20&ontvangen=2026-07-21&langer=ja&bericht=2026-08-24"),
    (
        "informatie",
        "school=basisschool&richting=onbekend&verstuurd=2026-07-27&ontvangen=2026-07-28"
        "&gevraagd=2026-08-17&gevraagdtot=2026-09-14",
    ),
    (
        "informatie",
        "school=vo&richting=bijzonder&verstuurd=2026-07-13&ontvangen=2026-07-13"
        "&gevraagd=2026-07-27&gevraagdtot=2026-08-17&gegeven=2026-08-10&bericht=2026-08-20",
    ),
    ("geweigerd", "school=basisschool&hoe=schriftelijk&nee=2026-08-24"),
    ("geweigerd", "school=middelbaar&hoe=gezegd&nee=2026-08-31"),
    (
        "bezwaar",
        "over=weigering&school=basisschool&richting=onbekend&besluit=2026-08-03&bezwaar=2026-08-17"
        "&ontvangen=2026-08-18&commissie=2026-08-24",
    ),
    ("bezwaar", "over=verwijdering&school=middelbaar&besluit=2026-06-29&bezwaar=2026-07-20"),
    (
        "commissie",
        "welke=geschil&school=basisschool&zaak=2026-08-10&verweer=2026-08-17&zitting=2026-09-21"
        "&verweertot=2026-09-04&spoed=ja",
    ),
    ("commissie", "welke=geschil&school=middelbaar&zaak=2026-06-08&uitspraak=2026-08-24"),
    ("commissie", "welke=klacht&school=middelbaar&gebeurd=2026-03-02&ingediend=2026-04-20&oordeel=2026-08-31"),
    ("tlv", "stand=aanvraag&aangevraagd=2026-08-10&bericht=2026-08-31&langertot=2026-11-02"),
    ("tlv", "stand=besluit&besluit=2026-08-24"),
    ("tlv", "stand=bezwaar&besluit=2026-07-13&bezwaar=2026-08-10&ontvangen=2026-08-11&verdaagd=2026-09-04"),
    ("tlv", "stand=beslissing&beslist=2026-08-31"),
    ("opp", "school=basisschool&ingeschreven=2026-08-01&tijdelijk=nee&bekend=ja"),
    ("opp", "school=middelbaar&ingeschreven=2024-08-01&tijdelijk=nee&vastgesteld=2026-05-11&bekend=nee"),
    (
        "opp",
        "school=praktijkonderwijs&ingeschreven=2026-02-02&tijdelijk=ja&vastgesteld=2026-05-11&blijvend=2026-03-02",
    ),
    ("schorsing", "wat=geschorst&school=basisschool&geschorst=2026-09-02"),
    ("schorsing", "wat=voornemen&school=middelbaar&bericht=2026-09-01"),
    ("schorsing", "wat=verwijderd&school=vso&besluit=2026-08-31"),
    ("thuis", "sinds=2026-06-01"),
)
