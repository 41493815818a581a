"""Reading dossiers in batches: their ids from a cursor in the database, their facts and terms a batch at a time.

Memory stays that of one batch, however many dossiers there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from passend.dossiers.actions.feiten import TOESTANDEN, cases_from_facts, terms_of_case
from passend.dossiers.models import Feit, Termijn
from passend.wet.boek import Recht

Rij = Mapping[str, Any]
FACT = ("betreft_id", "lezerskring_id", "id", "soort", "code", "dag", "tot_dag", "zekerheid", "vervangt_id")
TERM = ("betreft_id", "regel", "onderwerp", "lezing", "toestand", "vervalt_op", "gevolg_op")
# Only compared with one another here, and as text they cost far less than as UUID.
AS_TEXT = ("dossier_id", "betreft_id", "lezerskring_id")


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One dossier: its facts in the order of recording, and its terms as they stand; `betreft_id` in them is text."""

    dossier_id: UUID
    feiten: Sequence[Rij]
    termijnen: Sequence[Rij]


def batches(ids: "QuerySet[Any, UUID]", size: int) -> Iterator[list[UUID]]:
    """Yield the ids `size` at a time, through a cursor in the database.

    Outside a transaction that cursor outlives the transactions of the batches.
    """
    batch: list[UUID] = []
    for dossier_id in ids.iterator(chunk_size=size):
        batch.append(dossier_id)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def read(dossiers: Sequence[UUID], *, with_terms: bool = True) -> Iterator[Gelezen]:
    """Yield the dossiers in the given order, in two queries; in one without their terms."""
    facts = _grouped(Feit.objects.filter(betreft_id__isnull=False).order_by("id"), dossiers, FACT)
    terms = _grouped(Termijn.objects.order_by("id"), dossiers, TERM) if with_terms else {}
    for dossier_id in dossiers:
        key = str(dossier_id)
        yield Gelezen(dossier_id, facts.get(key, ()), terms.get(key, ()))


def _grouped(rows: "QuerySet[Any]", dossiers: Sequence[UUID], names: Sequence[str]) -> dict[str, list[Rij]]:
    columns = [Cast(name, TextField()) if name in AS_TEXT else name for name in ("dossier_id", *names)]
    found: dict[str, list[Rij]] = defaultdict(list)
    for dossier_id, *values in rows.filter(dossier_id__in=dossiers).values_list(*columns):
        found[dossier_id].append(dict(zip(names, values, strict=True)))
    return found


def computed(facts: Sequence[Rij], law: Recht, today: date) -> list[Rij]:
    """The rows that the terms of one dossier would have with this law, without explanation; nothing is written."""
    rows: list[Rij] = []
    for case in cases_from_facts(facts):
        for term in terms_of_case(case, today, law, explain=False):
            toestand = TOESTANDEN.get(term.staat, Termijn.Toestand.OPEN)
            rows.append(
                {
                    "betreft_id": case.betreft_id,
                    "regel": term.regel,
                    "onderwerp": term.onderwerp,
                    "lezing": term.lezing,
                    "toestand": toestand,
                    "vervalt_op": term.vervalt_op,
                    "gevolg_op": term.gevolg_op,
                }
            )
    return rows
