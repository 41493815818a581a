"""What every act of a board's secretary does with her file: lock it, add a fact, keep its dates, share it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from geschillen.actions.stappen import is_same, record_or_replace, standing_facts, tell_family
from geschillen.bestuur_aan_zet import who_acts
from geschillen.klok import BOB_SUBJECTS, board_terms, waits_for
from geschillen.models import Bestuursfeit, Bestuursgeschil, Koppeling
from geschillen.models.bestuur import SOORTEN
from passend.berichten.actions import queue_message
from passend.dossiers.actions import lock_dossier, recompute
from passend.dossiers.actions.feiten import current_law
from passend.dossiers.models import Feit, Feitsoort
from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from passend.wet.uitleg import term_view

# Of these the school hears too: it may be the one that the parents call.
OF_BEZWAAR = {
    Feitsoort.BEZWAAR_ONTVANGEN: "bezwaar_ontvangen",
    Feitsoort.BEZWAAR_GEHOORD: "bezwaar_gehoord",
    Feitsoort.BESLISSING_OP_BEZWAAR: "beslissing_op_bezwaar",
    Feitsoort.BESLISSING_BEKENDGEMAAKT: "beslissing_bekend",
}
# The columns of a fact that the clock takes: all of it that the worker may read.
FOR_CLOCK = ("geschil", "soort", "code", "dag", "tot_dag", "vervangt", "vastgelegd_op")


def link_of(file: Bestuursgeschil) -> Koppeling | None:
    """Return the link that the family said yes to and did not end, or None."""
    return (
        Koppeling.objects.filter(bestuursgeschil=file, stand=Koppeling.Stand.JA)
        .select_related("lezerskring", "school")
        .first()
    )


def standing_in_file(file: Bestuursgeschil) -> dict[str, Bestuursfeit]:
    """Return, by kind, the board's fact that counts."""
    facts = Bestuursfeit.objects.filter(geschil=file).in_force().order_by("id")
    return {fact.soort: fact for fact in facts}


def locked_file(file_id: UUID, user: Gebruiker) -> Bestuursgeschil:
    """Lock the file of the person's board; raises Bestuursgeschil.DoesNotExist for that of another."""
    files = Bestuursgeschil.objects.of_boards_of(user).select_for_update(of=("self",), no_key=True)
    return files.select_related("school").get(pk=file_id)


def add_fact(
    file: Bestuursgeschil,
    user: Gebruiker,
    soort: Feitsoort,
    dag: date,
    tot_dag: date | None = None,
    code: str = "",
    old: Bestuursfeit | None = None,
) -> Bestuursfeit:
    """Add one fact to the file, in the place of `old`, or of what was said not to have happened."""
    if old is None:
        # What was said not to have happened, and happened after all, goes on where it stopped.
        undone = Bestuursfeit.objects.filter(geschil=file, soort=Feitsoort.NIET_GEBEURD, vervangen_door__isnull=True)
        old = undone.filter(vervangt__soort=soort).order_by("id").last()
    return Bestuursfeit.objects.create(
        geschil=file,
        organisatie_id=file.organisatie_id,
        soort=soort,
        dag=dag,
        tot_dag=tot_dag,
        code=code,
        vervangt=old,
        vastgelegd_op=nu(),
        vastgelegd_door=user,
    )


def share_facts(link: Koppeling, user: Gebruiker, facts: Sequence[Bestuursfeit]) -> None:
    """Record the board's facts in the circle of the dispute, let the clock run, and tell the family once."""
    # A constraint of a link that stands.
    assert link.dossier_id
    assert link.betreft_id
    assert link.lezerskring
    lock_dossier(link.dossier_id)
    standing = standing_facts(link.betreft_id)
    made: list[Feit] = []
    for fact in facts:
        if fact.soort not in SOORTEN or is_same(standing.get(fact.soort), fact.dag, fact.tot_dag, fact.code):
            continue
        one = record_or_replace(
            dossier_id=link.dossier_id,
            betreft_id=link.betreft_id,
            lezerskring=link.lezerskring,
            soort=Feitsoort(fact.soort),
            dag=fact.dag,
            tot_dag=fact.tot_dag,
            code=fact.code,
            old=standing.get(fact.soort),
            user=user,
        )
        made.append(one)
    if not made:
        return
    recompute(link.dossier_id)
    last = made[-1]
    tell_family(link.dossier_id, mail_of(last.soort), f"{link.pk}:datum:{last.id}", last.dag)
    of_bezwaar = [fact for fact in made if fact.soort in OF_BEZWAAR]
    if of_bezwaar:
        _tell_school(link, of_bezwaar[-1])


def mail_of(soort: str, *, put_right: bool = False) -> str:
    """Return which mail tells the family of a fact of this kind, or that it did not happen after all."""
    if put_right:
        return "bezwaar_verbeterd" if soort in OF_BEZWAAR else "geschil_datum"
    return OF_BEZWAAR.get(Feitsoort(soort), "geschil_datum")


def _tell_school(link: Koppeling, fact: Feit) -> None:
    assert link.dossier_id  # a constraint of a link that stands
    queue_message(
        "bezwaar_bestuur",
        sleutel=f"{link.pk}:school:{fact.id}",
        dossier_id=link.dossier_id,
        organisatie_id=link.school.organisatie_id,
        pad=reverse("zorgplicht:school_aanmelding", args=[link.betreft_id]),
        dag=fact.dag,
    )


def undo_own(file: Bestuursgeschil, user: Gebruiker, fact: Bestuursfeit) -> None:
    """Say in the file that a fact did not happen."""
    add_fact(file, user, Feitsoort.NIET_GEBEURD, vandaag(), old=fact)


def keep_dates(file: Bestuursgeschil) -> None:
    """Keep by when the board must still act, so that what is due is a query."""
    facts = Bestuursfeit.objects.filter(geschil=file).in_force().order_by("id").only(*FOR_CLOCK)
    own, today = {fact.soort: fact for fact in facts}, vandaag()
    terms = board_terms(file, own.values(), (), today, current_law())
    banner = who_acts(set(own), [(term_view(term, today, with_steps=False), term) for term in terms])
    Bestuursgeschil.objects.filter(pk=file.pk).update(
        eerste_dag=banner.termijn.vervalt_op if banner.termijn else None,
        verweer_voor=waits_for(terms, "gpo_verweer"),
        bob_voor=waits_for(terms, *BOB_SUBJECTS),
    )


def keep_all_dates() -> None:
    """Keep the dates of every file anew, after the law changed; as the worker or the owner, one file at a time.

    Each is locked: who records a fact at that moment comes before or after, and either way the law of now decides.
    """
    files = Bestuursgeschil.objects.select_related("school").only("id", "school__sector", "school__richting")
    for file_id in list(Bestuursgeschil.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            keep_dates(files.select_for_update(of=("self",), no_key=True).get(pk=file_id))
