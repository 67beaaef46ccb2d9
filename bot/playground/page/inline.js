/** Inline formatting for both of Slack's text dialects: a list of rules turns text into safe DOM nodes. */

import { h, safeAddress } from './dom.js'
import { emoji } from './emoji.js'
import { channelById, place, userById } from './store.js'

/**
 * @typedef {object} Rule
 * @property {RegExp} pattern Global; the first match in the text wins, then the first rule.
 * @property {(match: RegExpExecArray, recurse: (text: string) => Node[]) => Node} render
 */

/** @param {string} text @returns {string} text with Slack's three entities decoded */
export const decode = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/**
 * @param {string} text
 * @param {Rule[]} rules
 * @returns {Node[]}
 */
export function inline(text, rules) {
  const nodes = []
  let at = 0
  while (at < text.length) {
    const found = earliest(text, at, rules)
    if (!found) break
    if (found.match.index > at) nodes.push(new Text(decode(text.slice(at, found.match.index))))
    nodes.push(found.rule.render(found.match, (inner) => inline(inner, rules)))
    at = found.match.index + found.match[0].length
  }
  if (at < text.length) nodes.push(new Text(decode(text.slice(at))))
  return nodes
}

/** @param {string} text @param {number} at @param {Rule[]} rules */
function earliest(text, at, rules) {
  let best = null
  for (const rule of rules) {
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(text)
    if (match && (!best || match.index < best.match.index)) best = { match, rule }
  }
  return best
}

/**
 * A link that opens elsewhere; an address that is not safe to follow is shown as text.
 * @param {string} address
 * @param {Node[] | string} label
 */
export function link(address, label) {
  const safe = safeAddress(decode(address))
  if (!safe) return h('span', {}, label)
  return h('a', { href: safe, target: '_blank', rel: 'noopener noreferrer nofollow' }, label)
}

/** @param {string} id */
export function mention(id) {
  return h('span', { class: ['mention', id === place.me && 'mention-me'] }, `@${userById(id).name}`)
}

/** @param {string} id @param {string} [label] */
export function channelLink(id, label) {
  const name = (label || channelById(id)?.name || id).replace(/^#/, '')
  return h('span', { class: 'mention' }, `#${name}`)
}

const DATE_PARTS = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
}

/** @param {string} seconds @param {string} format @param {string} fallback */
function dateText(seconds, format, fallback) {
  const date = new Date(Number(seconds) * 1000)
  if (Number.isNaN(date.getTime())) return fallback
  const { locale, tz } = userById(place.me)
  return format.replace(/\{(\w+)\}/g, (whole, name) => {
    const parts = DATE_PARTS[name.replace('_pretty', '')]
    return parts ? date.toLocaleString(locale?.replace('_', '-') ?? [], { ...parts, timeZone: tz }) : whole
  })
}

/** @param {string} inner what stands between `<` and `>` @returns {Node} */
function reference(inner) {
  const [target, label] = inner.split(/\|(.*)/s)
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target)
  if (date) return h('time', {}, dateText(date[1], decode(date[2]), decode(label ?? '')))
  if (/^@[UW]/.test(target)) return mention(target.slice(1))
  if (/^#C/.test(target)) return channelLink(target.slice(1), label)
  if (target.startsWith('!'))
    return h('span', { class: 'mention' }, `@${target.slice(1).replace(/^subteam\^/, '')}`)
  return link(target, decode(label ?? target.replace(/^mailto:/, '')))
}

/** `<@U…>`, `<#C…>`, `<!date^…>`, `<https://…|label>`: the same in both dialects. @type {Rule} */
export const REFERENCE = {
  pattern: /<((?:@[UW]|#C|!|https?:|mailto:)[^<>\n]*)>/g,
  render: (match) => reference(match[1]),
}

/** @type {Rule} */
export const CODE = { pattern: /`([^`\n]+)`/g, render: (match) => h('code', {}, decode(match[1])) }

/** @type {Rule} */
export const EMOJI = {
  pattern: /:([a-z0-9_+-]+):/g,
  render: (match) => new Text(emoji(match[1]) ?? match[0]),
}
