/** The data_visualization block: a titled chart, its legend, and its data as a table for whoever cannot see it. */

import { pieChart } from './chart_pie.js'
import { full } from './chart_scale.js'
import { xyChart } from './chart_xy.js'
import { h } from './dom.js'

/** @typedef {import('./types.js').Block} Block */
/** @typedef {{kind: string, categories: string[], series: {name: string, values: number[]}[], xLabel?: string, yLabel?: string}} Chart */

const KINDS = { pie: 'Pie chart', bar: 'Bar chart', line: 'Line chart', area: 'Area chart' }

/** @param {Block} block @returns {Chart} the block's data with the points of each series in the order of the axis */
function read({ title, chart }) {
  if (chart.type === 'pie') {
    const values = chart.segments.map((segment) => segment.value)
    return {
      kind: 'pie',
      categories: chart.segments.map((segment) => segment.label),
      series: [{ name: title, values }],
    }
  }
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config
  const series = chart.series.map(({ name, data }) => {
    const byLabel = new Map(data.map((point) => [point.label, point.value]))
    return { name, values: categories.map((category) => byLabel.get(category) ?? 0) }
  })
  return { kind: chart.type, categories, series, xLabel, yLabel }
}

/** @param {string} title @param {Chart} chart @returns {string} the chart in a sentence */
function describe(title, chart) {
  const last = chart.categories.length - 1
  const parts = chart.series.map(({ name, values }) =>
    chart.kind === 'pie'
      ? values.map((value, i) => `${chart.categories[i]} ${full(value)}`).join(', ')
      : `${name} from ${full(values[0])} at ${chart.categories[0]} to ${full(values[last])} at ${chart.categories[last]}`,
  )
  return `${KINDS[chart.kind]}: ${title}. ${parts.join('; ')}.`
}

/** @param {string} title @param {Chart} chart */
function dataView(title, chart) {
  return h(
    'details',
    { class: 'chart-data' },
    h('summary', {}, 'Show data'),
    h(
      'div',
      { class: 'table-frame' },
      h(
        'table',
        { class: 'table' },
        h('caption', { class: 'visually-hidden' }, title),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, chart.xLabel ?? ''),
            chart.series.map(({ name }) => h('th', { scope: 'col', class: 'align-right' }, name)),
          ),
        ),
        h(
          'tbody',
          {},
          chart.categories.map((category, i) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, category),
              chart.series.map(({ values }) => h('td', { class: 'align-right' }, full(values[i]))),
            ),
          ),
        ),
      ),
    ),
  )
}

/** @param {Chart} chart */
const legend = (chart) =>
  h(
    'ul',
    { class: 'chart-legend' },
    chart.series.map(({ name }, n) => h('li', {}, h('i', { class: `swatch series-${n}` }), name)),
  )

/** @param {Block} block */
function visualization(block) {
  const chart = read(block)
  const description = describe(block.title, chart)
  const pie = chart.kind === 'pie'
  const segments = chart.categories.map((label, i) => ({ label, value: chart.series[0]?.values[i] ?? 0 }))
  return h(
    'figure',
    { class: ['chart', pie && 'chart-round'] },
    h('figcaption', {}, block.title),
    pie ? pieChart(segments, description) : xyChart(chart, description),
    !pie && chart.series.length > 1 && legend(chart),
    !pie && dataView(block.title, chart),
  )
}

/** @type {Record<string, (block: Block) => Node>} */
export const charts = { data_visualization: visualization }
