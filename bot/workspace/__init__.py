"""A small, strict Slack on this machine: a stand-in for its Web API, and a page to use it in a browser.

It refuses what Slack refuses and signs what Slack signs, so that the demonstration and the tests from end to
end go the same way as the real thing.
"""

from bot.workspace.serve import run, running_workspace
from bot.workspace.workspace import Workspace

__all__ = ["Workspace", "run", "running_workspace"]
