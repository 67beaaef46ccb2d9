/** A scrolling list of messages that redraws only what changed and follows what comes when it was at its end. */

import { h } from './dom.js'
import { isEdited } from './editing.js'
import { drawMessage, replyCount } from './message.js'
import { author, place, repliesTo, statusOf, titleOf } from './store.js'
import { dayName, dayOf } from './times.js'

/** @typedef {import('./types.js').Message} Message */
/** @typedef {{key: string, look: string, draw: () => HTMLElement}} Row */

const GROUP_SECONDS = 300
const NEAR_END_PX = 80
const TOP_MARGIN_PX = 12

/** @param {Message} message @param {Message | undefined} previous */
const isCompact = (message, previous) =>
  Boolean(
    previous &&
    author(previous).id === author(message).id &&
    dayOf(previous.ts) === dayOf(message.ts) &&
    !message.ephemeral_to &&
    !previous.ephemeral_to &&
    Number(message.ts) - Number(previous.ts) < GROUP_SECONDS,
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
  const title = linked ? titleOf(message.channel, message.ts) : ''
  return JSON.stringify([
    place.me,
    compact,
    content,
    replies.length,
    replies.at(-1)?.ts,
    status,
    title,
    isEdited(message, !linked),
  ])
}

/** @param {Message} message @param {Message | undefined} previous @param {boolean} linked @returns {Row} */
function messageRow(message, previous, linked) {
  const compact = isCompact(message, previous)
  return {
    key: message.ts,
    look: look(message, compact, linked),
    draw: () => drawMessage(message, { compact, linked }),
  }
}

/**
 * Rows of a channel: messages with day dividers and thread links.
 * @param {Message[]} messages
 * @returns {Row[]}
 */
export function channelRows(messages) {
  return messages.flatMap((message, i) => {
    const previous = messages[i - 1]
    const row = messageRow(
      message,
      repliesTo(message.channel, previous?.ts ?? '').length ? undefined : previous,
      true,
    )
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
  const count = replyCount(replies)
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
    this.root = h(
      'div',
      {
        class: 'list',
        role: 'log',
        'aria-live': 'off',
        'aria-label': label,
        tabindex: '0',
        onkeydown: (event) => this.moved(event),
      },
      this.items,
      this.foot,
    )
    /** @type {Map<string, {look: string, node: HTMLElement}>} */
    this.drawn = new Map()
    this.subject = ''
    this.atEnd = true
    this.followedTo = 0
    this.root.addEventListener('scroll', () => this.scrolled())
    const observer = new ResizeObserver(() => this.follow())
    observer.observe(this.items)
    observer.observe(this.root)
  }

  /**
   * Arrow keys go from message to message; Tab then goes into one, Enter opens its thread.
   * @param {KeyboardEvent} event
   */
  moved(event) {
    const focused = /** @type {HTMLElement} */ (event.target)
    if (focused !== this.root && !focused.matches('article.message')) return
    const articles = [...this.items.querySelectorAll('article.message')]
    const at = articles.indexOf(focused)
    const last = articles.length - 1
    const next = { ArrowUp: at < 0 ? last : at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key]
    if (event.key === 'Enter' && at >= 0) {
      const reply = /** @type {HTMLElement | null} */ (focused.querySelector('.message-tools > .icon-button'))
      reply?.click()
    }
    if (next === undefined || !articles[next]) return
    event.preventDefault()
    this.atEnd = next === last
    const target = /** @type {HTMLElement} */ (articles[next])
    target.focus()
  }

  /** Only people leave the end or come back to it: what `follow` does itself tells nothing. */
  scrolled() {
    if (Math.abs(this.root.scrollTop - this.followedTo) > 1) this.atEnd = this.isNearEnd()
  }

  isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.root
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX
  }

  /** Follow to the end, but not past the beginning of the last message: one reads a long answer from its top. */
  follow() {
    if (!this.atEnd) return
    const last = /** @type {HTMLElement | null} */ (this.items.lastElementChild)
    const top = last ? last.offsetTop - TOP_MARGIN_PX : 0
    this.root.scrollTop = Math.min(this.root.scrollHeight - this.root.clientHeight, top)
    this.followedTo = this.root.scrollTop
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
