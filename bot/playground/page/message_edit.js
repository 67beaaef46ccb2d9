/** Changing a message of one's own, in its place: Enter saves, Escape leaves it as it was. */

import * as api from './api.js'
import { h } from './dom.js'
import { edit } from './editing.js'
import { decode } from './inline.js'
import { place, userById } from './store.js'
import { report } from './surface.js'

/** @param {import('./types.js').Message} message */
const typed = ({ text }) => decode((text ?? '').replace(/<@(\w+)>/g, (_, id) => `@${userById(id).name}`))

/** @param {import('./types.js').Message} message */
export function messageEditor(message) {
  const done = () => edit(null)
  const input = h('textarea', {
    class: 'input',
    rows: 2,
    'aria-label': 'Edit message',
    value: typed(message),
    onkeydown: (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        done()
      } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault()
        save()
      }
    },
  })
  const save = async () => {
    const text = input.value.trim()
    if (text === '' || text === typed(message)) return done()
    const answer = await api.editMessage({ user: place.me, channel: message.channel, ts: message.ts, text })
    report(answer)
    return answer.ok ? done() : undefined
  }
  // The editor is not on the page yet.
  queueMicrotask(() => input.focus())
  return h(
    'form',
    {
      class: 'message-editor',
      onsubmit: (event) => {
        event.preventDefault()
        save()
      },
    },
    input,
    h(
      'div',
      { class: 'message-editor-buttons' },
      h('button', { type: 'button', class: 'button button-small', onclick: done }, 'Cancel'),
      h('button', { type: 'submit', class: 'button button-small button-primary' }, 'Save'),
    ),
  )
}
