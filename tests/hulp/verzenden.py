"""Every form of the portal, found by the table of addresses, ready to be filled in and sent by who may send it."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from geschillen import access as geschil
from tests.databases import admin_connection
from tests.hulp.formulieren import Form, forms_of
from tests.hulp.wereld import Wereld
from tests.test_adressen import ADRESSEN, NIEMAND
from zorgplicht.access_hulpvraag import Hulpdaad
from zorgplicht.forms.aanmelding import FORMS, SCHOLEN
from zorgplicht.views.school_daden import DADEN

# What one address stands for: each of these is a page with a form of its own.
SOORTEN: dict[str, Sequence[str]] = {
    "handeling": [str(act) for act in DADEN],
    "stap": [SCHOLEN, *FORMS],
    "wijzigstap": [*FORMS],
    "bezwaardaad": [*geschil.BEZWAAR],
    "geschildaad": [*geschil.GESCHIL],
    "hulpdaad": [str(act) for act in Hulpdaad],
}
# Who sends, when several may: the one who has something to send.
ROLLEN = ("ouder", "school", "steunpunt", "secretaris", "beheerder")
# Beside the rows of the portal itself: sessions, what is noted of sendings, and what is only counted.
NOT_COUNTED = ("session", "verzending", "logboek", "poging", "bewaardformulier")
FUNCTIES = """
CREATE OR REPLACE FUNCTION public.proef_rijen(woord text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE naam text; n bigint; uit jsonb := '{}';
BEGIN
  FOR naam IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT count(*) FROM %s AS r', naam)
      || CASE woord WHEN '%%' THEN '' ELSE format(' WHERE r::text LIKE %L', woord) END INTO n;
    uit := uit || jsonb_build_object(naam, n);
  END LOOP;
  RETURN uit;
END $$
"""


def add_counting() -> None:
    """Let the application count the rows of every table, past the wall, its own unfinished ones too."""
    with admin_connection(settings.DATABASES["default"]["NAME"]) as link, link.cursor() as cursor:
        cursor.execute(FUNCTIES)


def rows(word: str = "") -> dict[str, int]:
    """How many rows each table has, with this word in one of their columns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.proef_rijen(%s)", [f"%{word}%"])
        found = json.loads(cursor.fetchone()[0])
    return {name: total for name, total in found.items() if not any(part in name for part in NOT_COUNTED)}


@dataclass
class Zending:
    """One form of the portal: its address, who sends it, and that person's browser."""

    naam: str
    soort: str
    url: str
    browser: Client
    data: dict[str, list[str]]
    persoon: str

    def __str__(self) -> str:
        return f"{self.naam} {self.soort}".strip()

    def form(self) -> Form | None:
        """The form as its page shows it now; None when there is nothing to fill in now."""
        if ADRESSEN[self.naam].get is NIEMAND:
            # A button on another page: the token is all that a browser sends.
            page = self.browser.get("/mijn/").content.decode() or ""
            tokens = [form.sent().get("csrfmiddlewaretoken") for form in forms_of(page)]
            return Form(self.url).with_token(next(filter(None, tokens), ["los"])[0])
        answer = self.browser.get(self.url)
        return None if answer.status_code != 200 else self.form_in(answer.content.decode())

    def form_in(self, html: str) -> Form | None:
        found = [one for one in forms_of(html) if not one.actie or urlsplit(one.actie).path == self.url]
        # Beside the form itself there may be one that only takes something away.
        return max(found, key=lambda one: len(one.vakken), default=None)

    def filled(self, form: Form, words: str, **changes: str | list[str]) -> dict[str, list[str]]:
        return form.filled(words, **changes) | self.data


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever happens within."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sendings(
    wereld: Wereld,
    *,
    skip: Collection[str] = (),
    prepare: Mapping[str, Callable[[], dict]] = MappingProxyType({}),
    roles: Sequence[str] = ROLLEN,
) -> Iterator[Zending]:
    """Yield each form that somebody may send; what happens with one is undone before the next."""
    for name, declared in ADRESSEN.items():
        if declared.post is NIEMAND or name in skip:
            continue
        part = next((part for part in declared.met if part in SOORTEN), "")
        role = next(one for one in roles if one in declared.post)
        for kind in SOORTEN[part] if part else [""]:
            with undone():
                parts = wereld.delen | ({part: kind} if part else {})
                parts |= prepare.get(f"{name} {kind}".strip(), dict)()
                url = reverse(name, args=[parts[one] for one in declared.met])
                browser = Client()
                browser.cookies.update(wereld.personen[role].cookies)
                data = {key: [str(parts[value])] for key, value in declared.data.items()}
                yield Zending(name, kind, url, browser, data, role)
