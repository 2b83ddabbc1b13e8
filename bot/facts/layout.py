"""Where the files of a knowledge directory are."""

from typing import Final

ENDING: Final = ".yaml"
DESK: Final = "desk.yaml"
GOLDEN: Final = "golden.yaml"
FOLDERS: Final = ("sources", "features", "subjects", "articles")
