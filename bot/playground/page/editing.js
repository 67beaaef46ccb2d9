/** Which message is being changed, and where: the root of a thread is shown in its channel too. */

import { changed } from './store.js'

/** @typedef {import('./types.js').Message} Message */

let current = ''

/** @param {Message} message @param {boolean} inThread */
const keyOf = (message, inThread) => `${message.channel} ${message.ts} ${inThread}`

/**
 * Begin to change a message where it is shown; null ends it.
 * @param {Message | null} message
 * @param {boolean} [inThread]
 */
export function edit(message, inThread = false) {
  current = message ? keyOf(message, inThread) : ''
  changed('messages')
}

/** @param {Message} message @param {boolean} inThread */
export const isEdited = (message, inThread) => current === keyOf(message, inThread)
