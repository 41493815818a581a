"""A rule as a person reads it on the page of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from passend.huisstijl.templatetags.huisstijl_tags import datum
from passend.recht import Norm, Regel, Regelboek
from passend.recht.schema import EIGEN_ONDERWERPEN, HULPONDERWERPEN, KETENONDERWERPEN
from passend.wet import regels
from passend.wet.uitleg import certainty_of_rule, checked_words
from passend.wet.wetpagina.versies import Rij, Wijziging, changes, field_words, lineages
from passend.wet.woorden import aantallen, termijnen, wetpagina
from passend.wet.zinnen import list_words, name_of

_ORDER = {subject: place for place, subject in enumerate((*EIGEN_ONDERWERPEN, *KETENONDERWERPEN))}
#: What makes the date, in the order of reading; the rest of a row is said elsewhere on the page.
_COUNTING = (
    "begint_bij",
    "voorlopig_bij",
    "begin_keuze",
    "begint_na",
    "vereist",
    "niet_bij",
    "eenheid",
    "lengte",
    "jaardag",
    "leeftijd",
    "drempel_uren",
    "drempel_weken",
    "terug",
    "eerste_dag",
    "gestelde_dag",
    "opschorting",
    "termijnenwet",
    "schoolvakanties",
    "te_laat",
    "sluit_met",
    "vervalt_door",
    "gevolg_na_dagen",
)


@dataclass(frozen=True, slots=True)
class Wetsregel:
    """One row of the rule files in words. Lists of full sentences: voorwaarden, vervolg, vervolg_na.

    voor: for which schools. geldt: from when until when. `telt`: pairs of a field's name and its value, for who wants
    to know how the date is made. Empty for a rule without a date: gevolg, aan_zet and telt. vervolg, vervolg_na and
    telt are only there on the rule's own page.
    """

    sleutel: str
    thema: str
    titel: str
    voor: str
    artikel: str
    geldt: str
    inhoud: str
    soort: str
    regelzekerheid: str
    nagekeken: str
    bron: str
    aan_zet: str = ""
    gevolg: str = ""
    voorwaarden: Sequence[str] = ()
    vervolg: Sequence[str] = ()
    vervolg_na: Sequence[str] = ()
    telt: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Versie:
    """An earlier or later version, with what changed when it began; nothing for the first one."""

    geldt: str
    artikel: str
    wijzigingen: Sequence[Wijziging]


@dataclass(frozen=True, slots=True)
class Variant:
    """A rule for some schools as it holds now (or held last), and all its versions, the newest first."""

    regel: Wetsregel
    geldt_nu: bool
    versies: Sequence[Versie]


@dataclass(frozen=True, slots=True)
class Themagroep:
    """The rules of one theme."""

    sleutel: str
    naam: str
    regels: Sequence[Wetsregel]


def grouped(
    rulebook: Regelboek, today: date, *, sector: str = "", richting: str = "", thema: str = ""
) -> list[Themagroep]:
    """The rules that hold on `today` or later, by theme; only those for a sector, richting or theme if given."""
    rows = sorted((row for row in _rows(rulebook) if row.geldt_tot is None or row.geldt_tot >= today), key=_place)
    groups = []
    for key, name in wetpagina.THEMAS.items():
        chosen = [
            show(row)
            for row in rows
            if row.thema == key
            and thema in ("", key)
            and (not sector or sector in row.sectoren)
            and (not richting or richting in row.richtingen)
        ]
        if chosen:
            groups.append(Themagroep(key, str(name), chosen))
    return groups


def variants(rulebook: Regelboek, sleutel: str, today: date) -> list[Variant]:
    """The rule with this key, once for each group of schools it is about; empty when there is none."""
    lines = sorted(
        lineages(row for row in _rows(rulebook) if row.sleutel == sleutel), key=lambda line: _place(line[-1])
    )
    return [_variant(line, today) for line in lines]


def title_of(row: Rij) -> str:
    """What a rule is called: the term it gives or changes, or the first words of what it says."""
    if isinstance(row, Norm):
        text = regels.translated(row.inhoud)
        first, mark, _rest = text.partition(". ")
        return first + "." if mark else text
    if row.onderwerp in HULPONDERWERPEN:
        pattern = wetpagina.VERLENGING if row.onderwerp == "verlenging" else wetpagina.STILSTAND
        return str(pattern) % {"naam": list_words(name_of(subject) for subject in row.geldt_voor)}
    return name_of(row.onderwerp)


def show(row: Rij) -> Wetsregel:
    """One row in words."""
    said = Wetsregel(
        sleutel=row.sleutel,
        thema=row.thema,
        titel=title_of(row),
        voor=schools_of(row),
        artikel=row.artikel,
        geldt=period_of(row),
        inhoud=regels.translated(row.inhoud),
        soort=str(wetpagina.SOORTEN[row.soort]),
        regelzekerheid=certainty_of_rule(row.zekerheid),
        nagekeken=checked_words(row.nagekeken_door, row.nagekeken_op),
        bron=row.bron,
    )
    if isinstance(row, Norm):
        return said
    return replace(
        said,
        aan_zet=str(termijnen.AAN_ZET[row.aan_zet]),
        gevolg=regels.sentence("gevolg", row.gevolg),
        voorwaarden=[regels.sentence("voorwaarde", key) for key in row.voorwaarden],
    )


def show_in_full(row: Rij) -> Wetsregel:
    """One row in words, with what one can do and how the date is made: too much for a page with every rule."""
    if isinstance(row, Norm):
        return show(row)
    return replace(
        show(row),
        vervolg=[regels.sentence("vervolg", key) for key in row.vervolg],
        vervolg_na=[regels.sentence("vervolg", key) for key in row.vervolg_na],
        telt=counting(row),
    )


def counting(row: Regel) -> list[tuple[str, str]]:
    """The fields that make the date; those that say nothing, or only what is usual, are left out."""
    usual = {"begin_keuze": "eerste", "terug": False}
    said = []
    for name in _COUNTING:
        value = getattr(row, name)
        if (not isinstance(value, bool) and value in (None, "", (), 0)) or usual.get(name) == value:
            continue
        words = field_words(name, value)
        if name == "eenheid" and row.lengte and row.eenheid in aantallen.UNITS:
            words = aantallen.in_units(row.eenheid, row.lengte)
        elif name == "lengte" and row.eenheid in aantallen.UNITS:
            continue
        said.append((str(wetpagina.VELDEN[name]), words))
    return said


def schools_of(row: Rij) -> str:
    """For which schools a rule is, such as "basisonderwijs, openbare scholen"."""
    # A school with both kinds is named by the two kinds, where both are in the list.
    named = [code for code in row.sectoren if code != "sovso" or not {"so", "vso"} <= set(row.sectoren)]
    everything = str(wetpagina.ALLE_SECTOREN)
    sectors = everything if len(row.sectoren) == len(wetpagina.SECTOREN) else _names(named, wetpagina.SECTOREN)
    both = len(row.richtingen) == len(wetpagina.RICHTINGEN)
    denominations = str(wetpagina.ALLE_RICHTINGEN) if both else _names(row.richtingen, wetpagina.RICHTINGEN)
    kinds = _names(getattr(row, "schoolsoorten", ()), wetpagina.SCHOOLSOORTEN)
    only = [_("alleen %(scholen)s") % {"scholen": kinds}] if kinds else []
    return ", ".join([sectors, denominations, *only])


def period_of(row: Rij) -> str:
    """From when until when a rule holds; both days are included."""
    days = {"van": datum(row.geldt_vanaf), "tot": datum(row.geldt_tot)}
    if row.geldt_tot is None:
        return _("vanaf %(van)s") % days
    return _("van %(van)s tot en met %(tot)s") % days


def _rows(rulebook: Regelboek) -> list[Rij]:
    return [*rulebook.rules, *rulebook.norms]


def _names(codes: Sequence[str], words: Mapping[str, object]) -> str:
    return list_words(str(words[code]) for code in codes)


def _variant(line: Sequence[Rij], today: date) -> Variant:
    now = next((row for row in line if _holds_on(row, today)), None)
    versions = [
        Versie(period_of(row), row.artikel, changes(before, row) if before else ())
        for before, row in zip((None, *line[:-1]), line, strict=True)
    ]
    return Variant(show_in_full(now or line[-1]), now is not None, versions[::-1])


def _holds_on(row: Rij, day: date) -> bool:
    return row.geldt_vanaf <= day and (row.geldt_tot is None or day <= row.geldt_tot)


def _place(row: Rij) -> tuple[int, int, bool, tuple[int, ...], str]:
    """Rules in the order of a child's way, what changes a term after that term, rules without a date last."""
    if isinstance(row, Norm):
        return (1, row.rij, False, _sector_places(row), row.bestand)
    helper = row.onderwerp in HULPONDERWERPEN
    subject = row.geldt_voor[0] if helper else row.onderwerp
    return (0, _ORDER[subject], helper, _sector_places(row), row.sleutel)


def _sector_places(row: Rij) -> tuple[int, ...]:
    codes = list(wetpagina.SECTOREN)
    return tuple(codes.index(sector) for sector in row.sectoren)
