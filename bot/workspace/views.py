"""The views people have open: one App Home each, and a stack of modals."""

from bot.render.limits import VIEW_STACK
from bot.workspace.model import JsonObject, View
from bot.workspace.refusal import RefusedError


class Views:
    """Homes and modals, by person."""

    def __init__(self) -> None:
        self.homes: dict[str, View] = {}
        self.modals: dict[str, list[View]] = {}

    def keep(self, view: View) -> View:
        """Keeps a view: a home in its place, a modal on top of its person's stack or where it already is."""
        if view.body["type"] == "home":
            self.homes[view.user] = view
            return view
        stack = self.modals.setdefault(view.user, [])
        places = [place for place, each in enumerate(stack) if each.id == view.id]
        if places:
            stack[places[0]] = view
        elif len(stack) >= VIEW_STACK:
            raise RefusedError("push_limit_reached")
        else:
            stack.append(view)
        return view

    def top(self, user: str) -> View | None:
        """The modal a person sees, if any."""
        stack = self.modals.get(user)
        return stack[-1] if stack else None

    def close(self, user: str, *, everything: bool = False) -> list[View]:
        """Takes the top modal away, or all of them; returns them from the top to the lowest."""
        stack = self.modals.get(user, [])
        kept = 0 if everything else max(len(stack) - 1, 0)
        closed, self.modals[user] = stack[kept:], stack[:kept]
        return closed[::-1]

    def get(self, view_id: str = "", external_id: str = "") -> View:
        """The view with this id or external id, or RefusedError not_found."""
        for view in self._opened():
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise RefusedError("not_found")

    def has_external_id(self, external_id: str) -> bool:
        """Whether an open view bears this external id, which Slack wants to be unique."""
        return any(view.body.get("external_id") == external_id for view in self._opened())

    def shown_to(self, user: str) -> JsonObject:
        """What the page shows: the home, if there is one, and the modals from the lowest to the top."""
        home = self.homes.get(user)
        return {
            "home": home.as_json() if home else None,
            "modals": [view.as_json() for view in self.modals.get(user, [])],
        }

    def _opened(self) -> list[View]:
        return [*self.homes.values(), *(view for stack in self.modals.values() for view in stack)]
