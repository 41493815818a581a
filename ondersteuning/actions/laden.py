"""Loading files: one transaction, one row about each run, refused whole when something is wrong."""

import hashlib
from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.utils.translation import gettext as _

from ondersteuning import bronnen
from ondersteuning.actions.gebieden import write_areas, write_regions
from ondersteuning.actions.leerlingen import write_pupils
from ondersteuning.actions.scholen import write_schools
from ondersteuning.bronnen import Bestand
from ondersteuning.inlezen.gebieden import parse_areas, parse_register
from ondersteuning.inlezen.leerlingen import parse_pupils
from ondersteuning.inlezen.scholen import SchoolBestand, parse_others, parse_primary
from ondersteuning.inlezen.tabel import FileRefusedError
from ondersteuning.models import Inlezing, PostcodeGebied, School
from ondersteuning.verslag import Track, Uitkomst, untracked
from passend.klok import nu

Bron = Inlezing.Bron
# Two loads at the same time would each think that the other's schools are new.
LOAD_LOCK = 7241_0001
# How many refused lines the row about the run keeps.
KEPT_REFUSALS = 500
PARSERS: dict[Bron, Callable[[bytes], SchoolBestand]] = {
    Bron.BASISONDERWIJS: parse_primary,
    Bron.OVERIG_ONDERWIJS: parse_others,
}
SHIPPED = {Bron.BASISONDERWIJS: bronnen.BASISONDERWIJS, Bron.OVERIG_ONDERWIJS: bronnen.OVERIG_ONDERWIJS}


@transaction.atomic
def load_shipped(*, force: bool = False, track: Track = untracked) -> list[Uitkomst]:
    """Load all files that the project carries along; what was loaded from a newer file meanwhile is left alone.

    Raises FileRefusedError.
    """
    _lock()
    outcomes = _load_areas()
    for bron, shipped in SHIPPED.items():
        if force or not _has_newer(bron, shipped.peildatum):
            outcomes.append(_load_schools(bron, shipped.read(), incomplete_ok=False, track=track))
        else:
            outcomes.append(_left_alone(bron, shipped))
    if force or not _has_newer(Bron.LEERLINGEN, bronnen.LEERLINGEN.peildatum):
        outcomes.append(_load_pupils(bronnen.LEERLINGEN.read(), track=track))
    else:
        outcomes.append(_left_alone(Bron.LEERLINGEN, bronnen.LEERLINGEN))
    return outcomes


@transaction.atomic
def load_schools_file(
    file: Bestand, *, bron: Bron = Bron.BASISONDERWIJS, force: bool = False, incomplete_ok: bool = False,
    track: Track = untracked,
) -> list[Uitkomst]:  # fmt: skip
    """Load one file with schools, after the postcode areas when those are not there yet.

    Raises FileRefusedError, also for a file older than the last one, unless `force`.
    """
    _lock()
    outcomes = [] if PostcodeGebied.objects.exists() else _load_areas()
    if not force:
        _refuse_older(bron, file.peildatum)
    return [*outcomes, _load_schools(bron, file, incomplete_ok=incomplete_ok, track=track)]


@transaction.atomic
def load_pupils_file(file: Bestand, *, force: bool = False, track: Track = untracked) -> list[Uitkomst]:
    """Load one file of DUO with pupils per location; raises FileRefusedError, as for schools."""
    _lock()
    if not force:
        _refuse_older(Bron.LEERLINGEN, file.peildatum)
    return [_load_pupils(file, track=track)]


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOAD_LOCK])


def _has_newer(bron: Bron, peildatum: date) -> bool:
    last = Inlezing.objects.latest_of(bron)
    return last is not None and last.peildatum > peildatum


def _refuse_older(bron: Bron, peildatum: date) -> None:
    if _has_newer(bron, peildatum):
        last = Inlezing.objects.latest_of(bron)
        raise FileRefusedError(
            _("Dit bestand (peildatum %(deze)s) is ouder dan het laatste (peildatum %(laatste)s). Toch? Zeg --dwing.")
            % {"deze": peildatum, "laatste": last.peildatum if last else ""}
        )


def _left_alone(bron: Bron, shipped: bronnen.Meegeleverd) -> Uitkomst:
    outcome = Uitkomst(bron, shipped.naam, shipped.peildatum, gelezen=0)
    outcome.opmerkingen.append(_("Niet ingelezen: er is al een nieuwer bestand ingelezen."))
    return outcome


def _load_areas() -> list[Uitkomst]:
    register, places = bronnen.SAMENWERKINGSVERBANDEN.read(), bronnen.POSTCODES.read()
    parts = bronnen.VERBANDEN_PER_POSTCODE.read()
    regions = parse_register(register.inhoud)
    first = Uitkomst(Bron.SAMENWERKINGSVERBANDEN, register.naam, register.peildatum, gelezen=len(regions))
    write_regions(regions, first)
    _record(first, register.inhoud)
    areas = parse_areas(places.inhoud, parts.inhoud)
    second = Uitkomst(Bron.POSTCODES, f"{places.naam}, {parts.naam}", parts.peildatum, gelezen=areas.gelezen)
    write_areas(areas, second)
    _record(second, places.inhoud + parts.inhoud)
    return [first, second]


def _load_schools(bron: Bron, file: Bestand, *, incomplete_ok: bool, track: Track) -> Uitkomst:
    parsed = PARSERS[bron](file.inhoud)
    outcome = Uitkomst(bron, file.naam, file.peildatum, gelezen=parsed.gelezen)
    expected = 0
    if not incomplete_ok and not School.objects.filter(bron=bron).exists():
        expected = PARSERS[bron](SHIPPED[bron].read().inhoud).gelezen
    write_schools(parsed, bron, outcome, expected=expected, incomplete_ok=incomplete_ok, track=track)
    _record(outcome, file.inhoud)
    in_file = School.objects.filter(bron=bron).open()
    if bron == Bron.BASISONDERWIJS:
        outcome.opmerkingen.append(
            _("%(met)d van de %(alle)d open scholen hebben een po-samenwerkingsverband.")
            % {"met": in_file.filter(swv_po__isnull=False).count(), "alle": in_file.count()}
        )
    return outcome


def _load_pupils(file: Bestand, *, track: Track) -> Uitkomst:
    parsed = parse_pupils(file.inhoud)
    outcome = Uitkomst(Bron.LEERLINGEN, file.naam, file.peildatum, gelezen=parsed.gelezen)
    write_pupils(parsed, outcome, track=track)
    _record(outcome, file.inhoud)
    return outcome


def _record(outcome: Uitkomst, content: bytes) -> None:
    Inlezing.objects.create(
        bron=outcome.bron,
        bestand=outcome.bestand[:255],
        sha256=hashlib.sha256(content).hexdigest(),
        peildatum=outcome.peildatum,
        moment=nu(),
        gelezen=outcome.gelezen,
        nieuw=outcome.nieuw,
        gewijzigd=outcome.gewijzigd,
        heropend=outcome.heropend,
        gesloten=outcome.gesloten,
        ongewijzigd=outcome.ongewijzigd,
        overgeslagen=outcome.overgeslagen,
        weigeringen=[
            {"regel": refusal.regel, "code": refusal.code, "reden": refusal.reden}
            for refusal in outcome.weigeringen[:KEPT_REFUSALS]
        ],
    )
