/** Scales and number texts of charts. */

const STEPS = [1, 2, 2.5, 5, 10]

/** @param {number} span @param {number} wanted how many steps are wanted about */
function niceStep(span, wanted) {
  const rough = span / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * (STEPS.find((step) => step * power >= rough) ?? 10)
}

/**
 * Return round tick values that enclose all values and zero.
 * @param {number[]} values
 * @param {number} [wanted]
 * @returns {number[]}
 */
export function ticks(values, wanted = 4) {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const step = niceStep(high - low || 1, wanted)
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** @param {number} value @returns {string} short enough for an axis: 12.5K, 2M */
export const short = (value) =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value)

/** @param {number} value @returns {string} in full, with at most two decimals */
export const full = (value) => new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value)

/** @param {number} part @param {number} whole */
export const share = (part, whole) =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(whole ? part / whole : 0)
