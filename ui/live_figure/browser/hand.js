/**
 * Whose hand moves things. What the reader's own does beside the native sliders is told on the document,
 * for a room whose pages follow along; what moves by another's hand is treated as if the reader's did it.
 */

/** Told with `{values, released}`: what sliders show that a point or a button moves. */
export const MOVED = "logit-lab:moved";

/** Told with `{bar, film}`: the film of a `FilmBar` plays, rests or is somewhere else now. */
export const FILMED = "logit-lab:filmed";

/** Told with `{values}`: where another's hand holds several controls at once. */
export const LED = "logit-lab:led";

/** @type {Set<string>} controls that another's hand moves now */
export const led = new Set();

export function tell(kind, detail) {
  document.dispatchEvent(new CustomEvent(kind, { detail }));
}
