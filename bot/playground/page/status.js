/** What Penny is doing, while it has not answered yet. */

import { h } from './dom.js'
import { avatar } from './icons.js'
import { userById, workspace } from './store.js'

/** @typedef {import('./types.js').Status} Status */

const TURN_MS = 2500

/** @param {string} text Slack puts the app's name in front of a status that goes on in lower case. */
const sentence = (text) => (/^[a-z]/.test(text) ? `${userById(workspace.botUser).name} ${text}` : text)

/**
 * Draw the status; several loading messages take turns for as long as the row is on the page.
 * @param {Status} status
 */
export function statusRow(status) {
  const texts = status.loading_messages?.length ? status.loading_messages : [status.status]
  const text = h('span', {}, sentence(texts[0]).replace(/(\.{3}|…)$/, ''))
  const row = h(
    'div',
    { class: 'status', role: 'status' },
    avatar(userById(workspace.botUser), 'small'),
    text,
    h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
  )
  let turn = 0
  const timer =
    texts.length > 1 &&
    setInterval(() => {
      if (!row.isConnected) return clearInterval(Number(timer))
      turn = (turn + 1) % texts.length
      text.textContent = sentence(texts[turn]).replace(/(\.{3}|…)$/, '')
      return undefined
    }, TURN_MS)
  return row
}
