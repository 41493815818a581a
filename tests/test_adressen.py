"""Every address of the portal: who may open it and who may send to it. What nobody declared here fails.

Who did not sign in is asked to; for everybody else a page that is not theirs does not exist (404, never 403).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.hulp.wereld import Wereld, wereld

__all__ = ["wereld"]


PERSONEN = frozenset(
    {"ouder", "andere_ouder", "school", "andere_school", "steunpunt", "ander_steunpunt", "beheerder", "secretaris"}
)
IEDER = PERSONEN | {"anoniem"}
OUDER, SCHOOL, STEUNPUNT, BEHEER = (frozenset({role}) for role in ("ouder", "school", "steunpunt", "beheerder"))
SECRETARIS = frozenset({"secretaris"})
SCHOLEN, STEUNPUNTEN = SCHOOL | {"andere_school"}, STEUNPUNT | {"ander_steunpunt"}
# Nobody: the method does not exist here.
NIEMAND = None


@dataclass(frozen=True)
class Adres:
    """`get`, `post`: who may; `met`: names of what goes into the address; `data`: what is sent; `vraag`: the query."""

    get: frozenset[str] | None
    post: frozenset[str] | None = NIEMAND
    met: tuple[str, ...] = ()
    data: dict[str, str] = field(default_factory=dict)
    vraag: str = ""


ADRESSEN: dict[str, Adres] = {
    "start": Adres(IEDER),
    "toegankelijkheid": Adres(IEDER),
    "privacy": Adres(IEDER),
    "kies_taal": Adres(NIEMAND, IEDER),
    "stijlgids": Adres(IEDER, IEDER),
    "wet:begrippen": Adres(IEDER),
    "wet:wet": Adres(IEDER),
    "wet:kalender": Adres(IEDER),
    "wet:regel": Adres(IEDER, met=("regel",)),
    "wet:rekenaar": Adres(IEDER),
    "wet:rekenaar_vragen": Adres(IEDER, met=("aanleiding",)),
    "wet:rekenaar_datums": Adres(IEDER, met=("aanleiding",)),
    "wet:rekenaar_agenda": Adres(IEDER, met=("aanleiding",)),
    "wet:api_termijnen": Adres(IEDER, vraag="?aanleiding=thuis&sinds=2026-01-05"),
    "wet:api_document": Adres(IEDER),
    "gezondheid_leeft": Adres(IEDER),
    "gezondheid_klaar": Adres(IEDER),
    # Signing in; these lead on who signed in already.
    "account_request_login_code": Adres(IEDER, IEDER),
    "account_confirm_login_code": Adres(IEDER, IEDER),
    "account_inactive": Adres(IEDER),
    "account_login": Adres(IEDER, IEDER),
    "account_signup": Adres(IEDER, IEDER),
    "account_email_verification_sent": Adres(IEDER, IEDER),
    "account_logout": Adres(IEDER, IEDER),
    "bewaard": Adres(PERSONEN, PERSONEN),
    "start_na_inloggen": Adres(PERSONEN, PERSONEN),
    # Only with the demo switch.
    "demo": Adres(IEDER),
    "demo_inloggen": Adres(NIEMAND, IEDER, data={"persoon": "demopersoon"}),
    "demo_post": Adres(IEDER),
    "demo_mail": Adres(IEDER, met=("mail",)),
    "demo_klok": Adres(IEDER, IEDER),
    # Schools.
    "ondersteuning:scholen": Adres(IEDER),
    "ondersteuning:school": Adres(IEDER, met=("code",)),
    "ondersteuning:api_scholen": Adres(IEDER),
    "ondersteuning:api_school": Adres(IEDER, met=("code",)),
    # What a school offers: written by the school, adopted by its board, read by everybody.
    "ondersteuning:profielversie": Adres(IEDER, met=("code", "nummer")),
    "ondersteuning:profielen": Adres(SCHOLEN | SECRETARIS),
    "ondersteuning:profiel": Adres(SCHOOL | SECRETARIS | BEHEER, met=("code",)),
    "ondersteuning:profiel_begin": Adres(NIEMAND, SCHOOL, met=("code",)),
    "ondersteuning:profiel_deel": Adres(SCHOOL, SCHOOL, met=("code", "groep")),
    "ondersteuning:profiel_nog_zo": Adres(NIEMAND, SCHOOL, met=("code",)),
    "ondersteuning:profiel_eigen": Adres(SCHOOL, met=("code",)),
    "ondersteuning:profiel_eigen_nieuw": Adres(SCHOOL, SCHOOL, met=("code",)),
    "ondersteuning:profiel_eigen_punt": Adres(SCHOOL, SCHOOL, met=("code", "punt")),
    "ondersteuning:profiel_aanbieden": Adres(SCHOOL, SCHOOL, met=("code",)),
    "ondersteuning:profiel_terug": Adres(SCHOOL | SECRETARIS, SCHOOL | SECRETARIS, met=("code",)),
    "ondersteuning:profiel_vaststellen": Adres(SCHOOL | SECRETARIS, SCHOOL | SECRETARIS, met=("code",)),
    # The administrator's.
    "ondersteuning:beheer": Adres(BEHEER),
    "ondersteuning:beheer_scholen": Adres(BEHEER),
    "ondersteuning:beheer_school": Adres(BEHEER, met=("code",)),
    "ondersteuning:beheer_aanvulling": Adres(BEHEER, BEHEER, met=("code", "veld")),
    "ondersteuning:beheer_besturen": Adres(BEHEER),
    "ondersteuning:beheer_bestuur": Adres(BEHEER, BEHEER, met=("bestuur",)),
    "ondersteuning:beheer_samenwerkingsverbanden": Adres(BEHEER),
    "ondersteuning:beheer_samenwerkingsverband": Adres(BEHEER, BEHEER, met=("verband",)),
    "ondersteuning:beheer_steunpunten": Adres(BEHEER),
    "ondersteuning:beheer_steunpunt_nieuw": Adres(BEHEER, BEHEER),
    "ondersteuning:beheer_steunpunt": Adres(BEHEER, BEHEER, met=("steunpunt",)),
    "ondersteuning:beheer_mensen": Adres(BEHEER, BEHEER, met=("school",)),
    "ondersteuning:beheer_mensen_stoppen": Adres(BEHEER, BEHEER, met=("school", "lid")),
    "ondersteuning:beheer_accountaanvragen": Adres(BEHEER),
    "ondersteuning:beheer_accountaanvraag": Adres(BEHEER, BEHEER, met=("accountaanvraag",)),
    "ondersteuning:beheer_kalender": Adres(BEHEER),
    "ondersteuning:beheer_kalender_vervallen": Adres(BEHEER),
    "ondersteuning:beheer_dag_nieuw": Adres(BEHEER, BEHEER),
    "ondersteuning:beheer_dag_weg": Adres(BEHEER, BEHEER, met=("kalenderdag",)),
    "ondersteuning:beheer_vakantie_nieuw": Adres(BEHEER, BEHEER),
    "ondersteuning:beheer_vakantie": Adres(BEHEER, BEHEER, met=("vakantie",)),
    "ondersteuning:beheer_vakantie_weg": Adres(BEHEER, BEHEER, met=("vakantie",)),
    "ondersteuning:beheer_tijdmachine": Adres(BEHEER),
    "ondersteuning:beheer_regelbestand": Adres(BEHEER, met=("bestand",)),
    "ondersteuning:beheer_proef": Adres(BEHEER, BEHEER),
    "ondersteuning:beheer_herberekening": Adres(BEHEER, met=("proef",)),
    "ondersteuning:beheer_herberekening_toepassen": Adres(BEHEER, BEHEER, met=("proef",)),
    "ondersteuning:beheer_herberekening_stoppen": Adres(NIEMAND, BEHEER, met=("proef",)),
    "ondersteuning:beheer_herberekening_hervatten": Adres(NIEMAND, BEHEER, met=("proef",)),
    "ondersteuning:beheer_inlezingen": Adres(BEHEER),
    # Doors for everyone.
    "zorgplicht:spreken": Adres(IEDER),
    "zorgplicht:terugbellen": Adres(IEDER, IEDER),
    "zorgplicht:terugbellen_gevraagd": Adres(IEDER, met=("steunpunt",)),
    "zorgplicht:zei_nee": Adres(IEDER, IEDER),
    # Asking for help.
    "zorgplicht:hulpvraag_nieuw": Adres(PERSONEN, PERSONEN),
    "zorgplicht:hulpvraag": Adres(OUDER, OUDER, met=("hulpvraag",)),
    "zorgplicht:hulpvraag_sluiten": Adres(OUDER, OUDER, met=("hulpvraag",)),
    "zorgplicht:hulpvraag_heropenen": Adres(OUDER, OUDER, met=("hulpvraag",)),
    "zorgplicht:hulpvraag_aanmelden": Adres(NIEMAND, OUDER, met=("hulpvraag",)),
    "zorgplicht:uitnodiging": Adres(PERSONEN, PERSONEN),
    "zorgplicht:steunpunt_notitie": Adres(STEUNPUNTEN, STEUNPUNTEN),
    "zorgplicht:steunpunt_hulpvragen": Adres(STEUNPUNTEN),
    "zorgplicht:steunpunt_hulpvraag": Adres(STEUNPUNT, met=("hulpvraag",)),
    "zorgplicht:steunpunt_hulpvraag_pak_op": Adres(NIEMAND, STEUNPUNT, met=("hulpvraag",)),
    "zorgplicht:steunpunt_hulpvraag_code": Adres(STEUNPUNT, STEUNPUNT, met=("hulpvraag",)),
    "zorgplicht:steunpunt_hulpvraag_daad": Adres(STEUNPUNT, STEUNPUNT, met=("hulpvraag", "hulpdaad")),
    # The parent's.
    "zorgplicht:zei_nee_verder": Adres(PERSONEN, PERSONEN),
    "zorgplicht:mijn": Adres(PERSONEN),
    "zorgplicht:aanmelding_nieuw": Adres(PERSONEN, PERSONEN),
    "zorgplicht:concept_verder": Adres(OUDER, met=("concept",)),
    "zorgplicht:concept_weg": Adres(OUDER, OUDER, met=("concept",)),
    "zorgplicht:concept_stap": Adres(OUDER, OUDER, met=("concept", "stap")),
    "zorgplicht:bewijs": Adres(OUDER, met=("aanmelding",)),
    "zorgplicht:bezorgen": Adres(OUDER, met=("aanmelding",)),
    "zorgplicht:brief": Adres(NIEMAND, OUDER, met=("aanmelding",)),
    "zorgplicht:mailen": Adres(OUDER, OUDER, met=("aanmelding",)),
    "zorgplicht:gepost": Adres(OUDER, OUDER, met=("aanmelding",)),
    "zorgplicht:bewijsstuk": Adres(OUDER, OUDER, met=("aanmelding",)),
    "zorgplicht:andere_dag": Adres(OUDER, OUDER, met=("aanmelding",)),
    "zorgplicht:antwoord_dag": Adres(OUDER, OUDER, met=("aanmelding",)),
    "zorgplicht:bewijs_pdf": Adres(OUDER, met=("aanmelding",)),
    "zorgplicht:dossier": Adres(OUDER, met=("dossier",)),
    "zorgplicht:trek_in": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    "zorgplicht:meld_ingeleverd": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    "zorgplicht:wijzigen": Adres(OUDER, OUDER, met=("dossier",)),
    "zorgplicht:wijzig_stap": Adres(OUDER, OUDER, met=("dossier", "wijzigstap")),
    "zorgplicht:eerste_keus": Adres(OUDER, OUDER, met=("dossier",)),
    "zorgplicht:andere_ouder": Adres(OUDER, OUDER, met=("dossier",)),
    "zorgplicht:school_zei_nee": Adres(OUDER, OUDER, met=("dossier", "schoolnee")),
    "zorgplicht:delen": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    "zorgplicht:toestemming_intrekken": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    # Only when there is something to answer; without, they lead back.
    "zorgplicht:heb_niet": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    "zorgplicht:beantwoord_aanbod": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    "zorgplicht:meer_scholen": Adres(OUDER, OUDER, met=("dossier",)),
    "zorgplicht:steunpunt_toelaten": Adres(OUDER, OUDER, met=("dossier",), data={"steunpunt": "steunpunt"}),
    "zorgplicht:steunpunt_weg": Adres(OUDER, OUDER, met=("dossier", "steunpunt")),
    "zorgplicht:steunpunt_zichtbaar": Adres(OUDER, OUDER, met=("dossier", "steunpunt")),
    # A school without an account, by a one-time link: for who has none, each leads to the page for a code.
    "zorgplicht:eenmalig": Adres(IEDER, met=("sleutel",)),
    "zorgplicht:eenmalig_code": Adres(IEDER, IEDER),
    "zorgplicht:eenmalig_aanmelding": Adres(IEDER),
    "zorgplicht:eenmalig_handeling": Adres(IEDER, IEDER, met=("handeling",)),
    "zorgplicht:eenmalig_klaar": Adres(IEDER),
    "zorgplicht:eenmalig_account": Adres(IEDER, IEDER),
    # A bezwaar and a dispute.
    "geschillen:niet_eens": Adres(OUDER, met=("geweigerd_dossier", "geweigerd")),
    "geschillen:bezwaarbrief": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geweigerd")),
    "geschillen:bezwaarbrief_lezen": Adres(OUDER, met=("geweigerd_dossier", "geweigerd")),
    "geschillen:bezwaar_daad": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geweigerd", "bezwaardaad")),
    "geschillen:bezwaar_delen": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geweigerd")),
    "geschillen:vraagbrief": Adres(OUDER, met=("dossier", "aanmelding")),
    "geschillen:ladder": Adres(OUDER, met=("dossier", "aanmelding")),
    "geschillen:verantwoordelijk": Adres(OUDER, met=("dossier",)),
    "geschillen:geschil_nieuw": Adres(OUDER, OUDER, met=("dossier", "aanmelding")),
    "geschillen:geschil": Adres(OUDER, met=("geweigerd_dossier", "geschil")),
    "geschillen:geschil_invullen": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geschil")),
    "geschillen:geschil_stukken": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geschil")),
    "geschillen:geschil_ongedaan": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geschil")),
    "geschillen:geschil_delen": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geschil"), data={"doe": "maak_code"}),
    "geschillen:geschil_daad": Adres(OUDER, OUDER, met=("geweigerd_dossier", "geschil", "geschildaad")),
    "geschillen:school_bezwaar": Adres(SCHOOL, SCHOOL, met=("geweigerd", "bezwaardaad")),
    "geschillen:bestuur": Adres(SECRETARIS),
    "geschillen:bestuur_nieuw": Adres(SECRETARIS, SECRETARIS),
    "geschillen:bestuur_bezwaar": Adres(SECRETARIS, SECRETARIS),
    "geschillen:bestuur_brief": Adres(SECRETARIS, SECRETARIS, met=("bezwaarzaak",)),
    "geschillen:bestuur_besluitbrief": Adres(SECRETARIS, SECRETARIS, met=("bezwaarzaak",)),
    "geschillen:bestuur_geschil": Adres(SECRETARIS, met=("bestuurszaak",)),
    "geschillen:bestuur_stukken": Adres(SECRETARIS, SECRETARIS, met=("bestuurszaak",)),
    "geschillen:bestuur_verbinden": Adres(SECRETARIS, SECRETARIS, met=("bestuurszaak",)),
    "geschillen:bestuur_delen": Adres(NIEMAND, SECRETARIS, met=("bestuurszaak",)),
    "geschillen:bestuur_daad": Adres(SECRETARIS, SECRETARIS, met=("bestuurszaak", "geschildaad")),
    # The school's and the steunpunt's.
    "zorgplicht:school": Adres(SCHOLEN),
    "zorgplicht:school_aanmelding": Adres(SCHOOL, met=("aanmelding",)),
    "zorgplicht:school_brief": Adres(SCHOOL, met=("besloten",)),
    "zorgplicht:school_brief_pdf": Adres(SCHOOL, met=("besloten",)),
    "zorgplicht:school_corrigeer": Adres(SCHOOL, SCHOOL, met=("aanmelding", "feit")),
    "zorgplicht:school_handeling": Adres(SCHOOL, SCHOOL, met=("aanmelding", "handeling")),
    "zorgplicht:steunpunt": Adres(STEUNPUNTEN),
    "zorgplicht:steunpunt_alles_overdragen": Adres(STEUNPUNTEN, STEUNPUNTEN),
    "zorgplicht:steunpunt_zet_terug": Adres(NIEMAND, STEUNPUNT, met=("overdracht",)),
    "zorgplicht:steunpunt_terugbellen": Adres(STEUNPUNTEN),
    "zorgplicht:steunpunt_gebeld": Adres(STEUNPUNT, STEUNPUNT, met=("terugbelverzoek",)),
    "zorgplicht:steunpunt_dossier": Adres(STEUNPUNT, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_taak": Adres(STEUNPUNT, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_taak_klaar": Adres(NIEMAND, STEUNPUNT, met=("dossier", "taak")),
    "zorgplicht:steunpunt_neem": Adres(NIEMAND, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_overdragen": Adres(STEUNPUNT, STEUNPUNT, met=("dossier",)),
    "zorgplicht:schrijfhulp": Adres(OUDER, OUDER, met=("schrijfhulp",)),
    "zorgplicht:steunpunt_schrijven": Adres(STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_schrijven_code": Adres(NIEMAND, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_schrijven_akkoord": Adres(NIEMAND, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_schrijven_verstuur": Adres(NIEMAND, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_schrijven_begin": Adres(NIEMAND, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_schrijven_weg": Adres(NIEMAND, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_schrijfstap": Adres(STEUNPUNT, STEUNPUNT, met=("dossier", "stap")),
    "zorgplicht:steunpunt_machtiging": Adres(STEUNPUNT, STEUNPUNT, met=("dossier",)),
    "zorgplicht:steunpunt_machtiging_stop": Adres(NIEMAND, STEUNPUNT, met=("dossier", "machtiging")),
    "zorgplicht:steunpunt_trek_in": Adres(STEUNPUNT, STEUNPUNT, met=("dossier", "aanmelding")),
    # Only when there is something to answer; without, it leads back.
    "zorgplicht:steunpunt_antwoord": Adres(STEUNPUNT, STEUNPUNT, met=("dossier", "aanmelding")),
    "geschillen:steunpunt_bezwaar": Adres(STEUNPUNT, met=("namens_dossier", "namens")),
    "geschillen:steunpunt_bezwaarbrief": Adres(STEUNPUNT, STEUNPUNT, met=("namens_dossier", "namens")),
    "geschillen:steunpunt_bezwaarbrief_lezen": Adres(STEUNPUNT, met=("namens_dossier", "namens")),
    "geschillen:steunpunt_bezwaar_daad": Adres(STEUNPUNT, STEUNPUNT, met=("namens_dossier", "namens", "bezwaardaad")),
    "geschillen:steunpunt_geschil": Adres(STEUNPUNT, STEUNPUNT, met=("namens_dossier", "namens")),
    "geschillen:steunpunt_geschil_ingediend": Adres(STEUNPUNT, STEUNPUNT, met=("namens_dossier", "namens")),
    "zorgplicht:machtiging_stop": Adres(NIEMAND, OUDER, met=("dossier", "machtiging")),
}


def all_names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Yield the name of each address; one without a name is yielded as its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from all_names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            assert isinstance(entry, URLPattern)
            yield space + (entry.name or str(entry.pattern))


def kind_of(answer: object) -> str:
    """Say in one word what came of a request."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/inloggen/?next="):
        return "inloggen"
    return {200: "mag", 302: "mag", 404: "bestaat niet", 405: "methode niet"}.get(
        answer.status_code, str(answer.status_code)
    )


def test_every_address_is_declared() -> None:
    names = list(all_names(get_resolver()))
    assert len(names) == len(set(names))
    assert set(names) == set(ADRESSEN)


def observe(wereld: Wereld, name: str, role: str, method: str) -> str:
    """Ask, undo whatever it did, and say in one word what came of it."""
    declared = ADRESSEN[name]
    data = {key: str(wereld.delen[value]) for key, value in declared.data.items()} if method == "post" else {}
    # A browser of its own, so that signing out does not reach the next question.
    browser = Client()
    browser.cookies.update(wereld.personen[role].cookies)
    with transaction.atomic():
        url = reverse(name, args=[wereld.delen[part] for part in declared.met]) + declared.vraag
        answer = getattr(browser, method)(url, data)
        transaction.set_rollback(True)
    return kind_of(answer)


def test_each_role_finds_what_is_declared(wereld: Wereld) -> None:
    expected, observed = {}, {}
    for name, declared in ADRESSEN.items():
        for method, roles in (("get", declared.get), ("post", declared.post)):
            for role in wereld.personen:
                case = name, method, role
                observed[case] = observe(wereld, *case[::2], method)
                refused = "inloggen" if role == "anoniem" else "bestaat niet"
                if roles is not NIEMAND:
                    expected[case] = "mag" if role in roles else refused
                elif role in (declared.get or declared.post):
                    expected[case] = "methode niet"
                else:
                    # Who may not come here may hear of the method first: that tells nothing.
                    expected[case] = refused if observed[case] == refused else "methode niet"
    different = {case: (found, expected[case]) for case, found in observed.items() if found != expected[case]}
    assert different == {}


def test_what_does_not_exist_looks_like_what_is_somebody_elses(wereld: Wereld) -> None:
    """An id that nobody has answers as an id of somebody else, so that guessing tells nothing."""

    def unknown(part: str) -> object:
        known = wereld.delen[part]
        if isinstance(known, UUID):
            return UUID(int=known.int ^ 1)
        return 999_999_999 if isinstance(known, int) else "99ZZ99"

    for name, declared in ADRESSEN.items():
        # Whoever comes with a link that does not work is led to the page for a code, whatever the link was.
        if declared.met and not name.startswith("zorgplicht:eenmalig"):
            url = reverse(name, args=[unknown(part) for part in declared.met])
            method = "post" if declared.get is NIEMAND else "get"
            for role in (declared.get or declared.post) & PERSONEN:
                assert getattr(wereld.personen[role], method)(url).status_code == 404, (name, role)
