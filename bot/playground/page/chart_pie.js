/** Pie charts, drawn as rings with the whole in the middle. */

import { full, share, short } from './chart_scale.js'
import { h, s } from './dom.js'

/** @typedef {{label: string, value: number}} Segment */

const SIZE = 200
const RADIUS = 92
const HOLE = 56

/** @param {number} turn part of a full turn, from the top clockwise @param {number} radius */
function point(turn, radius) {
  const angle = (turn - 0.25) * 2 * Math.PI
  return `${(SIZE / 2 + radius * Math.cos(angle)).toFixed(2)} ${(SIZE / 2 + radius * Math.sin(angle)).toFixed(2)}`
}

/** @param {number} from @param {number} to parts of a full turn @returns {string} the outline of a slice */
function slice(from, to) {
  // An arc that ends where it begins is not drawn at all: a whole ring stops just short of it.
  const end = to - from >= 1 ? from + 0.99999 : to
  const large = end - from > 0.5 ? 1 : 0
  return (
    `M${point(from, RADIUS)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${point(end, RADIUS)}` +
    `L${point(end, HOLE)}A${HOLE} ${HOLE} 0 ${large} 0 ${point(from, HOLE)}Z`
  )
}

/**
 * Draw the ring and its legend, which states each value and its share.
 * @param {Segment[]} segments
 * @param {string} description
 * @returns {HTMLElement}
 */
export function pieChart(segments, description) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0)
  const middle = {
    big: s('text', { class: 'pie-total', x: SIZE / 2, y: SIZE / 2 + 2 }),
    small: s('text', { class: 'pie-note', x: SIZE / 2, y: SIZE / 2 + 20 }),
  }
  const tell = (big, small) => {
    middle.big.textContent = big
    middle.small.textContent = small
  }
  const whole = () => tell(short(total), 'in total')
  let turn = 0
  const paths = segments.map((segment, n) => {
    const from = turn
    turn += total ? segment.value / total : 0
    return s(
      'path',
      {
        class: `series-${n}`,
        d: slice(from, turn),
        onpointerenter: () => tell(share(segment.value, total), segment.label),
        onpointerleave: whole,
      },
      s('title', {}, `${segment.label}: ${full(segment.value)} (${share(segment.value, total)})`),
    )
  })
  whole()
  const root = s(
    'svg',
    { class: 'pie', viewBox: `0 0 ${SIZE} ${SIZE}`, role: 'img', 'aria-label': description },
    paths,
    middle.big,
    middle.small,
  )
  const legend = h(
    'ul',
    { class: 'pie-legend' },
    segments.map((segment, n) =>
      h(
        'li',
        {},
        h('i', { class: `swatch series-${n}` }),
        h('span', {}, segment.label),
        h('b', {}, full(segment.value)),
        h('small', {}, share(segment.value, total)),
      ),
    ),
  )
  return h('div', { class: 'chart-frame' }, root, legend)
}
