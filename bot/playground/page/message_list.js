/** A scrolling list of messages that redraws only what changed and stays at its end when it was there. */

import { h } from './dom.js'
import { drawMessage } from './message.js'
import { author, place, repliesTo, statusOf } from './store.js'
import { dayName, dayOf } from './times.js'

/** @typedef {import('./types.js').Message} Message */
/** @typedef {{key: string, look: string, draw: () => HTMLElement}} Row */

const GROUP_SECONDS = 300
const NEAR_END_PX = 80

/** @param {Message} message @param {Message | undefined} previous */
const isCompact = (message, previous) => Boolean(
  previous && author(previous).id === author(message).id && dayOf(previous.ts) === dayOf(message.ts)
  && !message.ephemeral_to && !previous.ephemeral_to
  && Number(message.ts) - Number(previous.ts) < GROUP_SECONDS,
)

/** @param {string} name */
const divider = (name) => h('div', { class: 'day', role: 'separator' }, h('span', {}, name))

/** @param {string} text */
const repliesDivider = (text) => h('div', { class: 'replies', role: 'separator' }, h('span', {}, text))

/** @param {Message} message @param {boolean} compact @param {boolean} linked */
function look(message, compact, linked) {
  const replies = linked ? repliesTo(message.channel, message.ts) : []
  const status = linked && place.thread !== message.ts ? statusOf(message.channel, message.ts) : null
  const { reply_count: _, latest_reply: __, reply_users: ___, ...content } = /** @type {any} */ (message)
  return JSON.stringify([place.me, compact, content, replies.length, replies.at(-1)?.ts, status])
}

/** @param {Message} message @param {Message | undefined} previous @param {boolean} linked @returns {Row} */
function messageRow(message, previous, linked) {
  const compact = isCompact(message, previous)
  return { key: message.ts, look: look(message, compact, linked), draw: () => drawMessage(message, { compact, linked }) }
}

/**
 * Rows of a channel: messages with day dividers and thread links.
 * @param {Message[]} messages
 * @returns {Row[]}
 */
export function channelRows(messages) {
  return messages.flatMap((message, i) => {
    const previous = messages[i - 1]
    const row = messageRow(message, repliesTo(message.channel, previous?.ts ?? '').length ? undefined : previous, true)
    if (previous && dayOf(previous.ts) === dayOf(message.ts)) return [row]
    const name = dayName(message.ts)
    return [{ key: `day ${dayOf(message.ts)}`, look: name, draw: () => divider(name) }, row]
  })
}

/**
 * Rows of a thread: its root, how many replies it has, and these.
 * @param {Message | undefined} root
 * @param {Message[]} replies
 * @returns {Row[]}
 */
export function threadRows(root, replies) {
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`
  const start = root ? [messageRow(root, undefined, false)] : []
  const between = replies.length ? [{ key: 'count', look: count, draw: () => repliesDivider(count) }] : []
  return [...start, ...between, ...replies.map((reply, i) => messageRow(reply, replies[i - 1], false))]
}

/** @param {HTMLElement} fresh @param {string | null} action what had the focus before the message was redrawn */
function refocus(fresh, action) {
  const again = action && fresh.querySelector(`[data-action="${CSS.escape(action)}"]`)
  const target = /** @type {HTMLElement} */ (again || fresh)
  target.focus({ preventScroll: true })
}

export class MessageList {
  /** @param {string} label */
  constructor(label) {
    this.items = h('div', { class: 'items' })
    this.foot = h('div', { class: 'list-foot' })
    this.root = h('div', { class: 'list', role: 'log', 'aria-live': 'off', 'aria-label': label, tabindex: '0' }, this.items, this.foot)
    /** @type {Map<string, {look: string, node: HTMLElement}>} */
    this.drawn = new Map()
    this.subject = ''
    this.atEnd = true
    this.root.addEventListener('scroll', () => { this.atEnd = this.isNearEnd() })
    new ResizeObserver(() => this.follow()).observe(this.items)
  }

  isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.root
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX
  }

  /** Stay at the end when the person was there. */
  follow() {
    if (this.atEnd) this.root.scrollTop = this.root.scrollHeight
  }

  /**
   * Show the rows. Another subject starts at its end, whatever was scrolled to before.
   * @param {string} subject
   * @param {Row[]} rows
   */
  update(subject, rows) {
    if (subject !== this.subject) this.atEnd = true
    this.subject = subject
    const next = new Map(rows.map((row) => [row.key, this.node(row)]))
    for (const [key, { node }] of this.drawn) if (!next.has(key)) node.remove()
    let at = this.items.firstChild
    for (const { node } of next.values()) {
      if (node === at) at = at.nextSibling
      else this.items.insertBefore(node, at)
    }
    this.drawn = next
    this.follow()
  }

  /** @param {Row} row */
  node(row) {
    const known = this.drawn.get(row.key)
    if (known?.look === row.look) return known
    const node = row.draw()
    if (known) {
      const focused = known.node.contains(document.activeElement) ? document.activeElement : null
      known.node.replaceWith(node)
      if (focused) refocus(node, focused.getAttribute('data-action'))
    }
    return { look: row.look, node }
  }
}
