"""From a question to a query.

The way of a question, and the modules on it:

1. Cut into pieces (`tag`, `piece`): names and words of questions (`phrase_tree`), spelt as they were meant (`spell`,
   `left_over`).
2. Each piece taken for what it is among the others, one thing after another, in the order of `recognize`: what leads
   up to the question or stands beside it (`introduced`, `bystanders`, `corrected`), verbs and prepositions (`stranded`,
   `bare_how`), names (`owners`, `opposites`, `beside`, `parts`, `members`, `values`, `nouns`, `scope`).
3. Read in every way that makes sense (`reading`): by the names in it (`readings`, `absorbed`, `assemble` with `row`,
   `reach`, `trailing` and `symbols`), by all its words (`paraphrase`, `several`, `wording`, `asking`, `topics`,
   `classifier` and `terms`), or word for word as something is asked for (`wholes`, `general`).
4. Ranked (`rank`): how well a sentence of an intent fits (`score`), how much is accounted for (`content`), how likely
   the names are (`named`, `passed_over`) and such a kind of question (`kinds`).
5. Decided (`decide`): what its words come to (`meant`, `advised`, `who_else`), whether that is clear (`certainty`) and
   about what is known (`doubt`, `strange`); then it is a query (`query`, `needing`, `versions`), or is asked back
   (`besides`, `twins`, `choices`).
6. In a conversation (`follow`, `understanding`): what it points at (`pointing`, `short_names`, `same_sense`) and how it
   goes on (`context`, `asked_besides`, `put_to_others`, `regrouped`, `turned_round`), and what the next may lean on
   (`carried`). In a longer message, by its parts (`clauses`, `told_first`, `one_by_one`).

What all of that goes by is made when a release is built (`language`): sentences and words of questions (`read`,
`records`, `catalog`, `templates`, `words`, `cues`), names (`gazetteer`, `lexicon`), ways of asking (`spoken`, `taught`,
`learn`). `model` is what comes of a question, `phrase` puts that into words again.
"""
