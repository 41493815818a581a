"""The only code of this app that writes."""

from ondersteuning.actions.aanvullen import set_supplement, withdraw_supplement
from ondersteuning.actions.laden import load_pupils_file, load_schools_file, load_shipped
from ondersteuning.actions.steunpunten import save_steunpunt

__all__ = [
    "load_pupils_file",
    "load_schools_file",
    "load_shipped",
    "save_steunpunt",
    "set_supplement",
    "withdraw_supplement",
]
