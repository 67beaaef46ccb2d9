/** Reads out what Penny writes where the person looks, once it is written to its end. */

import { spoken } from './message.js'
import { isBot, on, place } from './store.js'

const region = /** @type {HTMLElement} */ (document.getElementById('announcer'))

/** @type {Set<string>} */
const told = new Set()

/** @param {import('./types.js').Message} message */
const isSeen = (message) =>
  message.channel === place.channel &&
  place.tab === 'messages' &&
  (!message.ephemeral_to || message.ephemeral_to === place.me) &&
  (!message.thread_ts || message.thread_ts === message.ts || message.thread_ts === place.thread)

/** @param {import('./types.js').Message} message */
export function announce(message) {
  const key = `${message.channel} ${message.ts}`
  if (!isBot(message) || message.streaming || told.has(key) || !isSeen(message)) return
  told.add(key)
  region.textContent = spoken(message)
}

// What one person heard is not for whoever looks next.
on(['place'], () => region.replaceChildren())
