"""Keep the translations beside the texts that they translate.

    .venv/bin/python scripts/vertaling.py           adds what is new to locale/*/django.po, takes out what is gone
    .venv/bin/python scripts/vertaling.py --stand   says what is missing, and changes nothing

Only the texts of pages that exist in other languages are in it (`BRONNEN`); every other page is Dutch as a whole.
The rest is standard gettext: any editor for .po files will do. `compile_all` makes what Django reads.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
TALEN = ("en", "pl")
#: Files (patterns) of which every text is translated.
BRONNEN = (
    "templates/basis.html",
    "templates/basis_fout.html",
    "templates/[45]0*.html",
    "templates/account/bewaard.html",
    "templates/includes/*.html",
    "templates/nlds/**/*.html",
    "templates/openbaar/start.html",
    "templates/openbaar/zei_nee.html",
    "templates/openbaar/spreken.html",
    "templates/openbaar/terugbellen*.html",
    "templates/openbaar/_steunpunt.html",
    "templates/account/request_login_code.html",
    "templates/account/confirm_login_code.html",
    "templates/zorgplicht/ouder/_stap_*.html",
    "templates/zorgplicht/ouder/_schooldeel.html",
    "templates/zorgplicht/ouder/_zoek*.html",
    "templates/zorgplicht/ouder/stap.html",
    "templates/zorgplicht/ouder/scholen.html",
    "templates/zorgplicht/ouder/nakijken.html",
    "templates/zorgplicht/ouder/nieuw.html",
    "templates/zorgplicht/ouder/zei_nee.html",
    "templates/zorgplicht/ouder/bewijs.html",
    "templates/zorgplicht/ouder/bezorgen*.html",
    "templates/zorgplicht/ouder/_pauze.html",
    "templates/zorgplicht/ouder/mijn.html",
    "templates/berichten/mail/_slot.txt",
    "templates/berichten/mail/inlogcode.txt",
    "templates/berichten/mail/aanmelding_verstuurd.txt",
    "templates/berichten/mail/aanmelding_inleveren.txt",
    "templates/berichten/mail/bezorging_*.txt",
    "templates/berichten/mail/ontvangst_bevestigd.txt",
    "templates/zorgplicht/ouder/_bewijs_kern.html",
    "templates/zorgplicht/ouder/_zelf_inleveren.html",
    "templates/zorgplicht/ouder/concept_weg.html",
    "templates/zorgplicht/delen/termijn.html",
    "ondersteuning/afstand.py",
    "passend/huisstijl/ingevuld.py",
    "passend/huisstijl/onderdelen.py",
    "passend/huisstijl/templatetags/huisstijl_tags.py",
    "passend/wet/woorden/namen.py",
    "passend/wet/woorden/waarom.py",
    "passend/gebruikers/adapter.py",
    "passend/huisstijl/views.py",
    "passend/huisstijl/formulieren.py",
    "passend/huisstijl/templates/huisstijl/*.html",
    "passend/gebruikers/forms.py",
    "passend/gebruikers/views.py",
    "zorgplicht/navigatie.py",
    "zorgplicht/forms/bezorgen.py",
    "zorgplicht/forms/deur.py",
    "zorgplicht/forms/nummers.py",
    "zorgplicht/forms/ouder.py",
    "zorgplicht/forms/ouder_delen.py",
    "zorgplicht/forms/aanmelding.py",
    "zorgplicht/models/aanmelding.py",
    "zorgplicht/models/bezorging.py",
    "zorgplicht/models/hulpvraag.py",
    "zorgplicht/models/terugbelverzoek.py",
    "zorgplicht/models/woorden.py",
    "zorgplicht/beeld/hulpvraag.py",
    "zorgplicht/beeld/kijker.py",
    "zorgplicht/beeld/na_weigering.py",
    "zorgplicht/beeld/stand.py",
    "zorgplicht/beeld/termijnen.py",
    "zorgplicht/beeld/voortgang.py",
    "zorgplicht/actions/andere_ouder.py",
    "zorgplicht/actions/bezorgen.py",
    "zorgplicht/actions/ontvangst.py",
    "zorgplicht/actions/stappen.py",
    "zorgplicht/actions/versturen.py",
    "zorgplicht/views/deur.py",
    "zorgplicht/views/ouder_aanmelden.py",
    "zorgplicht/views/ouder_bewijs.py",
    "zorgplicht/views/ouder_bezorgen.py",
    "zorgplicht/views/ouder_deur.py",
    "zorgplicht/views/ouder_hulp.py",
    "zorgplicht/views/ouder_overzicht.py",
    "zorgplicht/views/ouder_scholen.py",
    "zorgplicht/views/ouder_stappen.py",
    "zorgplicht/views/ouder_versturen.py",
)

HEAD = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def po_file(language: str) -> Path:
    """Where the translations of a language stand."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The translations of a language."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def compile_all() -> None:
    """Write each .po file as the .mo file that Django reads, when it is not there or older."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.parts[-3], domain="django")
        # Without a moment in its head the file only changes when a text does.
        catalog.creation_date = catalog.revision_date = NO_MOMENT
        made = BytesIO()
        write_mo(made, catalog)
        if not target.is_file() or target.read_bytes() != made.getvalue():
            target.write_bytes(made.getvalue())


def wanted() -> dict[str, tuple[str, ...]]:
    """The texts to translate: msgid -> its forms in Dutch (two for a plural)."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
    os.environ.setdefault("PASSEND_OMGEVING", "test")
    import django

    django.setup()
    from tests.hulp.pseudotaal import CLOSE, OPEN, messages_of

    paths = sorted({path for pattern in BRONNEN for path in ROOT.glob(pattern) if path.is_file()})
    return {
        key: tuple(form.removeprefix(OPEN).removesuffix(CLOSE) for form in forms)
        for path in paths
        for key, forms in messages_of(path).items()
    }


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def missing(catalog: Catalog, texts: dict[str, tuple[str, ...]]) -> list[str]:
    """The texts without a (whole, certain) translation."""
    found = []
    for key in texts:
        context, _, text = key.rpartition("\x04")
        message = catalog.get(text, context or None)
        strings = () if message is None else _forms(message)
        if message is None or message.fuzzy or not strings or not all(strings):
            found.append(key)
    return found


def gone(catalog: Catalog, texts: dict[str, tuple[str, ...]]) -> list[str]:
    """The translations of texts that are no longer there."""
    keys = []
    for message in catalog:
        if message.id:
            text = message.id if isinstance(message.id, str) else message.id[0]
            keys.append(f"{message.context}\x04{text}" if message.context else text)
    return [key for key in keys if key not in texts]


def update(language: str, texts: dict[str, tuple[str, ...]]) -> int:
    """Write the .po file anew with exactly these texts, translations kept; return how many are missing."""
    old = read(language) if po_file(language).is_file() else Catalog(locale=language, domain="django")
    new = Catalog(locale=language, domain="django")
    for key, forms in sorted(texts.items()):
        context, _, text = key.rpartition("\x04")
        known = old.get(text, context or None)
        new.add(
            text if len(forms) == 1 else (text, forms[1]),
            known.string if known and isinstance(known.string, str) == (len(forms) == 1) else None,
            context=context or None,
            flags=("python-format",) if "%(" in text else (),
        )
    made = BytesIO()
    # A head of our own, without moments: the file only changes when a text does.
    write_po(made, new, width=110, omit_header=True)
    head = HEAD.format(language=language, plural=new.plural_forms)
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    po_file(language).write_bytes(head.encode() + made.getvalue())
    return len(missing(new, texts))


def main() -> int:
    """Do what was asked; return 1 when something is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--stand", action="store_true", help="verander niets, zeg wat er ontbreekt")
    only_tell = parser.parse_args().stand
    texts = wanted()
    left = 0
    for language in TALEN:
        number = len(missing(read(language), texts)) if only_tell else update(language, texts)
        print(f"{language}: {len(texts)} teksten, {number} nog niet vertaald")
        left += number
    if not only_tell:
        compile_all()
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
