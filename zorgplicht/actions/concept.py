"""Drafts: begin, keep each step, throw away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from passend.gebruikers.models import Gebruiker
from passend.klok import nu
from zorgplicht.models import Concept, Hulpvraag

# Under this name stands what was told elsewhere: shown in the steps, and looked over before it counts.
VOORAF = "vooraf"


def start_draft(
    user: Gebruiker,
    school_id: int | str | None = None,
    steps: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    hulpvraag: Hulpvraag | None = None,
    known: Mapping[str, Mapping[str, Any]] | None = None,
) -> Concept:
    """Begin an aanmelding; `school_id` is the school that the parent came from, if any.

    `steps`: steps that were filled in already, each in the shape in which its form was typed; `known`: the same, of
    what was told elsewhere, so that the parent still looks it over. `hulpvraag`: what it grows out of.
    """
    moment = nu()
    content: dict[str, Any] = {**(steps or {}), **({"scholen": [str(school_id)]} if school_id else {})}
    if known:
        content[VOORAF] = known
    return Concept.objects.create(
        gebruiker=user, inhoud=content, begonnen_op=moment, bewaard_op=moment, hulpvraag=hulpvraag
    )


def save_step(concept_id: UUID, user: Gebruiker, values: Mapping[str, Any]) -> Concept:
    """Keep what one step filled in; the other steps stay. Raises Concept.DoesNotExist when it was sent already."""
    concept = Concept.objects.of(user).unsent().select_for_update().get(pk=concept_id)
    concept.inhoud = {**concept.inhoud, **values}
    concept.bewaard_op = nu()
    concept.save(update_fields=["inhoud", "bewaard_op"])
    return concept


def discard_draft(concept_id: UUID, user: Gebruiker) -> None:
    """Throw away a draft that was not sent; its words are gone."""
    Concept.objects.of(user).unsent().filter(pk=concept_id).delete()
