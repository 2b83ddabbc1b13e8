// Starts the page and keeps it up to date.

import { clearConversation, focusConversation, showConversation } from "./conversation.js";
import { fill, h } from "./dom.js";
import { showModal } from "./modal.js";
import { act, fetchSession, follow } from "./server.js";
import { showSidebar } from "./sidebar.js";
import { store, takeChange, takeSession } from "./store.js";
import { startTheme } from "./theme.js";
import { showThread } from "./thread.js";

let stream = null;
let awaited = null;
// What changes while everything is being fetched, to be taken over after it; null at other times.
let held = null;

/**
 * Changes where the person is: `place`, `tab`, `thread` (with `focus`, the keyboard goes there), or the message they have
 * just written (`mine`).
 */
function go({ place, tab, thread, mine, focus = false }) {
  if (place !== undefined) moveTo(place, tab ?? "messages");
  else if (tab !== undefined) moveTo(store.place, tab);
  if (thread !== undefined) openThread(thread, focus);
  if (mine !== undefined) awaited = mine;
  openAwaited();
  show();
}

/** Opens a thread, or closes the one that is open and gives the keyboard back to what opened it. */
function openThread(thread, focus) {
  const left = store.thread;
  Object.assign(store, { thread, focusThread: focus });
  if (thread || !left) return;
  const root = document.querySelector(`#conversation [data-ts="${CSS.escape(left)}"] .thread-link`);
  queueMicrotask(() => (root ? root.focus() : focusConversation()));
}

function moveTo(place, tab) {
  const known = store.channels.get(place);
  if (place !== store.place) store.thread = null;
  Object.assign(store, { place, tab });
  if (tab === "home") store.thread = null;
  store.unread.delete(place);
  act(...(known?.isIm ? ["open", { user: store.me, tab }] : ["look", { user: store.me, channel: place }]));
  if (!document.activeElement?.matches("[role=tab]")) queueMicrotask(focusConversation);
}

/** Opens the thread of what the person has just written, once there is an answer in it. */
function openAwaited() {
  if (!awaited) return;
  const answered = [...(store.messages.get(store.place)?.values() ?? [])].some((message) => message.thread_ts === awaited && message.ts !== awaited);
  if (!answered) return;
  Object.assign(store, { thread: awaited, focusThread: false });
  awaited = null;
}

function show() {
  showSidebar(go);
  showConversation(go);
  showThread(go);
  showModal();
}

function onChange(change) {
  if (held) { held.push(change); return; }
  takeChange(change);
  openAwaited();
  show();
}

async function enter(user) {
  stream?.close();
  held = [];
  const { me } = await fetchSession(user);
  stream = follow(me, onChange, () => enterAnew(me));
}

/** Takes everything over from the beginning: at first, and whenever the stream was interrupted. */
async function enterAnew(user) {
  held = [];
  takeSession(await fetchSession(user));
  held.forEach(takeChange);
  held = null;
  document.title = store.team;
  fillViewer();
  show();
}

function fillViewer() {
  const people = [...store.users.values()].filter((user) => !user.isBot);
  const viewer = document.getElementById("viewer");
  fill(viewer, people.map((user) => h("option", { value: user.id, selected: user.id === store.me }, `${user.realName} (${user.title})`)));
}

function start() {
  startTheme();
  const address = new URL(location.href);
  document.getElementById("viewer").addEventListener("change", (event) => {
    address.searchParams.set("user", event.target.value);
    history.replaceState(null, "", address);
    Object.assign(store, { thread: null, messages: new Map() });
    clearConversation();
    showThread(go);
    enter(event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.thread && !store.views.modals.length) go({ thread: null });
  });
  enter(address.searchParams.get("user") ?? "");
}

start();
