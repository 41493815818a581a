"""The only code of this app that writes."""

from ondersteuning.actions.aanvullen import set_supplement, withdraw_supplement
from ondersteuning.actions.demoprofielen import build_demo_profiles
from ondersteuning.actions.laden import load_pupils_file, load_schools_file, load_shipped
from ondersteuning.actions.profiel import adopt_version, offer_version, start_version, take_back_version
from ondersteuning.actions.profielpunten import (
    BotsingError,
    Invulling,
    confirm_unchanged,
    remove_own,
    save_group,
    save_own,
)
from ondersteuning.actions.steunpunten import save_steunpunt

__all__ = [
    "BotsingError",
    "Invulling",
    "adopt_version",
    "build_demo_profiles",
    "confirm_unchanged",
    "load_pupils_file",
    "load_schools_file",
    "load_shipped",
    "offer_version",
    "remove_own",
    "save_group",
    "save_own",
    "save_steunpunt",
    "set_supplement",
    "start_version",
    "take_back_version",
    "withdraw_supplement",
]
