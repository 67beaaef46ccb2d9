/** The wire log: what went to and from Slack and the model, newest last. */

import { h } from './dom.js'
import { icon } from './icons.js'
import { jsonView } from './json_view.js'
import { go, on, place, state } from './store.js'

/** @typedef {import('./types.js').WireEntry} WireEntry */

const DIRECTIONS = ['slack→penny', 'penny→slack', 'penny→model', 'model→penny']
const NEAR_END_PX = 60

/** @param {WireEntry} entry */
const time = ({ at }) => {
  const date = new Date(typeof at === 'number' ? at * 1000 : at)
  return `${date.toLocaleTimeString([], { hour12: false })}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** @param {WireEntry} entry */
const isBad = ({ status, response }) =>
  Number(status) >= 400 || (typeof status === 'string' && status !== 'ok') || response?.ok === false

/** @param {WireEntry} entry */
function row(entry) {
  const details = h(
    'details',
    { class: 'wire-row', 'data-direction': entry.direction },
    h(
      'summary',
      {},
      h('time', {}, time(entry)),
      h(
        'span',
        { class: `wire-direction wire-${DIRECTIONS.indexOf(entry.direction)}` },
        entry.direction.replace('→', ' → '),
      ),
      h('span', { class: 'wire-name' }, entry.name),
      h('span', { class: ['wire-status', isBad(entry) && 'wire-bad'] }, entry.status ?? ''),
      h(
        'span',
        { class: 'wire-ms' },
        entry.ms === null || entry.ms === undefined ? '' : `${Math.round(entry.ms)} ms`,
      ),
    ),
  )
  // Most rows are never opened, and their JSON is long: it is drawn when it is wanted.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      details.append(
        h(
          'div',
          { class: 'wire-json' },
          h('section', {}, h('h3', {}, 'Request'), jsonView(entry.request)),
          h('section', {}, h('h3', {}, 'Response'), jsonView(entry.response)),
        ),
      )
    }
  })
  return details
}

/** @param {WireEntry} entry @param {string} words */
const matches = (entry, words) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) =>
      `${entry.name} ${entry.direction} ${entry.status} ${JSON.stringify(entry.request)}`
        .toLowerCase()
        .includes(word),
    )

/** @returns {HTMLElement} the drawer, which keeps itself up to date while it is open */
export function wireDrawer() {
  const filter = h('input', {
    type: 'search',
    class: 'input',
    placeholder: 'Filter by name or content',
    'aria-label': 'Filter the wire log',
    oninput: () => draw(),
  })
  const direction = h(
    'select',
    { class: 'input select', 'aria-label': 'Direction', onchange: () => draw() },
    h('option', { value: '' }, 'All directions'),
    DIRECTIONS.map((name) => h('option', { value: name }, name.replace('→', ' → '))),
  )
  const count = h('span', { class: 'wire-count' })
  const rows = h('div', {
    class: 'wire-rows',
    tabindex: '0',
    role: 'log',
    'aria-live': 'off',
    'aria-label': 'Exchanges',
  })
  const close = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Close wire log',
      onclick: () => go({ wireOpen: false }),
    },
    icon('close'),
  )
  const root = h(
    'section',
    { class: 'wire', 'aria-label': 'Wire log', hidden: true },
    h('header', { class: 'wire-header' }, h('h2', {}, 'Wire log'), filter, direction, count, close),
    rows,
  )
  /** @type {Map<string | number, {entry: WireEntry, node: HTMLElement}>} */
  let drawn = new Map()

  const draw = () => {
    root.hidden = !place.wireOpen
    if (root.hidden) return
    const atEnd = rows.scrollHeight - rows.scrollTop - rows.clientHeight < NEAR_END_PX
    const wanted = state.wire.filter(
      (entry) =>
        (!direction.value || entry.direction === direction.value) && matches(entry, filter.value.trim()),
    )
    const next = new Map(
      wanted.map((entry) => {
        const known = drawn.get(entry.id)
        return [entry.id, known?.entry === entry ? known : { entry, node: row(entry) }]
      }),
    )
    for (const [id, { node }] of drawn) if (next.get(id)?.node !== node) node.remove()
    let at = rows.firstChild
    for (const { node } of next.values()) {
      if (node === at) at = at.nextSibling
      else rows.insertBefore(node, at)
    }
    drawn = next
    count.textContent = `${wanted.length} of ${state.wire.length}`
    if (atEnd) rows.scrollTop = rows.scrollHeight
  }
  on(['wire', 'place'], draw)
  return root
}
