/** Bar, line and area charts: series of values over categories, with axes and a tooltip for each category. */

import { full, short, ticks } from './chart_scale.js'
import { h, s } from './dom.js'

/** @typedef {{name: string, values: number[]}} Series */
/** @typedef {{kind: string, categories: string[], series: Series[], xLabel?: string, yLabel?: string}} XyChart */
/** @typedef {{size: number, left: number, top: number, width: number, height: number, x: (i: number) => number, y: (value: number) => number, band: number}} Frame */

const FIRST_WIDTH = 480
const HEIGHT = 240
const MARGIN = { top: 12, right: 14, bottom: 30 }
const LABEL_HEIGHT = 18
const LABEL_GAP = 14
const CHARACTER = 6.4
const REDRAW_PX = 4
const SMOOTH_UP_TO = 12

/** @param {XyChart} chart @param {number[]} marks @param {number} size the width of it all @returns {Frame} */
function frame(chart, marks, size) {
  const widest = Math.max(...marks.map((mark) => short(mark).length))
  const left = 16 + widest * CHARACTER + (chart.yLabel ? LABEL_HEIGHT : 0)
  const width = size - left - MARGIN.right
  const height = HEIGHT - MARGIN.top - MARGIN.bottom - (chart.xLabel ? LABEL_HEIGHT : 0)
  const [low, high] = [marks[0], marks[marks.length - 1]]
  const band = width / chart.categories.length
  const step = chart.kind === 'bar' ? band : width / Math.max(chart.categories.length - 1, 1)
  const start = chart.kind === 'bar' ? left + band / 2 : left
  const single = chart.kind !== 'bar' && chart.categories.length === 1
  return {
    size,
    left,
    top: MARGIN.top,
    width,
    height,
    band,
    x: (i) => (single ? left + width / 2 : start + i * step),
    y: (value) => MARGIN.top + height * (1 - (value - low) / (high - low)),
  }
}

/** @param {XyChart} chart @param {Frame} area @returns {number[]} evenly spread categories whose names have room */
function labelled(chart, area) {
  const last = chart.categories.length - 1
  const name = Math.max(...chart.categories.map((category) => category.length)) * CHARACTER + LABEL_GAP
  // The names at both ends of a line stand inside the axis: their neighbours need half a name more.
  const needed = chart.kind === 'bar' ? name : name * 1.5
  if (area.width / Math.max(last, 1) >= needed) return chart.categories.map((_, i) => i)
  const steps = Math.max(1, Math.floor(area.width / (needed + area.band)))
  return Array.from({ length: steps + 1 }, (_, k) => Math.round((k * last) / steps))
}

/** @param {XyChart} chart @param {number} i @returns {string} where the category's name stands over its tick */
function anchor(chart, i) {
  const last = chart.categories.length - 1
  if (chart.kind === 'bar' || last === 0 || (i > 0 && i < last)) return 'middle'
  return i === 0 ? 'start' : 'end'
}

/** @param {XyChart} chart @param {Frame} area @param {number[]} marks */
function axes(chart, area, marks) {
  const base = area.top + area.height
  const centre = { x: area.left + area.width / 2, y: area.top + area.height / 2 }
  return [
    marks.map((mark) =>
      s(
        'g',
        { class: mark === 0 ? 'chart-zero' : 'chart-grid' },
        s('line', { x1: area.left, x2: area.left + area.width, y1: area.y(mark), y2: area.y(mark) }),
        s('text', { x: area.left - 8, y: area.y(mark) + 4, 'text-anchor': 'end' }, short(mark)),
      ),
    ),
    labelled(chart, area).map((i) =>
      s('text', { x: area.x(i), y: base + 18, 'text-anchor': anchor(chart, i) }, chart.categories[i]),
    ),
    chart.xLabel &&
      s('text', { class: 'chart-label', x: centre.x, y: HEIGHT - 6, 'text-anchor': 'middle' }, chart.xLabel),
    chart.yLabel &&
      s(
        'text',
        {
          class: 'chart-label',
          transform: `translate(13 ${centre.y}) rotate(-90)`,
          'text-anchor': 'middle',
        },
        chart.yLabel,
      ),
  ]
}

/** @param {XyChart} chart @param {Frame} area */
function bars(chart, area) {
  const gap = 2
  const width = Math.min(44, (area.band * 0.72) / chart.series.length)
  return chart.series.map((series, n) =>
    s(
      'g',
      { class: `series-${n}` },
      series.values.map((value, i) => {
        const left = area.x(i) + (n - chart.series.length / 2) * width
        const [top, bottom] = [area.y(Math.max(value, 0)), area.y(Math.min(value, 0))]
        return s('rect', {
          x: left + gap / 2,
          y: top,
          width: Math.max(width - gap, 1),
          height: Math.max(bottom - top, 0),
          rx: Math.min(3, width / 4),
        })
      }),
    ),
  )
}

/** @param {XyChart} chart @param {Frame} area */
function lines(chart, area) {
  const dots = chart.categories.length <= SMOOTH_UP_TO
  return chart.series.map((series, n) => {
    const points = series.values.map((value, i) => `${area.x(i).toFixed(1)},${area.y(value).toFixed(1)}`)
    const [first, last] = [area.x(0), area.x(series.values.length - 1)]
    const floor = area.y(0)
    return s(
      'g',
      { class: `series-${n}` },
      chart.kind === 'area' &&
        s('polygon', {
          class: 'chart-area',
          points: `${first},${floor} ${points.join(' ')} ${last},${floor}`,
        }),
      s('polyline', { class: 'chart-line', points: points.join(' ') }),
      dots &&
        series.values.map((value, i) =>
          s('circle', { class: 'chart-dot', cx: area.x(i), cy: area.y(value), r: 3.5 }),
        ),
    )
  })
}

/**
 * A vertical guide and a tooltip that follow the pointer from category to category.
 * @param {XyChart} chart @param {Frame} area @param {Element} root @param {HTMLElement} tip
 */
function followPointer(chart, area, root, tip) {
  const guide = s('line', {
    class: 'chart-guide',
    y1: area.top,
    y2: area.top + area.height,
    visibility: 'hidden',
  })
  const show = (event) => {
    const box = root.getBoundingClientRect()
    const at = ((event.clientX - box.left) / box.width) * area.size
    const distances = chart.categories.map((_, i) => Math.abs(area.x(i) - at))
    const i = distances.indexOf(Math.min(...distances))
    guide.setAttribute('x1', String(area.x(i)))
    guide.setAttribute('x2', String(area.x(i)))
    guide.setAttribute('visibility', 'visible')
    tip.replaceChildren(
      h('b', {}, chart.categories[i]),
      ...chart.series.map((series, n) =>
        h(
          'span',
          { class: 'chart-tip-row' },
          h('i', { class: `swatch series-${n}` }),
          series.name,
          h('b', {}, full(series.values[i])),
        ),
      ),
    )
    tip.hidden = false
    tip.style.left = `${(area.x(i) / area.size) * 100}%`
    tip.classList.toggle('chart-tip-left', area.x(i) > area.size * 0.6)
  }
  root.append(guide)
  root.addEventListener('pointermove', show)
  root.addEventListener('pointerleave', () => {
    tip.hidden = true
    guide.setAttribute('visibility', 'hidden')
  })
}

/**
 * Draw the chart, and again whenever the room for it changes: its letters keep their size.
 * @param {XyChart} chart
 * @param {string} description
 * @returns {HTMLElement}
 */
export function xyChart(chart, description) {
  const marks = ticks(chart.series.flatMap((series) => series.values))
  const tip = h('div', { class: 'chart-tip', hidden: true })
  const room = h('div', { class: 'chart-frame chart-room' })
  let drawn = 0
  const draw = (size) => {
    const area = frame(chart, marks, size)
    const root = s(
      'svg',
      { viewBox: `0 0 ${size} ${HEIGHT}`, role: 'img', 'aria-label': description },
      axes(chart, area, marks),
      chart.kind === 'bar' ? bars(chart, area) : lines(chart, area),
    )
    followPointer(chart, area, root, tip)
    room.replaceChildren(root, tip)
    drawn = size
  }
  draw(FIRST_WIDTH)
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width > 0 && Math.abs(contentRect.width - drawn) > REDRAW_PX) draw(contentRect.width)
  }).observe(room)
  return room
}
