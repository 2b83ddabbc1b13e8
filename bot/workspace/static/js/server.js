// Talking to the workspace.

import { toast } from "./toast.js";

/** Everything one person may see now. */
export async function fetchSession(user) {
  const response = await fetch(`/page/session?user=${encodeURIComponent(user)}`);
  return response.json();
}

/** Follows what changes for one person; `onOpen` is called at each (re)connection. Returns the stream. */
export function follow(user, onChange, onOpen) {
  const stream = new EventSource(`/page/stream?user=${encodeURIComponent(user)}`);
  stream.onmessage = (event) => onChange(JSON.parse(event.data));
  stream.onopen = onOpen;
  return stream;
}

/** Does something as a person; says so when it fails. Returns the answer, or null. */
export async function act(deed, body) {
  try {
    const response = await fetch(`/page/${deed}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!answer.ok) toast(`That did not work: ${answer.error}`);
    else if (answer.trouble) toast(`The app did not answer: ${answer.trouble}`);
    return answer.ok ? answer : null;
  } catch {
    toast("The workspace does not answer. Is it still running?");
    return null;
  }
}
