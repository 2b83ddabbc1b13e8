// Saying something: a message, or a command.

import { act } from "./server.js";
import { store } from "./store.js";
import { toast } from "./toast.js";

/** Sends what was typed in a place, or in a thread there (`broadcast`: to both). Returns the ts of a new message, or null. */
export async function say(place, text, threadTs = null, broadcast = false) {
  if (text.startsWith("/")) return runCommand(place, text, threadTs);
  const answer = await act("type", { user: store.me, channel: place, text, thread_ts: threadTs, broadcast });
  return answer?.ts ?? null;
}

async function runCommand(place, text, threadTs) {
  const [command] = text.split(/\s/);
  const names = store.commands.map(({ name }) => name);
  if (!names.includes(command)) toast(`${command} is not a command here; there is ${names.join(", ") || "none"}`);
  else if (threadTs) toast(`${command} does not work in threads, as in Slack; run it in the conversation itself`);
  else await act("command", { user: store.me, channel: place, text });
  return null;
}
