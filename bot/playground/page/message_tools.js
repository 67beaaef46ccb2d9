/** What one can do with a message: reply, edit and delete one's own, and hand it to Penny. */

import * as api from './api.js'
import { confirmed } from './confirm.js'
import { h } from './dom.js'
import { edit } from './editing.js'
import { icon } from './icons.js'
import { dots, menuButton } from './menu.js'
import { go, isBot, place, userById, workspace } from './store.js'
import { report } from './surface.js'

/** @typedef {import('./types.js').Message} Message */

/** @param {string} text */
const plainText = (text) => ({ type: 'plain_text', text })

/** @param {Message} message */
async function remove(message) {
  const sure = await confirmed({
    title: plainText('Delete message'),
    text: plainText('Are you sure you want to delete this message? This cannot be undone.'),
    confirm: plainText('Delete'),
    deny: plainText('Cancel'),
    style: 'danger',
  })
  if (sure) report(await api.deleteMessage({ user: place.me, channel: message.channel, ts: message.ts }))
}

/** @param {Message} message @param {boolean} linked @returns {import('./menu.js').MenuGroup[]} */
function groups(message, linked) {
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'message')
  const own = !isBot(message) && message.user === place.me
  const take = (callback) =>
    api.messageShortcut({
      user: place.me,
      channel: message.channel,
      ts: message.ts,
      callback_id: callback,
    })
  const ofApp = shortcuts.map(({ name, description, callback_id: callback }) => ({
    label: name,
    note: description,
    act: async () => report(await take(callback)),
  }))
  const ofOwn = [
    { label: 'Edit message', act: () => edit(message, !linked) },
    { label: 'Delete message…', danger: true, act: () => remove(message) },
  ]
  return [
    ...(ofApp.length ? [{ title: userById(workspace.botUser).name, items: ofApp }] : []),
    ...(own ? [{ items: ofOwn }] : []),
  ]
}

/** @param {Message} message @param {boolean} linked whether the way into the thread is shown */
export function messageTools(message, linked) {
  if (message.ephemeral_to) return null
  const reply =
    linked &&
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        title: 'Reply in thread',
        'aria-label': 'Reply in thread',
        onclick: () => go({ thread: message.ts }),
      },
      icon('thread'),
    )
  const more =
    groups(message, linked).length > 0 &&
    menuButton({ label: 'More actions', sign: dots(), groups: () => groups(message, linked) })
  return reply || more ? h('div', { class: 'message-tools' }, reply, more) : null
}
