"""Rows of another table as one column, so that what hangs on a row comes in the query of that row."""

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

Along = dict[str, "Along"]


class RowsOf(ArraySubquery):
    """A column with the rows of a queryset about the row itself: a list of model instances, in its order.

    `Dossier.objects.annotate(alle_taken=RowsOf(Taak.objects.filter(dossier_id=OuterRef("pk")).order_by("id")))`. What
    the queryset selects along (`select_related`, by name) comes along. For the few rows that hang on one thing. The
    policies of the database hold here as in any query.
    """

    def __init__(self, queryset: QuerySet[Any], **extra: Any) -> None:
        self.model: type[Model] = queryset.model
        self.along: Along = dict(queryset.query.select_related or {})  # type: ignore[arg-type]  # never True here
        super().__init__(queryset.values(rij=_as_json(self.model, self.along)), **extra)

    def get_db_converters(self, connection: Any) -> list[Callable[..., Any]]:
        return [*super().get_db_converters(connection), self._instances]

    def _instances(self, rows: list[dict[str, Any]], expression: Any, connection: Any) -> list[Model]:
        return [_instance(self.model, self.along, row, connection.alias) for row in rows]


def _as_json(model: type[Model], along: Along, prefix: str = "") -> JSONObject:
    columns: dict[str, Any] = {field.attname: f"{prefix}{field.attname}" for field in model._meta.concrete_fields}
    related = {name: _as_json(_to(model, name), more, f"{prefix}{name}__") for name, more in along.items()}
    return JSONObject(**columns, **related)


def _instance(model: type[Model], along: Along, row: dict[str, Any], alias: str) -> Model:
    fields = model._meta.concrete_fields
    made = model.from_db(alias, [field.attname for field in fields], [f.to_python(row[f.attname]) for f in fields])
    for name, more in along.items():
        other, target = row[name], _to(model, name)
        found = None if other[target._meta.pk.attname] is None else _instance(target, more, other, alias)
        setattr(made, name, found)
    return made


def _to(model: type[Model], name: str) -> type[Model]:
    related: type[Model] = model._meta.get_field(name).related_model  # type: ignore[assignment]  # a relation
    return related
