/** How live numbers are written; charts/numbers.py writes the same. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LARGE = 1e7;
const SMALL = 1e-4;
const SIGNIFICANT = 3;

/**
 * @param {number} value
 * @param {number | "all" | null} digits decimals of an ordinary number; null for three significant digits
 * @returns {string} "0.428571", "−0.847298", "∞", "2.656 × 10⁻⁵"
 */
export function formatNumber(value, digits) {
  if (digits === "all") return inFull(value);
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  if (digits === null) return significant(value);
  const size = Math.abs(value);
  if (size === 0) return size.toFixed(digits); // zero has no sign
  const plain = size < LARGE && size >= 10 ** -digits;
  return (plain ? value.toFixed(digits) : scientific(value, digits)).replace("-", "−");
}

/** A number with every digit that tells it from its neighbours; a dash where there is none. */
function inFull(value) {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return formatNumber(value, 0);
  const size = Math.abs(value);
  const plain = size === 0 || (size >= SMALL && size < LARGE);
  const text = plain ? grouped(String(value)) : withPower(value.toExponential());
  return text.replace("-", "−");
}

function significant(value) {
  const rounded = Number(value.toPrecision(SIGNIFICANT));
  const size = Math.abs(value);
  if (size === 0) return formatNumber(0, SIGNIFICANT - 1);
  if (size < SMALL || size >= LARGE) return scientific(value, SIGNIFICANT - 1).replace("-", "−");
  const exponent = Number(rounded.toExponential().split("e")[1]);
  const decimals = Math.max(0, SIGNIFICANT - 1 - exponent);
  return grouped(rounded.toFixed(decimals)).replace("-", "−");
}

function grouped(text) {
  const [whole, ...rest] = text.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}

function scientific(value, digits) {
  return withPower(value.toExponential(Math.min(digits, 4)));
}

function withPower(text) {
  const [mantissa, exponent] = text.split("e");
  const sign = exponent.startsWith("-") ? "⁻" : "";
  const power = [...exponent.slice(1)].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `${mantissa} × 10${sign}${power}`;
}
