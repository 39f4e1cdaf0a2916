/** The code of a room as it is meant: small letters, spaces and a hyphen are read. Null where it is none. */
export function codeOf(typed) {
  const code = String(typed ?? "").replace(/[\s\-\u2010-\u2015\u2212]+/g, "").toUpperCase();
  return /^[0-9A-Z]{6}$/.test(code) ? code : null;
}
