"""The whole way, from typing in a browser to the answer on the page."""
