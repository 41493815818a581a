"""Many made-up dossiers straight into the database, past the actions, for tests of what goes over all of them."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from passend.dossiers.actions.feiten import recompute
from passend.dossiers.models import Dossier, Feit, Lezerskring
from passend.klok import nu
from passend.recht import FeitSoort
from passend.recht.feiten import RICHTINGEN, SECTOREN
from tests.hulp.post import connected_as

KINDS = tuple(kind.value for kind in FeitSoort if kind not in (FeitSoort.NIET_GEBEURD, FeitSoort.KIND_GEBOREN))
CERTAINTIES = ("vast", "vast", "vast", "voorlopig", "betwist")


def fill(total: int, seed: int, *, first: date = date(2023, 1, 1), span: int = 1500) -> list[UUID]:
    """Add `total` dossiers of four to ten random facts, with their terms by the law of now; returns their ids."""
    random = Random(seed)  # noqa: S311 - a fixed mix
    with connected_as("passend_eigenaar"):
        return [_dossier(random, first + timedelta(days=random.randrange(span))) for _ in range(total)]


def _dossier(random: Random, start: date) -> UUID:
    dossier = Dossier.objects.create(id=UUID(int=random.getrandbits(128), version=4))
    kring = Lezerskring.objects.create(dossier=dossier, soort=Lezerskring.Soort.GEZIN)
    subject = UUID(int=random.getrandbits(128), version=4)

    def add(soort: str, dag: date | None, **values: object) -> Feit:
        return Feit.objects.create(
            dossier=dossier, betreft_id=subject, lezerskring=kring, soort=soort, dag=dag, vastgelegd_op=nu(), **values
        )

    add("onderwijs", None, code=f"{random.choice(SECTOREN)}-{random.choice((*RICHTINGEN, 'onbekend'))}")
    add("kind_geboren", start - timedelta(days=random.randrange(1500, 6500)))
    made = [add(kind, start) for kind in ("aanmelding_gedaan", "aanmelding_ontvangen") if random.random() < 0.7]
    for _ in range(random.randrange(2, 9)):
        day = start + timedelta(days=random.randrange(200))
        named = day + timedelta(days=random.randrange(60)) if random.random() < 0.4 else None
        made.append(add(random.choice(KINDS), day, tot_dag=named, zekerheid=random.choice(CERTAINTIES)))
    if made and random.random() < 0.2:
        wrong = random.choice(made)
        add(wrong.soort, (wrong.dag or start) + timedelta(days=random.randrange(-9, 10)), vervangt=wrong)
    recompute(dossier.id)
    return dossier.id
