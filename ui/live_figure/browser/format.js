/** How live numbers are written; ui/numbers.py writes the same for prose. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LARGE = 1e7;

/**
 * @param {number} value
 * @param {number} digits decimals of an ordinary number
 * @returns {string} "0.428571", "−0.847298", "∞", "2.656 × 10⁻⁵"
 */
export function formatNumber(value, digits) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  if (size === 0) return size.toFixed(digits); // zero has no sign
  const plain = size < LARGE && size >= 10 ** -digits;
  return (plain ? value.toFixed(digits) : scientific(value, digits)).replace("-", "−");
}

function scientific(value, digits) {
  const [mantissa, exponent] = value.toExponential(Math.min(digits, 4)).split("e");
  const sign = exponent.startsWith("-") ? "⁻" : "";
  const power = [...exponent.slice(1)].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `${mantissa} × 10${sign}${power}`;
}
