"""One-time links in the timeline of a family: how each went out, what became of it, by which one a school acted."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.dossiers.models import Eenmaligelink, Feit
from passend.huisstijl.onderdelen import Gebeurtenis
from passend.huisstijl.templatetags.huisstijl_tags import datum

Soort = Eenmaligelink.Soort
TITLES: dict[str, str | Promise] = {
    Soort.MAIL: gettext_lazy("Een eenmalige link voor de school, per mail"),
    Soort.PAPIER: gettext_lazy("Een eenmalige code voor de school, per brief"),
}
HOLDERS: dict[str, str | Promise] = {
    Soort.MAIL: gettext_lazy("de school, met een eenmalige link per mail"),
    Soort.PAPIER: gettext_lazy("de school, met een eenmalige code per brief"),
}
UNKNOWN = gettext_lazy("de school, met een eenmalige link")


def link_events(links: Sequence[Eenmaligelink]) -> list[Gebeurtenis]:
    """Return an event for each link, on the day that it was made."""
    return [
        Gebeurtenis(
            dag=timezone.localdate(link.gemaakt_op),
            titel=str(TITLES[link.soort]),
            tekst=_became(link),
            icoon="brief",
        )
        for link in links
    ]


def _became(link: Eenmaligelink) -> str:
    if link.gebruikt_op:
        return _("De school gebruikte dit op %(dag)s.") % {"dag": datum(timezone.localdate(link.gebruikt_op))}
    if link.vervallen_op:
        day = datum(timezone.localdate(link.vervallen_op))
        return _("Dit werkt niet meer sinds %(dag)s: er kwam iets nieuws voor in de plaats.") % {"dag": day}
    return _("Dit werkt tot en met %(dag)s.") % {"dag": datum(link.geldig_tot)}


def holder(fact: Feit, links: Sequence[Eenmaligelink]) -> str:
    """Return who recorded a fact that came by a link. Which one is in `links`, as far as the reader may see them.

    A link is used up last in the transaction of its one act, so it is the first that was used after the fact.
    """
    after = [link for link in links if link.gebruikt_op and link.gebruikt_op >= fact.vastgelegd_op]
    used = min(after, key=lambda link: link.gebruikt_op or fact.vastgelegd_op, default=None)
    return str(HOLDERS[used.soort] if used else UNKNOWN)
