from collections.abc import Callable, Iterable
from datetime import date

import pytest

from ondersteuning.actions import load_schools_file
from ondersteuning.verslag import Uitkomst
from tests.ondersteuning.bestanden import PEILDATUM, duo, file, make_region


@pytest.fixture
def region(db: None) -> None:
    """A small piece of the country, without schools."""
    make_region()


@pytest.fixture
def load(region: None) -> Callable[..., Uitkomst]:
    """Load a small DUO file: `load([row(1), row(2)])`; says itself that the file is not the whole country."""

    def _load(rows: Iterable[dict[str, str]], day: date = PEILDATUM, **options: object) -> Uitkomst:
        options = {"incomplete_ok": True} | options
        return load_schools_file(file(duo(rows), day), **options)[-1]

    return _load
