"""Asking for a trial or a recomputation, applying a trial, stopping and resuming. `tijdmachine` does the work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from passend.gebruikers.models import Gebruiker
from passend.klok import nu, vandaag
from passend.wet.actions.kalender import add_day, require_weekday, withdraw_day
from passend.wet.boek import Recht, applied_files, current_law, days_by_decree, law_from, school_holidays
from passend.wet.models import Herberekening, Kalenderdag, Regelset
from passend.wet.regelbestanden import fingerprints, rule_files
from passend.wet.tijdmachine.verschil import changed_in_force, difference, vanished

# The same number as in passend/dossiers/sql/functies.sql.
LAW_LOCK = 7241_0004
Oorzaak, Soort, Toestand = Herberekening.Oorzaak, Herberekening.Soort, Herberekening.Toestand


@dataclass(frozen=True, slots=True)
class Dag:
    """A day by decree that a trial adds to the calendar."""

    dag: date
    naam: str
    vindplaats: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A changed law to try: rule files (file name -> text) over those that hold now, days to add and to take away.

    terug: names of applied files that make way for the one that came with the portal.
    """

    omschrijving: str
    bestanden: Mapping[str, str] = field(default_factory=dict)
    erbij: Sequence[Dag] = ()
    eraf: Sequence[date] = ()
    terug: Sequence[str] = ()

    def files(self) -> dict[str, str]:
        """The files that would stand over those of the portal."""
        kept = {name: text for name, text in applied_files().items() if name not in self.terug}
        return kept | dict(self.bestanden)


def hold_law() -> None:
    """Keep everyone from computing dates until this transaction ends, and let those who are at it finish first.

    Without it a page that read the old law could write its dates after the recomputation passed the dossier.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LAW_LOCK])


def law_snapshot() -> dict[str, Any]:
    """What of the law stands in the database now, small enough to keep with a run."""
    applied = Regelset.objects.in_force()
    return {
        "regelset": applied.pk if applied else None,
        "dagen": {day.isoformat(): name for day, name in sorted(days_by_decree().items())},
        "vakanties": {
            regio: [[first.isoformat(), last.isoformat()] for first, last in stretches]
            for regio, stretches in sorted(school_holidays().items())
        },
    }


def law_of_snapshot(kept: Mapping[str, Any]) -> Recht:
    """The law that a snapshot describes."""
    files = Regelset.objects.get(pk=kept["regelset"]).bestanden if kept["regelset"] else {}
    days = {date.fromisoformat(day): name for day, name in kept["dagen"].items()}
    holidays = {
        regio: [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in stretches]
        for regio, stretches in kept["vakanties"].items()
    }
    return law_from(files, days, holidays)


def trial_law(trial: Herberekening) -> Recht:
    """The law that a trial tries: that of before, with its rule files and its days."""
    kept = dict(trial.oud or {})
    days = {day: name for day, name in kept["dagen"].items() if day not in trial.nieuw["eraf"]}
    kept["dagen"] = days | {extra["dag"]: extra["naam"] for extra in trial.nieuw["erbij"]}
    kept["regelset"] = trial.regelset_id or kept["regelset"]
    return law_of_snapshot(kept)


def proposed_law(proposal: Voorstel) -> Recht:
    """The law of now as the proposal changes it. Raises passend.recht.RuleFileError."""
    days = {day: name for day, name in days_by_decree().items() if day not in proposal.eraf}
    days |= {extra.dag: extra.naam for extra in proposal.erbij}
    return law_from(proposal.files(), days)


@transaction.atomic
def request_trial(proposal: Voorstel, *, door: Gebruiker | None) -> Herberekening:
    """Check a proposal and put a trial of it in line; no term is written.

    Raises passend.recht.RuleFileError for files that cannot be used, and ValidationError when nothing would change.
    """
    for extra in proposal.erbij:
        require_weekday(extra.dag)
    new = proposed_law(proposal)
    unknown = [day for day in proposal.eraf if day not in days_by_decree()]
    if unknown:
        raise ValidationError({"eraf": _("Deze dag staat niet in de kalender.")})
    now = current_law()
    gone = vanished(now.rulebook, new.rulebook)
    if gone:
        raise ValidationError(
            _(
                "In deze bestanden ontbreken regels of zinnen die nu gelden: %(sleutels)s. Geldt een regel niet meer? "
                "Laat hem staan en vul bij die regel “geldt_tot” in."
            )
            % {"sleutels": ", ".join(gone[:20])}
        )
    # A file that stays as it was may be handed in again over a newer one of the portal: then it was looked at.
    overtaken = {file.naam for file in rule_files() if file.ingehaald}
    if not difference(now, new) and not overtaken & {*proposal.bestanden, *proposal.terug}:
        raise ValidationError(_("Dit verandert geen enkele datum. Kijk of u het goede bestand koos."))
    rules = None
    if proposal.bestanden or proposal.terug:
        files = proposal.files()
        applied = Regelset.objects.in_force()
        # What is carried along unchanged was not looked at again: it stays as new or as old as it was.
        carried = {name: mark for name, mark in applied.uitgangspunt.items() if name in files} if applied else {}
        rules = Regelset.objects.create(
            bestanden=files,
            uitgangspunt=carried | fingerprints(list(proposal.bestanden)),
            omschrijving=proposal.omschrijving,
            gemaakt_op=nu(),
            gemaakt_door=door,
        )
    return Herberekening.objects.create(
        soort=Soort.PROEF,
        oorzaak=Oorzaak.REGELS if rules else Oorzaak.KALENDER,
        regelset=rules,
        oud=law_snapshot(),
        nieuw={
            "omschrijving": proposal.omschrijving,
            "erbij": [{"dag": d.dag.isoformat(), "naam": d.naam, "vindplaats": d.vindplaats} for d in proposal.erbij],
            "eraf": [day.isoformat() for day in proposal.eraf],
            "gold_al": changed_in_force(now.rulebook, new.rulebook, vandaag()),
        },
        gevraagd_op=nu(),
        door=door,
    )


@transaction.atomic
def apply_trial(trial: Herberekening, *, door: Gebruiker) -> Herberekening:
    """Make the law of a finished trial hold, and put the recomputation of the dossiers in line.

    From the commit on every new fact is computed with the new law. Raises ValidationError when the trial is not done,
    was applied already, or when the law has changed since.
    """
    hold_law()
    trial = Herberekening.objects.select_related("regelset").get(pk=trial.pk)
    if trial.soort != Soort.PROEF or trial.toestand != Toestand.KLAAR:
        raise ValidationError(_("Deze proef is niet af. Toepassen kan pas als alle dossiers zijn bekeken."))
    before = law_snapshot()
    if trial.oud != before:
        raise ValidationError(_("De wet in dit portaal is na deze proef veranderd. Doe de proef opnieuw."))
    if trial.regelset is not None:
        last = Regelset.objects.aggregate(last=Max("volgorde"))["last"] or 0
        Regelset.objects.filter(pk=trial.regelset.pk, volgorde__isnull=True).update(
            volgorde=last + 1, toegepast_op=nu(), toegepast_door=door
        )
    for extra in trial.nieuw["erbij"]:
        add_day(dag=date.fromisoformat(extra["dag"]), naam=extra["naam"], vindplaats=extra["vindplaats"], door=door)
    for day in trial.nieuw["eraf"]:
        withdraw_day(Kalenderdag.objects.in_force().get(dag=day).pk, door=door)
    return request_recompute(Oorzaak(trial.oorzaak), oud=before, door=door, regelset=trial.regelset)


def request_recompute(
    oorzaak: Herberekening.Oorzaak,
    *,
    oud: dict[str, Any] | None,
    door: Gebruiker | None,
    regelset: Regelset | None = None,
) -> Herberekening:
    """Put a recomputation in line after the law was changed.

    `oud` is `law_snapshot()` from before the change, which tells what can be touched; None: every dossier.
    """
    return Herberekening.objects.create(
        soort=Soort.TOEPASSING, oorzaak=oorzaak, regelset=regelset, oud=oud, gevraagd_op=nu(), door=door
    )


def stop_run(pk: int) -> bool:
    """Stop a run after the batch that it is at; what was done stays done. Returns whether there was one to stop."""
    return bool(Herberekening.objects.filter(pk=pk, toestand__in=Herberekening.ONDERWEG).update(toestand="afgebroken"))


def resume_run(pk: int) -> bool:
    """Let a run that stopped or failed go on after the last dossier done. Returns whether there was one."""
    stopped = (Toestand.AFGEBROKEN, Toestand.MISLUKT)
    found = Herberekening.objects.filter(pk=pk, toestand__in=stopped)
    return bool(found.update(toestand=Toestand.WACHTEND, fout=""))
