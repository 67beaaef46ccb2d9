/** Tables: the plain one, and the data table with sorting and pages. */

import { h } from './dom.js'
import { icon } from './icons.js'
import { richPlain, richText } from './rich_text.js'

/** @typedef {import('./types.js').Block} Block */

const PAGE_SIZE = 5
const NUMERIC = /^[^\d\w]*[-+−(]?\s?[^\d\w\s]{0,3}\s?\d[\d.,\s]*\s?[%€)]?$/

/** @param {any} cell */
const cellText = (cell) => (cell.elements ? richPlain(cell) : String(cell.text ?? cell.value ?? ''))

/** @param {any} cell */
const cellContent = (cell) => (cell.type === 'rich_text' ? richText(cell) : h('span', {}, cellText(cell)))

/** @param {any[][]} rows body rows @param {number} column whether all cells of the column read as numbers */
const isNumeric = (rows, column) =>
  rows.length > 0 &&
  rows.every((row) => row[column]?.type === 'raw_number' || NUMERIC.test(cellText(row[column] ?? {})))

/** @param {string} tag @param {any} cell @param {string | null} align @param {boolean} [wrap] */
const drawCell = (tag, cell, align, wrap = true) =>
  h(
    tag,
    { class: [align && `align-${align}`, !wrap && 'no-wrap'], scope: tag === 'th' ? 'col' : null },
    cellContent(cell),
  )

/** @param {Block} block */
function table(block) {
  const [head, ...rows] = block.rows
  const settings = block.column_settings ?? []
  const draw = (tag) => (cell, i) =>
    drawCell(tag, cell, settings[i]?.align ?? null, settings[i]?.is_wrapped ?? false)
  return h(
    'div',
    { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h(
      'table',
      { class: 'table' },
      h('thead', {}, h('tr', {}, head.map(draw('th')))),
      h(
        'tbody',
        {},
        rows.map((row) => h('tr', {}, row.map(draw('td')))),
      ),
    ),
  )
}

/** @param {any} cell @returns {number} what the cell is sorted by, when its column is numeric */
const cellNumber = (cell) =>
  cell.value ??
  Number(
    cellText(cell)
      .replace('−', '-')
      .replace(/[^\d.-]/g, ''),
  )

/** @param {any[][]} rows @param {{column: number | null, down: boolean}} order */
function sorted(rows, { column, down }) {
  if (column === null) return rows
  const numeric = isNumeric(rows, column)
  const compare = (a, b) =>
    numeric
      ? cellNumber(a[column]) - cellNumber(b[column])
      : cellText(a[column]).localeCompare(cellText(b[column]), undefined, { numeric: true })
  const result = [...rows].sort(compare)
  return down ? result.reverse() : result
}

/** @param {Block} block */
function dataTable(block) {
  const [head, ...rows] = block.rows
  const size = block.page_size ?? PAGE_SIZE
  const pages = Math.ceil(rows.length / size)
  const view = { page: 0, column: /** @type {number | null} */ (null), down: false }
  const body = h('tbody')
  const align = head.map((_, i) => (isNumeric(rows, i) ? 'right' : null))
  const where = h('span', { class: 'pager-text', 'aria-live': 'polite' })
  const previous = h(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => show(view.page - 1) },
    'Previous',
  )
  const next = h(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => show(view.page + 1) },
    'Next',
  )
  const heads = head.map((cell, i) =>
    h(
      'th',
      { scope: 'col', class: align[i] && `align-${align[i]}`, 'aria-sort': 'none' },
      h('button', { type: 'button', class: 'sort', onclick: () => sortBy(i) }, cellText(cell), icon('sort')),
    ),
  )

  const sortBy = (column) => {
    view.down = view.column === column && !view.down
    view.column = column
    heads.forEach((th, i) =>
      th.setAttribute('aria-sort', i === column ? (view.down ? 'descending' : 'ascending') : 'none'),
    )
    show(0)
  }
  const show = (page) => {
    view.page = page
    const start = page * size
    const shown = sorted(rows, view).slice(start, start + size)
    const key = block.row_header_column_index ?? 0
    body.replaceChildren(
      ...shown.map((row) =>
        h(
          'tr',
          {},
          row.map((cell, i) =>
            i === key
              ? h('th', { scope: 'row', class: align[i] && `align-${align[i]}` }, cellContent(cell))
              : drawCell('td', cell, align[i]),
          ),
        ),
      ),
    )
    where.textContent = `${start + 1}–${start + shown.length} of ${rows.length}`
    previous.disabled = page === 0
    next.disabled = page >= pages - 1
  }
  show(0)
  return h(
    'div',
    { class: 'data-table' },
    h(
      'div',
      { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': block.caption },
      h(
        'table',
        { class: 'table' },
        h('caption', {}, block.caption),
        h('thead', {}, h('tr', {}, heads)),
        body,
      ),
    ),
    pages > 1 && h('div', { class: 'pager' }, previous, where, next),
  )
}

/** @type {Record<string, (block: Block) => Node>} */
export const tables = { table, data_table: dataTable }
