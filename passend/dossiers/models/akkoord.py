"""What a parent agreed to before a steunpunt worker sends it: how, on which day, with exactly which text."""

import uuid
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.dossier import Dossier, Lezerskring
from passend.dossiers.models.organisatie import Organisatie

TRIES = 3


class AkkoordQuerySet(models.QuerySet["Akkoord"]):
    def standing(self) -> Self:
        """Keep what was agreed, was not taken back, and was not used yet."""
        return self.filter(gegeven_op__isnull=False, vervallen_op__isnull=True, gebruikt_op__isnull=True)

    def used(self) -> Self:
        """Keep that with which something was sent."""
        return self.filter(gebruikt_op__isnull=False)

    def about(self, over: UUID) -> Self:
        return self.filter(over_id=over).select_related("ouder", "vastgelegd_door").order_by("-vastgelegd_op", "id")


class Akkoord(models.Model):
    """A parent's yes to one text (`over_id`), given before anything is sent; good for sending it once.

    `tekst_hash` is that of the text as it was read aloud or signed: another text is another agreement. With a code the
    portal mails it to the parent's own address, and the parent reads it aloud; only a keyed hash of it is kept, and
    `gegeven_op` is set by the database when it was right. Family and that steunpunt read the row, no school does.
    """

    class Wijze(models.TextChoices):
        CODE = "code", _("met een code die de ouder voorlas")
        STEM = "stem", _("gezegd, en opgenomen")
        HANDTEKENING = "handtekening", _("getekend op papier")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="akkoorden")
    lezerskring = models.ForeignKey(Lezerskring, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    ouder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    over_id = models.UUIDField(_("over welke tekst"))
    tekst_hash = models.CharField(_("hash van de tekst"), max_length=64)
    toestemming = models.CharField(_("versie van de toestemming"), max_length=40, blank=True)
    wijze = models.CharField(_("hoe de ouder akkoord ging"), max_length=20, choices=Wijze.choices)
    dag = models.DateField(_("akkoord op"))
    code_hash = models.CharField(_("hash van de code"), max_length=64, blank=True)
    code_tot = models.DateTimeField(_("code geldig tot"), null=True)
    pogingen = models.PositiveSmallIntegerField(_("foute pogingen"), default=0)
    gegeven_op = models.DateTimeField(_("gegeven op"), null=True)
    vervallen_op = models.DateTimeField(_("vervallen op"), null=True)
    gebruikt_op = models.DateTimeField(_("gebruikt op"), null=True)
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AkkoordQuerySet.as_manager()

    class Meta:
        verbose_name = _("akkoord")
        verbose_name_plural = _("akkoorden")
        constraints = (
            models.CheckConstraint(
                condition=Q(wijze="code", code_tot__isnull=False) & ~Q(code_hash="")
                | Q(wijze__in=["stem", "handtekening"], code_hash="", code_tot__isnull=True, gegeven_op__isnull=False),
                name="akkoord_wijze_past",
                violation_error_message=_("Een code hoort bij een code. Stem en handtekening zijn er meteen."),
            ),
            models.CheckConstraint(
                condition=Q(gebruikt_op__isnull=True) | Q(gegeven_op__isnull=False, vervallen_op__isnull=True),
                name="akkoord_gebruikt_na_gegeven",
                violation_error_message=_("Alleen met een akkoord dat geldt, kan er iets verstuurd worden."),
            ),
            models.CheckConstraint(
                condition=Q(pogingen__lte=TRIES),
                name="akkoord_pogingen",
                violation_error_message=_("Er is te vaak een verkeerde code getypt."),
            ),
            models.CheckConstraint(
                condition=Q(tekst_hash__regex=r"^[0-9a-f]{64}$")
                & (Q(code_hash="") | Q(code_hash__regex=r"^[0-9a-f]{64}$")),
                name="akkoord_alleen_afdruk",
                violation_error_message=_("Van een tekst en een code wordt hier alleen een afdruk bewaard."),
            ),
            models.CheckConstraint(
                condition=~Q(wijze="code") | Q(gegeven_op__isnull=True) | Q(gegeven_op__lte=F("code_tot")),
                name="akkoord_code_op_tijd",
                violation_error_message=_("De code is te laat getypt."),
            ),
            models.UniqueConstraint(
                fields=["over_id"],
                condition=Q(vervallen_op__isnull=True, gebruikt_op__isnull=True),
                name="akkoord_een_lopend",
                violation_error_message=_("Er loopt al een akkoord voor deze tekst."),
            ),
        )
        indexes = (models.Index(fields=["dossier", "over_id"], name="akkoord_over"),)

    def __str__(self) -> str:
        return str(self.id)
