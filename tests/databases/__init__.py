"""A second domain, databases: nothing in the code or the intents hangs on service meshes.

Its facts are examples for tests, written from general knowledge, and no reference on databases.
"""

from pathlib import Path

DATABASES = Path(__file__).parent / "knowledge"
