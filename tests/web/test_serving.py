"""What a process does before it serves."""

import gc

from bot.web.serving import keep_loaded


def test_what_is_loaded_is_not_looked_through_again() -> None:
    """What is there before serving is left alone from then on; what comes later is looked after as ever."""
    loaded = [object()]
    try:
        keep_loaded()
        later = [object()]
        assert any(each is later for each in gc.get_objects())
        assert not any(each is loaded for each in gc.get_objects())
    finally:
        gc.unfreeze()
