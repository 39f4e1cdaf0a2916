/** Whether this page belongs to a room, or leads one: only then is what rooms need loaded. */

export const LEADERS = "logit-lab-leaders"; // on which a tab says that this browser leads a room now

export function lookForRoom() {
  const leads = document.querySelector('meta[name="logit-lab-lead"]')?.content;
  const joined = new URLSearchParams(location.search).get("room");
  if (leads || joined) open({ leads, joined });
  new BroadcastChannel(LEADERS).onmessage = ({ data }) => open({ leads: String(data) });
}

function open(asked) {
  import("./enter.js").then(({ enter }) => enter(asked));
}
