"""What a steunpunt follows: the dossiers whose family let it in, whose they are, and what was written about them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from ondersteuning.models import Steunpunt
from passend.dossiers.models import Deling, Dossier, Lidmaatschap, Machtiging, Organisatie, Termijn, Toegang
from passend.dossiers.rijen import RowsOf
from passend.gebruikers.models import Gebruiker
from passend.klok import vandaag
from zorgplicht.access import UNDECIDED
from zorgplicht.models import Aanmelding, Behandelaar, Hulpvraag, Notitie, Schoolnee, Taak
from zorgplicht.onderwerpen import GEZIN_MAG_NOG, NA_DE_WEIGERING, VAN_DE_AANMELDING

Stand = Aanmelding.Stand
# The kind of a share that says that a steunpunt looks on; the item is the steunpunt itself.
SHARED_STEUNPUNT = "steunpunt"
# What the list can be narrowed to. Codes, so that an address says nothing about a family.
WIE = ("alle", "mij", "anderen", "zonder")
STANDEN: dict[str, tuple[str, ...]] = {
    "alle": (),
    "loopt": tuple(sorted(UNDECIDED)),
    "gezin": (Stand.VERSTUURD, Stand.AANVULLING),
    "nee": (Stand.GEWEIGERD, Stand.NIET_BEHANDELD),
    "ja": (Stand.TOEGELATEN, Stand.TIJDELIJK, Stand.GEPLAATST),
}
DATUMS = ("alle", "week", "voorbij")


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which part of the list somebody wants to see; every value is one of the codes above."""

    wie: str = "alle"
    stand: str = "alle"
    datum: str = "alle"


def _offices_of(user: Gebruiker) -> QuerySet[Lidmaatschap]:
    """Return where this person works at a steunpunt today; a part of other queries, not one of its own."""
    mine = Lidmaatschap.objects.of_user(user.pk).valid_on(vandaag())
    return mine.filter(organisatie__soort=Organisatie.Soort.STEUNPUNT)


def followed_dossiers(user: Gebruiker) -> QuerySet[Dossier]:
    """Return the dossiers whose family lets a steunpunt of this person in today, each once."""
    running = Toegang.objects.running_on(vandaag()).filter(
        rol=Toegang.Rol.STEUNPUNT, organisatie_id__in=_offices_of(user).values("organisatie_id")
    )
    return Dossier.objects.filter(id__in=running.values("dossier_id"))


def colleagues_of(user: Gebruiker) -> dict[UUID, str]:
    """Return the names of everyone who works at a steunpunt of this person today, this person too, by their ids."""
    today = vandaag()
    offices = (
        Lidmaatschap.objects.of_user(user.pk).valid_on(today).filter(organisatie__soort=Organisatie.Soort.STEUNPUNT)
    )
    there = Lidmaatschap.objects.valid_on(today).filter(organisatie_id__in=offices.values("organisatie_id"))
    return dict(there.order_by("gebruiker__naam", "gebruiker_id").values_list("gebruiker_id", "gebruiker__naam"))


def by_urgency(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Put what is due first on top; add what a line of the list says.

    `eerste_datum`: someone's first last day; `laatste_contact`: the day of the last contact, notes of one's own left
    out; `behandelaar_id` and `behandelaar_tot`: who helps today, and until when if that is a stand-in; `gevraagd`: the
    request for help that comes first, if any.
    """
    helping = Behandelaar.objects.holding_on(vandaag()).filter(dossier_id=OuterRef("id")).latest_first()
    contacts = Notitie.objects.filter(dossier_id=OuterRef("id")).exclude(soort=Notitie.Soort.EIGEN)
    asked = Hulpvraag.objects.filter(dossier_id=OuterRef("id")).with_words().by_urgency()
    return dossiers.annotate(
        eerste_datum=Subquery(_open_terms().order_by("vervalt_op").values("vervalt_op")[:1]),
        laatste_contact=Subquery(contacts.order_by("-dag").values("dag")[:1]),
        behandelaar_id=Subquery(helping.values("gebruiker_id")[:1]),
        behandelaar_tot=Subquery(helping.values("tot")[:1]),
        gevraagd=RowsOf(asked[:1]),
    ).order_by(F("eerste_datum").asc(nulls_last=True), "-geopend_op", "id")


def _open_terms() -> QuerySet[Termijn]:
    """Return the terms in which somebody acts, and those in which a family still may until that day is past."""
    counts = Q(onderwerp__in=(*VAN_DE_AANMELDING, *NA_DE_WEIGERING))
    may_still = Q(onderwerp__in=GEZIN_MAG_NOG, vervalt_op__gte=vandaag())
    found = Termijn.objects.open().leading().filter(counts | may_still)
    return found.filter(dossier_id=OuterRef("id"), vervalt_op__isnull=False)


def narrow(
    dossiers: QuerySet[Dossier], user: Gebruiker, keuze: Keuze, colleagues: dict[UUID, str]
) -> QuerySet[Dossier]:
    """Keep what somebody wants to see of `by_urgency`."""
    today = vandaag()
    match keuze.wie:
        case "mij":
            dossiers = dossiers.filter(Q(behandelaar_id=user.pk))
        case "anderen":
            dossiers = dossiers.filter(Q(behandelaar_id__in=[pk for pk in colleagues if pk != user.pk]))
        case "zonder":
            # Nobody yet, or somebody who does not work here any more.
            dossiers = dossiers.exclude(Q(behandelaar_id__isnull=False, behandelaar_id__in=list(colleagues)))
    if STANDEN[keuze.stand]:
        cases = Aanmelding.objects.filter(dossier_id=OuterRef("id"), stand__in=STANDEN[keuze.stand])
        dossiers = dossiers.filter(Exists(cases))
    if keuze.datum == "week":
        sunday = today + timedelta(days=6 - today.weekday())
        dossiers = dossiers.filter(Exists(_open_terms().filter(vervalt_op__range=(today, sunday))))
    elif keuze.datum == "voorbij":
        # Past only where the law says so in every reading, and nothing stands still.
        paused = Q(gepauzeerd_vanaf__lte=today) & (Q(gepauzeerd_tot__isnull=True) | Q(gepauzeerd_tot__gte=today))
        dossiers = dossiers.filter(Exists(_open_terms().filter(uiterlijk_op__lt=today).exclude(paused)))
    return dossiers


def cases_of(user: Gebruiker) -> QuerySet[Dossier]:
    """Return the followed dossiers that are this person's: for good, or as a stand-in today."""
    rows = Behandelaar.objects.filter(dossier_id=OuterRef("id"))
    today = rows.holding_on(vandaag()).latest_first().values("gebruiker_id")[:1]
    return (
        followed_dossiers(user)
        .annotate(helpt=Subquery(today), vast=Exists(rows.filter(tot__isnull=True, gebruiker=user)))
        .filter(Q(helpt=user.pk) | Q(vast=True))
    )


@dataclass(frozen=True, slots=True)
class Overdracht:
    """A hand-over of this person that still runs."""

    id: UUID
    naar: str
    tot: date
    aantal: int


def running_hand_overs(user: Gebruiker, colleagues: dict[UUID, str]) -> list[Overdracht]:
    """Return the hand-overs of all cases by this person that have not ended, latest last day first."""
    found: dict[UUID, list[Behandelaar]] = {}
    rows = Behandelaar.objects.filter(vastgelegd_door=user, overdracht__isnull=False, tot__gte=vandaag())
    for row in rows.order_by("-tot", "id"):
        assert row.overdracht is not None  # asked for
        found.setdefault(row.overdracht, []).append(row)
    return [
        Overdracht(pk, colleagues.get(group[0].gebruiker_id, ""), group[0].tot or date.max, len(group))
        for pk, group in found.items()
    ]


@dataclass(frozen=True, slots=True)
class Contact:
    """Who helps a family at a steunpunt today; `tot`: the last day of a stand-in."""

    id: UUID
    naam: str
    tot: date | None


def contacts_of(dossier_id: UUID) -> dict[UUID, Contact]:
    """Return who helps this family today, by steunpunt."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.organisatie_id, g.id, g.naam, c.tot"
            "  FROM passend.contactpersonen(%s) c JOIN gebruikers_gebruiker g ON g.id = c.gebruiker_id",
            [dossier_id],
        )
        return {office: Contact(*person) for office, *person in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Kantoor:
    """A steunpunt as the family sees it. `toegang` None: it may not look; `gedeeld`: the items that it is shown."""

    organisatie: Organisatie
    steunpunt: Steunpunt | None
    toegang: Toegang | None
    gedeeld: frozenset[UUID]
    machtigingen: Sequence[Machtiging]


def offices_for(dossier_id: UUID, regions: Collection[UUID]) -> list[Kantoor]:
    """Return the steunpunten that serve these regions, then others that the family let in, for the family itself."""
    inside = Toegang.objects.filter(dossier_id=dossier_id, rol=Toegang.Rol.STEUNPUNT, tot__isnull=True)
    shown = Deling.objects.filter(dossier_id=dossier_id, tot__isnull=True).order_by("id")
    powers = Machtiging.objects.of_dossier(dossier_id).valid_on(vandaag())
    serving = Q(pk__in=Steunpunt.objects.serving(*regions).values("pk"))
    own = Q(organisatie_id=OuterRef("pk"))
    found = (
        Organisatie.objects.filter(serving | Q(pk__in=inside.values("organisatie_id")))
        .select_related("steunpunt")
        .annotate(
            helpt_regio=Case(When(serving, then=True), default=False),
            toegang=RowsOf(inside.filter(own).order_by("id")),
            gedeeld=RowsOf(shown.filter(own)),
            machtigingen=RowsOf(powers.filter(own)),
        )
        .order_by("-helpt_regio", "naam", "id")
    )
    return [
        Kantoor(
            office,
            office.steunpunt if office.helpt_regio else None,
            next(iter(office.toegang), None),
            frozenset(share.item_id for share in office.gedeeld),
            office.machtigingen,
        )
        for office in found
    ]


@dataclass(frozen=True, slots=True)
class Bureaublad:
    """What a steunpunt sees in a dossier beside the aanmeldingen, all read at once.

    `helpers`: who helps the family today at each steunpunt, with the last day of a stand-in; also who left since.
    `behandelaars`: every row that says so, the one recorded last first.
    """

    notities: Sequence[Notitie]
    taken: Sequence[Taak]
    schoolnees: Sequence[Schoolnee]
    machtigingen: Sequence[Machtiging]
    helpers: Sequence[tuple[UUID, date | None]]
    behandelaars: Sequence[Behandelaar]


def desk_of(user: Gebruiker, dossier_id: UUID) -> Bureaublad | None:
    """Return what the person of the context may read in a followed dossier; None when it is not followed."""
    helping = Behandelaar.objects.holding_on(vandaag()).filter(dossier_id=dossier_id).latest_first()
    found = (
        followed_dossiers(user)
        .filter(pk=dossier_id)
        .annotate(
            notities_nu=RowsOf(notes_of(dossier_id)),
            taken_nu=RowsOf(tasks_of(dossier_id)),
            schoolnees_nu=RowsOf(school_noes_of(dossier_id)),
            machtigingen_nu=RowsOf(Machtiging.objects.of_dossier(dossier_id).valid_on(vandaag())),
            helpers_nu=RowsOf(helping),
        )
        .first()
    )
    if found is None:
        return None
    latest: dict[UUID, Behandelaar] = {}
    for row in found.helpers_nu:
        latest.setdefault(row.organisatie_id, row)
    return Bureaublad(
        found.notities_nu,
        found.taken_nu,
        found.schoolnees_nu,
        found.machtigingen_nu,
        [(row.gebruiker_id, row.tot) for row in latest.values()],
        found.helpers_nu,
    )


def school_noes_of(dossier_id: UUID) -> QuerySet[Schoolnee]:
    """Return what schools said at the door that the person of the context may read, oldest first."""
    return Schoolnee.objects.filter(dossier_id=dossier_id).select_related("feit").order_by("feit_id")


def notes_of(dossier_id: UUID) -> QuerySet[Notitie]:
    """Return the notes in a dossier that the person of the context may read, latest contact first."""
    return (
        Notitie.objects.filter(dossier_id=dossier_id)
        .select_related("vastgelegd_door")
        .order_by("-dag", "-vastgelegd_op", "id")
    )


def tasks_of(dossier_id: UUID) -> QuerySet[Taak]:
    """Return the tasks in a dossier that the person of the context may read: open ones first, by date."""
    found = Taak.objects.filter(dossier_id=dossier_id).select_related("voor", "gedaan_door")
    return found.order_by(
        F("gedaan_op").desc(nulls_first=True), F("uiterlijk_op").asc(nulls_last=True), "vastgelegd_op", "id"
    )


def steunpunten_shown(dossier_id: UUID, school_id: UUID) -> QuerySet[Organisatie]:
    """Return the steunpunten of which the family lets this school see that they look on."""
    shown = _shown_to_schools(dossier_id).filter(organisatie_id=school_id)
    return Organisatie.objects.filter(id__in=shown.values("item_id")).order_by("naam", "id")


def schools_that_see(dossier_id: UUID, steunpunt: Organisatie) -> list[UUID]:
    """Return the schools that the family lets see that this steunpunt looks on; for the family itself."""
    shown = _shown_to_schools(dossier_id).filter(item_id=steunpunt.pk, organisatie__isnull=False)
    return [pk for pk in shown.order_by("id").values_list("organisatie_id", flat=True) if pk]


def _shown_to_schools(dossier_id: UUID) -> QuerySet[Deling]:
    today = vandaag()
    shown = Deling.objects.filter(dossier_id=dossier_id, soort=SHARED_STEUNPUNT, van__lte=today)
    return shown.filter(Q(tot__isnull=True) | Q(tot__gte=today))


def parents_in(dossier_id: UUID) -> dict[UUID, str]:
    """Return the parents in a dossier by their ids, for the steunpunt that the family lets in.

    Raises a ProgrammingError with SQLSTATE 42501 for anybody else.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT gebruiker_id FROM passend.ouders_in(%s)", [dossier_id])
        ids = [row[0] for row in cursor.fetchall()]
    people = Gebruiker.objects.filter(pk__in=ids).order_by("naam", "pk")
    return dict(people.values_list("pk", "naam"))
