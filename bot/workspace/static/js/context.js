// What the elements of a message or view need of the place they stand in.

/**
 * A place for elements.
 * `use(element, chosen, block)` is what happens when an element is used; `suggest(element, typed)` brings the options of an
 * external menu; `values` is what is entered already, as values[block_id][action_id].
 */
export function createContext({ use, suggest, values = {} }) {
  return { use, suggest, known: values, readers: [], block: null, labelId: null };
}

/** The same place, as the elements of one block see it. */
export function within(context, block, changes = {}) {
  return { ...context, block, ...changes };
}

/** What was entered before in an element, in Slack's shape, or undefined. */
export function enteredBefore(context, element) {
  return context.known[context.block.block_id]?.[element.action_id];
}

/** Registers how to read what is entered in an element. */
export function hold(context, element, read) {
  context.readers.push({ block: context.block.block_id, action: element.action_id, read });
}

/** Everything that is entered now. */
export function valuesOf(context) {
  const values = {};
  for (const { block, action, read } of context.readers) (values[block] ??= {})[action] = read();
  return values;
}
