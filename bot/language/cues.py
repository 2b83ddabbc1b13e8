"""Sets of cues that several modules look for; `intents/words.yaml` lists the words and phrases of each cue."""

CHOOSING = frozenset({"which", "who"})
"""Cues that ask for some of many."""

INTERROGATIVES = CHOOSING | {"what"}
"""Cues that ask for a name, and open a clause of their own."""

OPENERS = INTERROGATIVES | {"where", "why", "when", "how"}
"""Cues with which questions of all kinds open."""

DEFINING = frozenset({"define", "what"})
"""Cues that ask what something is."""

LISTING = CHOOSING | {"how-many", "neither"}
"""Cues that ask for subjects of a kind, so that its noun is neither a term nor a subject."""

FROM_ALL = CHOOSING | {"how-many", "list", "anything"}
"""Cues of a choice from all subjects."""

ASKED_ABOUT = INTERROGATIVES | {"how-many", "list", "anything", "both", "neither"}
"""Cues that stand for whoever is asked about."""

COMPARING = frozenset({"compare", "vs", "difference"})
"""Cues that set names beside each other."""

POINTERS = frozenset({"it", "those"})
"""Cues that stand for what was named before."""

HAVING = frozenset({"support", "use"})
"""Cues of verbs that say what somebody has."""

VERBS = HAVING | {"aux"}
"""Cues of verbs."""

LIGHT = VERBS | {"vs", "both", "anything"}
"""Cues that hardly tell one intent from another."""
