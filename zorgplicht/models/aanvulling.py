"""The papers that a school asks of a family, each named with its reason."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models import Dossier, Feit, Lezerskring
from zorgplicht.models.aanmelding import Aanmelding


class Aanvulverzoek(models.Model):
    """How an invitation to complete reached the family, beside its fact, which holds the day and the last day.

    `bezorgd_op`: the day on which the family had it, None while nobody knows. It moves no date: the term stands still
    from the invitation.
    """

    class Hoe(models.TextChoices):
        PORTAAL = "portaal", _("met Passend")
        BRIEF = "brief", _("met een brief")
        AANGETEKEND = "aangetekend", _("met een aangetekende brief")
        GEGEVEN = "gegeven", _("op papier gegeven")
        EMAIL = "email", _("met een e-mail van de school")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="aanvulverzoeken")
    feit = models.OneToOneField(Feit, on_delete=models.PROTECT, related_name="aanvulverzoek")
    hoe = models.CharField(_("hoe gevraagd"), max_length=20, choices=Hoe.choices, default=Hoe.PORTAAL)
    bezorgd_op = models.DateField(_("aangekomen op"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("vraag om aanvulling")
        verbose_name_plural = _("vragen om aanvulling")
        constraints = (
            models.CheckConstraint(
                condition=~Q(hoe="portaal") | Q(bezorgd_op__isnull=False),
                name="aanvulverzoek_portaal_bezorgd",
                violation_error_message=_("Wat met Passend gaat, is er dezelfde dag."),
            ),
            models.CheckConstraint(
                condition=Q(hoe__in=["portaal", "brief", "aangetekend", "gegeven", "email"]),
                name="aanvulverzoek_hoe_bekend",
                violation_error_message=_("Kies een antwoord dat in de lijst staat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class GevraagdStuk(models.Model):
    """One paper of a request: what, and why the school needs it. What came of it are facts with its id as code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="gevraagde_stukken")
    verzoek = models.ForeignKey(Aanvulverzoek, on_delete=models.PROTECT, related_name="stukken")
    nummer = models.PositiveSmallIntegerField(_("nummer"))
    wat = models.CharField(_("welk papier"), max_length=200)
    waarom = models.CharField(_("waarom de school het nodig heeft"), max_length=500)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("gevraagd papier")
        verbose_name_plural = _("gevraagde papieren")
        constraints = (
            models.UniqueConstraint(
                fields=["verzoek", "nummer"],
                name="gevraagdstuk_nummer",
                violation_error_message=_("Dit nummer is er al. Laad de pagina opnieuw."),
            ),
            models.CheckConstraint(
                condition=~Q(wat="") & ~Q(waarom=""),
                name="gevraagdstuk_wat_en_waarom",
                violation_error_message=_("Schrijf op welk papier u vraagt, en waarom."),
            ),
            models.CheckConstraint(
                condition=Q(nummer__gte=1),
                name="gevraagdstuk_nummer_vanaf_een",
                violation_error_message=_("Een papier heeft een nummer vanaf 1."),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
