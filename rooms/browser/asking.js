/** What is asked of the server about a room. */

/** The path below which the course is served, without a slash at its end. */
export const base = new URL(window.__streamlit?.BACKEND_BASE_URL ?? location.origin).pathname.replace(/\/$/, "");

export function addressOf(code, what = "") {
  return `${base}/rooms/${code}${what && `/${what}`}`;
}

/** @returns {Promise<{ok: boolean, error?: string}>} with what the answer holds; an error is one word */
export async function ask(address, { method = "GET", body } = {}) {
  const options = { method, cache: "no-store", credentials: "same-origin" };
  if (body !== undefined) Object.assign(options, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  try {
    const answer = await fetch(address, options);
    const said = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
    return { ...said, ok: answer.ok, error: answer.ok ? undefined : wordOf(answer.status, said.error) };
  } catch {
    return { ok: false, error: "away" };
  }
}

/** Words of what may go wrong, for `words.problems` (rooms/words.py). */
export function wordOf(status, said) {
  if (status === 404) return "unknown";
  if (status === 410) return "ended";
  if (status === 403) return "right";
  if (status === 409) return "closed";
  if (status === 422) return said;
  if (status === 429) return "often";
  if (status === 503) return said === "full" || said === "rooms" ? said : "store";
  return "away";
}
