"""Recording a fact, correcting one, and letting the clock run over all facts of a dossier."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils.module_loading import import_string

from passend import recht
from passend.dossiers.models import Feit, Feitsoort, Lezerskring, Termijn, Zekerheid
from passend.klok import nu, vandaag
from passend.recht.feiten import ONBEKEND
from passend.recht.schema import ZONDER_HANDELING

TOESTANDEN = {
    recht.Staat.VOLDAAN: Termijn.Toestand.VOLDAAN,
    recht.Staat.TE_LAAT_VOLDAAN: Termijn.Toestand.VOLDAAN,
    recht.Staat.VERVALLEN: Termijn.Toestand.VERVALLEN,
}
COLUMNS = (
    "regel",
    "onderwerp",
    "lezing",
    "aan_zet",
    "begint_op",
    "vervalt_op",
    "uiterlijk_op",
    "gevolg_op",
    "gepauzeerd_vanaf",
    "gepauzeerd_tot",
    "gesloten_door",
    "voldaan_op",
    "zekerheid",
)


class Wet(Protocol):
    """The law to compute with: what `settings.PASSEND_RECHT` answers."""

    @property
    def rulebook(self) -> recht.Regelboek: ...

    @property
    def calendar(self) -> recht.Kalender: ...


def current_law() -> Wet:
    """Return the law of now, from the floor above that keeps it."""
    law: Callable[[], Wet] = import_string(settings.PASSEND_RECHT)
    return law()


def record_fact(
    *,
    dossier_id: UUID,
    betreft_id: UUID,
    lezerskring: Lezerskring,
    soort: Feitsoort,
    dag: date | None,
    door_id: UUID,
    tot_dag: date | None = None,
    code: str = "",
    zekerheid: Zekerheid = Zekerheid.VAST,
    vervangt: Feit | None = None,
    reden: str = "",
    namens_id: UUID | None = None,
) -> Feit:
    """Add one fact; the caller has locked the dossier and calls `recompute` after its last fact.

    `dag` is the legal day in Europe/Amsterdam, `tot_dag` the last day, included, of a period that the fact names.
    Raises django.core.exceptions.ValidationError with a readable message when the fact contradicts itself.
    """
    fact = Feit(
        dossier_id=dossier_id,
        betreft_id=betreft_id,
        lezerskring=lezerskring,
        soort=soort,
        dag=dag,
        tot_dag=tot_dag,
        code=code,
        zekerheid=zekerheid,
        vervangt=vervangt,
        reden=reden,
        vastgelegd_op=nu(),
        vastgelegd_door_id=door_id,
        namens_id=namens_id,
    )
    fact.validate_constraints()
    fact.save(force_insert=True)
    return fact


def correct_fact(
    fact: Feit,
    *,
    dag: date | None,
    reden: str,
    door_id: UUID,
    tot_dag: date | None = None,
    code: str = "",
) -> Feit:
    """Replace a fact by one with another day; with `dag` None it says that it did not happen at all.

    The old fact stays. The caller has locked the dossier and calls `recompute` afterwards.
    """
    return record_fact(
        dossier_id=fact.dossier_id,
        betreft_id=fact.betreft_id,  # type: ignore[arg-type]  # facts about nothing cannot be corrected on a screen
        lezerskring=fact.lezerskring,
        soort=Feitsoort(fact.soort) if dag else Feitsoort.NIET_GEBEURD,
        dag=dag,
        tot_dag=tot_dag,
        code=code or fact.code,
        zekerheid=Zekerheid(fact.zekerheid),
        vervangt=fact,
        reden=reden,
        door_id=door_id,
    )


def facts_for_clock(dossier_id: UUID) -> list[dict[str, Any]]:
    """Return every fact that the clock needs, also those that the person of the context may not read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM passend.feiten_voor_klok(%s)", [dossier_id])
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def recompute(
    dossier_id: UUID, law: Wet | None = None, facts: Iterable[Mapping[str, Any]] | None = None
) -> list[dict[str, Any]]:
    """Rebuild the terms of a dossier from all its facts, in the transaction of the new fact; returns their rows.

    `law`: another than that of now, from a run that goes over many dossiers with one law. `facts`: what
    `facts_for_clock` answered under the lock of the dossier, when the caller has asked it already.
    """
    rows = terms_from_facts(facts_for_clock(dossier_id) if facts is None else facts, vandaag(), law)
    with connection.cursor() as cursor:
        cursor.execute("SELECT passend.zet_termijnen(%s, %s)", [dossier_id, json.dumps(rows, cls=DjangoJSONEncoder)])
    return rows


def preview_terms(
    dossier_id: UUID, betreft_id: UUID, soort: Feitsoort | None, dag: date, *, without: Feit | None = None
) -> list[dict[str, Any]]:
    """Return the rows that `betreft_id` would have if a fact `soort` on `dag` were added; nothing is written.

    `without` leaves one fact out, and what it replaced with it; with `soort` None nothing is added.
    """
    facts = {fact["id"]: fact for fact in facts_for_clock(dossier_id) if fact["betreft_id"] == betreft_id}
    left_out = without.pk if without else None
    while left_out in facts:
        left_out = facts.pop(left_out)["vervangt_id"]
    if soort is None:
        return terms_from_facts(facts.values(), vandaag())
    return terms_with(facts.values(), betreft_id, soort, dag)


def terms_with(
    facts: Iterable[Mapping[str, Any]],
    betreft_id: UUID,
    soort: Feitsoort,
    dag: date,
    *,
    tot_dag: date | None = None,
    law: Wet | None = None,
    explain: bool = True,
) -> list[dict[str, Any]]:
    """Return the rows for these facts of one subject with one fact `soort` added; asks the database only for the law.

    For a page that says of many acts what each would do to the dates.
    """
    known = list(facts)
    extra = {
        "id": max((fact["id"] for fact in known), default=0) + 1,
        "betreft_id": betreft_id,
        "soort": soort,
        "code": "",
        "dag": dag,
        "tot_dag": tot_dag,
        "zekerheid": Zekerheid.VAST,
        "vervangt_id": None,
    }
    return terms_from_facts([*known, extra], vandaag(), law, explain=explain)


def terms_from_facts(
    facts: Iterable[Mapping[str, Any]], today: date, law: Wet | None = None, *, explain: bool = True
) -> list[dict[str, Any]]:
    """Return the rows of the projection for the facts of one dossier, by the law of now unless `law` is given.

    A subject whose kind of school is not among its facts has no terms: without it no rule can be chosen. Without
    `explain` the clock keeps no steps, which takes half the time, and `uitleg` is empty.
    """
    law = law or current_law()
    return [row for case in cases_from_facts(facts) for row in _rows_of_case(case, today, law, explain=explain)]


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One aanmelding of a dossier as the clock takes it, and the circle that reads its terms."""

    betreft_id: UUID
    lezerskring_id: UUID
    situatie: recht.Situatie
    feiten: list[recht.Feit]


def cases_from_facts(facts: Iterable[Mapping[str, Any]]) -> Iterator[Onderdeel]:
    """Yield what the clock computes for the facts of one dossier, in the order of the facts.

    A subject whose kind of school is not among its facts is left out.
    """
    subjects: dict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in facts:
        subjects[fact["betreft_id"]].append(fact)
    for betreft_id, own in subjects.items():
        replaced = {fact["vervangt_id"] for fact in own}
        kinds = [f for f in own if f["soort"] == Feitsoort.ONDERWIJS and f["id"] not in replaced]
        if kinds:
            kind = kinds[-1]
            situation = situation_from_code(kind["code"])
            yield Onderdeel(betreft_id, kind["lezerskring_id"], situation, [_for_clock(fact) for fact in own])


def _for_clock(fact: Mapping[str, Any]) -> recht.Feit:
    return recht.Feit(
        id=str(fact["id"]),
        soort=fact["soort"],
        dag=fact["dag"],
        tot_dag=fact["tot_dag"],
        zekerheid=fact["zekerheid"],
        vervangt=str(fact["vervangt_id"]) if fact["vervangt_id"] else None,
        volgnummer=fact["id"],
        code=fact["code"],
    )


def situation_from_code(code: str) -> recht.Situatie:
    """Return what the code of an `onderwijs` fact says: "sector-richting", or with schoolsoort and vakantieregio.

    Parts that are not known are empty or left out: "po-openbaar", "po-openbaar--noord". Raises ValueError for a part
    that the clock does not know.
    """
    sector, richting, schoolsoort, vakantieregio = [*code.split("-"), "", "", ""][:4]
    return recht.Situatie(sector, richting or ONBEKEND, schoolsoort, vakantieregio)


def terms_of_case(case: Onderdeel, today: date, law: Wet, *, explain: bool = True) -> list[recht.Termijn]:
    """Return the terms that the projection holds: without the days on which nobody in a case has to act."""
    found = recht.compute_terms(case.situatie, case.feiten, law.rulebook, law.calendar, today, explain=explain)
    return [term for term in found if term.onderwerp not in ZONDER_HANDELING]


def _rows_of_case(case: Onderdeel, today: date, law: Wet, *, explain: bool) -> list[dict[str, Any]]:
    terms = terms_of_case(case, today, law, explain=explain)
    leading = {
        onderwerp: recht.leading_dates(terms, onderwerp).handelen_voor
        for onderwerp in {term.onderwerp for term in terms}
    }
    rows = []
    seen: set[str] = set()
    for term in terms:
        # Of readings with the same last day one leads, so that nobody is reminded twice.
        leads = term.vervalt_op == leading[term.onderwerp] and term.onderwerp not in seen
        if leads:
            seen.add(term.onderwerp)
        rows.append(
            {name: getattr(term, name) for name in COLUMNS}
            | {
                "betreft_id": case.betreft_id,
                "lezerskring_id": case.lezerskring_id,
                "toestand": TOESTANDEN.get(term.staat, Termijn.Toestand.OPEN),
                "leidend": leads,
                "uitleg": recht.explanation(term) if explain else {},
            }
        )
    return rows
