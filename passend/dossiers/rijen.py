"""Rows of another table as one column, so that what hangs on a row comes in the query of that row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Expression, JSONField, Model, QuerySet
from django.db.models.constants import LOOKUP_SEP

Row = TypeVar("Row", bound=Model)
Along = dict[str, "Along"]


def in_order(rows: QuerySet[Row], ids: Iterable[Any]) -> list[Row]:
    """Return the rows with these primary keys in this order: of a long list, first which and then what they say."""
    keys = list(ids)
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


class RowsOf(ArraySubquery):
    """A column with the rows of a queryset about the row itself: a list of model instances, in its order.

    `Dossier.objects.annotate(alle_taken=RowsOf(Taak.objects.filter(dossier_id=OuterRef("pk")).order_by("id")))`. What
    the queryset selects along (`select_related`, by name) comes along. For the few rows that hang on one thing. The
    policies of the database hold here as in any query.
    """

    def __init__(self, queryset: QuerySet[Any], **extra: Any) -> None:
        self.model: type[Model] = queryset.model
        self.along: Along = dict(queryset.query.select_related or {})  # type: ignore[arg-type]  # never True here
        super().__init__(queryset.values(rij=_WholeRows(["", *_paths(self.along)])), **extra)

    def get_db_converters(self, connection: Any) -> list[Callable[..., Any]]:
        return [*super().get_db_converters(connection), self._instances]

    def _instances(self, rows: list[list[Any]], expression: Any, connection: Any) -> list[Model]:
        found = (_instance(self.model, self.along, iter(row), connection.alias) for row in rows)
        return [one for one in found if one is not None]


class _WholeRows(Expression):
    """A list with the row of the query's own table ("") and of others that its relations lead to, each as JSON.

    Whole rows: to name each column costs more than to read it, and a case page has hundreds of columns.
    """

    output_field = JSONField()

    def __init__(self, paths: list[str]) -> None:
        super().__init__()
        self.paths = paths
        self.tables: list[str] = []

    def resolve_expression(
        self,
        query: Any = None,
        allow_joins: bool = True,
        reuse: set[str] | None = None,
        summarize: bool = False,
        for_save: bool = False,
    ) -> Self:
        if self.tables:
            # The query around the subquery comes by as well; it has nothing to add.
            return self
        made = self.copy()
        first = query.get_initial_alias()
        made.tables = [
            query.setup_joins(path.split(LOOKUP_SEP), query.get_meta(), first, can_reuse=reuse).joins[-1]
            if path
            else first
            for path in self.paths
        ]
        return made

    def relabeled_clone(self, change_map: Mapping[str, str]) -> Self:
        made = self.copy()
        made.tables = [change_map.get(table, table) for table in self.tables]
        return made

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[()]]:
        rows = ", ".join(f"to_jsonb({compiler.quote_name_unless_alias(table)}.*)" for table in self.tables)
        return f"jsonb_build_array({rows})", ()


def _paths(along: Along, prefix: str = "") -> Iterator[str]:
    for name, more in along.items():
        yield f"{prefix}{name}"
        yield from _paths(more, f"{prefix}{name}{LOOKUP_SEP}")


def _instance(model: type[Model], along: Along, rows: Iterator[Any], alias: str) -> Model | None:
    """Make the next of `rows`, in the order of `_paths`, and what comes along with it; None where there is none."""
    row, made = next(rows), None
    if row is not None:
        fields = model._meta.concrete_fields
        values = [field.to_python(row[field.column]) for field in fields]
        made = model.from_db(alias, [field.attname for field in fields], values)
    for name, more in along.items():
        related: type[Model] = model._meta.get_field(name).related_model  # type: ignore[assignment]  # a relation
        found = _instance(related, more, rows, alias)
        if made is not None:
            setattr(made, name, found)
    return made
