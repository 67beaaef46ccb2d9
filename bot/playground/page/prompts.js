/** The prompts that Penny suggests, as chips above the composer. */

import { h } from './dom.js'

/**
 * @param {import('./types.js').Prompts} prompts
 * @param {(text: string) => void} send
 */
export function promptChips({ title, prompts }, send) {
  return h(
    'div',
    { class: 'chips', role: 'group', 'aria-label': title || 'Suggestions' },
    title && h('span', { class: 'chips-title' }, title),
    prompts.map(({ title: label, message }) =>
      h('button', { type: 'button', class: 'chip', title: message, onclick: () => send(message) }, label),
    ),
  )
}
