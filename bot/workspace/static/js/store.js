// What the page knows, for the person who is looking.

export const store = {
  me: "",
  app: "",
  team: "",
  users: new Map(),
  channels: new Map(),
  messages: new Map(),
  views: { home: null, modals: [] },
  prompts: {},
  statuses: {},
  examples: [],
  commands: [],
  shortcuts: [],
  stoppable: false,
  unread: new Map(),
  place: "",
  tab: "messages",
  thread: null,
  focusThread: false,
};

/** Takes over a whole session; keeps the place the person is at, if it still exists for them. */
export function takeSession(session) {
  const { me, app, team, views, prompts, examples, commands, shortcuts, stoppable, statuses } = session;
  const sameWho = store.me === me;
  Object.assign(store, { me, app, team, views, prompts, examples, commands, shortcuts, stoppable });
  store.statuses = Object.fromEntries(statuses.map(({ channel, thread_ts, ...status }) => [`${channel}/${thread_ts}`, status]));
  store.users = new Map(session.users.map((user) => [user.id, user]));
  store.channels = new Map(session.channels.map((channel) => [channel.id, channel]));
  store.messages = new Map(session.channels.map((channel) => [channel.id, new Map()]));
  for (const message of session.messages) store.messages.get(message.channel)?.set(message.ts, message);
  if (!store.channels.has(store.place)) {
    Object.assign(store, { place: session.start, tab: "messages", thread: null });
  }
  if (!sameWho) store.unread = new Map();
}

/** Takes over one change. */
export function takeChange({ kind, body }) {
  if (kind === "message") keepMessage(body);
  else if (kind === "removed") store.messages.get(body.channel)?.delete(body.ts);
  else if (kind === "views") store.views = body;
  else if (kind === "prompts") store.prompts[body.channel] = body.prompts;
  else if (kind === "status") {
    const { channel, thread_ts, ...status } = body;
    store.statuses[`${channel}/${thread_ts}`] = status;
  }
}

/** The messages of a place that stand outside threads, and replies that were sent there too, oldest first. */
export function roots(place) {
  const stands = (message) => !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
  return sorted(place).filter(stands);
}

/** The messages in a thread below its root, oldest first. */
export function replies(place, ts) {
  return sorted(place).filter((message) => message.thread_ts === ts && message.ts !== ts);
}

/** The message with this time in a place, or undefined. */
export function messageAt(place, ts) {
  return store.messages.get(place)?.get(ts);
}

/** The name of a place with its sign, as people say it. */
export function placeName(place) {
  const channel = store.channels.get(place);
  return channel?.isIm ? store.users.get(store.app).realName : `#${channel?.name}`;
}

/** What the app says it is doing in a thread, as {status, stoppable}, or null. */
export function doingIn(place, ts) {
  const known = store.statuses[`${place}/${ts}`];
  return known?.status ? known : null;
}

function keepMessage(message) {
  const known = store.messages.get(message.channel);
  if (!known) return;
  const isNew = !known.has(message.ts);
  known.set(message.ts, message);
  const elsewhere = message.channel !== store.place || store.tab !== "messages";
  if (isNew && elsewhere && message.user !== store.me) {
    store.unread.set(message.channel, (store.unread.get(message.channel) ?? 0) + 1);
  }
}

function sorted(place) {
  const known = [...(store.messages.get(place)?.values() ?? [])];
  return known.sort((one, other) => Number(one.ts) - Number(other.ts));
}
