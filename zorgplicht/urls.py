"""Addresses of the case: the parent's, the school's and the steunpunt's pages."""

from django.urls import URLPattern, path

from zorgplicht import urls_hulp
from zorgplicht.views import (
    eenmalig,
    eenmalig_deur,
    ouder_aanmelden,
    ouder_antwoorden,
    ouder_bewijs,
    ouder_delen,
    ouder_dossier,
    ouder_handelingen,
    ouder_overzicht,
    ouder_steunpunt,
    ouder_wijzigen,
    school,
    school_brief,
    school_handeling,
    school_verbeter,
    steunpunt,
    steunpunt_werk,
)

app_name = "zorgplicht"

urlpatterns: list[URLPattern] = [
    *urls_hulp.patterns,
    path("mijn/", ouder_overzicht.mijn, name="mijn"),
    path("mijn/aanmelding/nieuw/", ouder_aanmelden.nieuw, name="aanmelding_nieuw"),
    path("mijn/aanmelding/<uuid:concept_id>/verder/", ouder_aanmelden.concept_verder, name="concept_verder"),
    path("mijn/aanmelding/<uuid:concept_id>/weggooien/", ouder_aanmelden.concept_weg, name="concept_weg"),
    path("mijn/aanmelding/<uuid:concept_id>/<str:stap>/", ouder_aanmelden.concept_stap, name="concept_stap"),
    path("mijn/bewijs/<uuid:aanmelding_id>/", ouder_bewijs.bewijs, name="bewijs"),
    path("mijn/bewijs/<uuid:aanmelding_id>/pdf/", ouder_bewijs.bewijs_pdf, name="bewijs_pdf"),
    path("mijn/dossier/<uuid:dossier_id>/", ouder_dossier.dossier, name="dossier"),
    path(
        "mijn/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/intrekken/",
        ouder_handelingen.trek_in,
        name="trek_in",
    ),
    path(
        "mijn/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/ingeleverd/",
        ouder_handelingen.meld_ingeleverd,
        name="meld_ingeleverd",
    ),
    path(
        "mijn/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/papieren/",
        ouder_antwoorden.heb_niet,
        name="heb_niet",
    ),
    path(
        "mijn/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/aanbod/",
        ouder_antwoorden.beantwoord_aanbod,
        name="beantwoord_aanbod",
    ),
    path("mijn/dossier/<uuid:dossier_id>/meer-scholen/", ouder_handelingen.meer_scholen, name="meer_scholen"),
    path("mijn/dossier/<uuid:dossier_id>/wijzigen/", ouder_wijzigen.wijzigen, name="wijzigen"),
    path("mijn/dossier/<uuid:dossier_id>/wijzigen/<str:stap>/", ouder_wijzigen.wijzig_stap, name="wijzig_stap"),
    path("mijn/dossier/<uuid:dossier_id>/eerste-keus/", ouder_wijzigen.eerste_keus, name="eerste_keus"),
    path("mijn/dossier/<uuid:dossier_id>/andere-ouder/", ouder_delen.andere_ouder, name="andere_ouder"),
    path(
        "mijn/dossier/<uuid:dossier_id>/school-zei-nee/<uuid:nee_id>/",
        ouder_delen.school_zei_nee,
        name="school_zei_nee",
    ),
    path(
        "mijn/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/delen/",
        ouder_delen.delen,
        name="delen",
    ),
    path(
        "mijn/dossier/<uuid:dossier_id>/aanmelding/<uuid:aanmelding_id>/toestemming-intrekken/",
        ouder_delen.toestemming_intrekken,
        name="toestemming_intrekken",
    ),
    path("mijn/dossier/<uuid:dossier_id>/steunpunt/", ouder_steunpunt.steunpunt_toelaten, name="steunpunt_toelaten"),
    path(
        "mijn/dossier/<uuid:dossier_id>/steunpunt/<uuid:organisatie_id>/stoppen/",
        ouder_steunpunt.steunpunt_weg,
        name="steunpunt_weg",
    ),
    path(
        "mijn/dossier/<uuid:dossier_id>/steunpunt/<uuid:organisatie_id>/zichtbaar/",
        ouder_steunpunt.steunpunt_zichtbaar,
        name="steunpunt_zichtbaar",
    ),
    path("school/", school.bak, name="school"),
    path("school/link/<str:sleutel>/", eenmalig_deur.eenmalig, name="eenmalig"),
    path("school/brief/", eenmalig_deur.code, name="eenmalig_code"),
    path("school/brief/aanmelding/", eenmalig.aanmelding, name="eenmalig_aanmelding"),
    path("school/brief/aanmelding/<str:handeling>/", eenmalig.handeling, name="eenmalig_handeling"),
    path("school/brief/klaar/", eenmalig.klaar, name="eenmalig_klaar"),
    path("school/brief/account/", eenmalig.account, name="eenmalig_account"),
    path("school/aanmelding/<uuid:pk>/", school.aanmelding, name="school_aanmelding"),
    path("school/aanmelding/<uuid:pk>/verbeter/<int:feit>/", school_verbeter.verbeter, name="school_corrigeer"),
    path("school/aanmelding/<uuid:pk>/brief/", school_brief.brief, name="school_brief"),
    path("school/aanmelding/<uuid:pk>/brief/pdf/", school_brief.brief_pdf, name="school_brief_pdf"),
    path("school/aanmelding/<uuid:pk>/<str:handeling>/", school_handeling.handeling, name="school_handeling"),
    path("steunpunt/", steunpunt.lijst, name="steunpunt"),
    path("steunpunt/overdragen/", steunpunt_werk.draag_alles_over, name="steunpunt_alles_overdragen"),
    path("steunpunt/overdragen/<uuid:overdracht>/terug/", steunpunt_werk.zet_terug, name="steunpunt_zet_terug"),
    path("steunpunt/dossier/<uuid:pk>/", steunpunt.dossier, name="steunpunt_dossier"),
    path("steunpunt/dossier/<uuid:pk>/taak/", steunpunt_werk.taak_nieuw, name="steunpunt_taak"),
    path("steunpunt/dossier/<uuid:pk>/taak/<uuid:taak>/", steunpunt_werk.taak_klaar, name="steunpunt_taak_klaar"),
    path("steunpunt/dossier/<uuid:pk>/neem/", steunpunt_werk.neem, name="steunpunt_neem"),
    path("steunpunt/dossier/<uuid:pk>/overdragen/", steunpunt_werk.draag_over, name="steunpunt_overdragen"),
]
