"""A child's dossier: who takes part in it, and which circle reads which item.

No words stand here. Who may read is decided in one place for the screen and the database alike: a row in
`Toegang` lets someone in, a `Lezerskring` says which group an item belongs to, a `Deling` shows one item to one more.
"""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passend.dossiers.models.organisatie import Organisatie


class Dossier(models.Model):
    """One child's file. The row itself says nothing about the child."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    geopend_op = models.DateTimeField(_("geopend op"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def __str__(self) -> str:
        return str(self.id)


class ToegangQuerySet(models.QuerySet["Toegang"]):
    def running_on(self, day: date) -> Self:
        """Keep accesses that hold on `day`; `van` and `tot` are both included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)


class Toegang(models.Model):
    """Lets one person or one organisation into one dossier, in a role, from `van` to and including `tot`."""

    class Rol(models.TextChoices):
        OUDER = "ouder", _("ouder of verzorger")
        STEUNPUNT = "steunpunt", _("ouder- en jeugdsteunpunt")
        SCHOOL = "school", _("school")
        BESTUUR = "bestuur", _("schoolbestuur")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="toegangen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, related_name="+")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol.choices)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True)
    grond = models.CharField(_("grond"), max_length=40)

    objects = ToegangQuerySet.as_manager()

    class Meta:
        verbose_name = _("toegang")
        verbose_name_plural = _("toegangen")
        constraints = (
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=True) ^ Q(organisatie__isnull=True),
                name="toegang_een_ontvanger",
                violation_error_message=_("Toegang is voor één persoon of één organisatie."),
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van") - 1),
                name="toegang_tot_na_van",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=False, rol="ouder")
                | Q(organisatie__isnull=False, rol__in=["steunpunt", "school", "bestuur"]),
                name="toegang_rol_past",
                violation_error_message=_(
                    "Een ouder is een persoon; een school, bestuur of steunpunt is een organisatie."
                ),
            ),
        )
        indexes = (
            models.Index(
                fields=["gebruiker", "dossier"],
                condition=Q(gebruiker__isnull=False),
                name="toegang_persoon",
            ),
            models.Index(
                fields=["organisatie", "dossier"],
                condition=Q(organisatie__isnull=False),
                name="toegang_org",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rol} {self.dossier_id}"


class Lezerskring(models.Model):
    """The group that reads an item. One row per dossier, kind, and the organisation or person it is about."""

    class Soort(models.TextChoices):
        EIGEN = "eigen", _("alleen uzelf")
        GEZIN = "gezin", _("het gezin")
        GEZIN_STEUNPUNT = (
            "gezin_steunpunt",
            _("het gezin en het ouder- en jeugdsteunpunt"),
        )
        STEUNPUNT = "steunpunt", _("alleen het ouder- en jeugdsteunpunt")
        GEZIN_SCHOOL = "gezin_school", _("het gezin en deze school")
        SCHOOL = "school", _("alleen deze school")
        BESTUUR_GESCHIL = (
            "bestuur_geschil",
            _("het geschildossier van het schoolbestuur"),
        )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="lezerskringen")
    soort = models.CharField(_("soort"), max_length=20, choices=Soort.choices)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, related_name="+")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("lezerskring")
        verbose_name_plural = _("lezerskringen")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "soort", "organisatie", "gebruiker"],
                nulls_distinct=False,
                name="lezerskring_uniek",
                violation_error_message=_("Deze lezerskring bestaat al."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(soort="gezin", organisatie__isnull=True, gebruiker__isnull=True)
                    | Q(soort="eigen", organisatie__isnull=True, gebruiker__isnull=False)
                    | Q(
                        soort__in=[
                            "gezin_steunpunt",
                            "steunpunt",
                            "gezin_school",
                            "school",
                            "bestuur_geschil",
                        ],
                        organisatie__isnull=False,
                        gebruiker__isnull=True,
                    )
                ),
                name="lezerskring_soort_past",
                violation_error_message=_("Deze lezerskring hoort bij een organisatie, een persoon of het gezin."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.soort} {self.dossier_id}"


class Deling(models.Model):
    """The family shows one item to one organisation or person more, from `van` to and including `tot`.

    `item_id` is the id of the item; everything that hangs on it (its words, facts and terms) is shown with it. Taking
    back sets `tot` to the day before: the row stays, so that what was shown when can be told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="delingen")
    item_id = models.UUIDField(_("item"))
    soort = models.CharField(_("soort item"), max_length=30)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, related_name="+")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True)

    class Meta:
        verbose_name = _("deling")
        verbose_name_plural = _("delingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=True) ^ Q(organisatie__isnull=True),
                name="deling_een_ontvanger",
                violation_error_message=_("Delen gaat met één persoon of één organisatie tegelijk."),
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van") - 1),
                name="deling_tot_na_van",
                violation_error_message=_("De laatste dag ligt voor de eerste dag."),
            ),
        )
        indexes = (
            models.Index(
                fields=["organisatie"],
                condition=Q(organisatie__isnull=False),
                name="deling_organisatie",
            ),
            models.Index(
                fields=["gebruiker"],
                condition=Q(gebruiker__isnull=False),
                name="deling_persoon",
            ),
        )

    def __str__(self) -> str:
        return f"{self.soort} {self.dossier_id}"
