/** Slack's own dialect: *bold*, _italic_, ~strike~, `code`, quotes, lists, mentions, links, dates. */

import { h } from './dom.js'
import { CODE, EMOJI, REFERENCE, decode, inline } from './inline.js'

/** @typedef {import('./inline.js').Rule} Rule */

/** @param {string} mark @param {string} tag @returns {Rule} */
const emphasis = (mark, tag) => ({
  pattern: new RegExp(
    `(?<![\\w${mark}])\\${mark}(?=\\S)([^${mark}\\n]*[^${mark}\\s])\\${mark}(?![\\w${mark}])`,
    'g',
  ),
  render: (match, recurse) => h(tag, {}, recurse(match[1])),
})

/** @type {Rule[]} */
const RULES = [CODE, REFERENCE, emphasis('*', 'b'), emphasis('_', 'i'), emphasis('~', 's'), EMOJI]

const QUOTE = /^(?:&gt;|>)\s?/
const ITEM = /^\s*(?:[•◦▪]|-)\s+/

/** @param {string[]} lines @returns {Node[]} the lines with breaks between them */
const broken = (lines) => lines.flatMap((line, i) => [...(i ? [h('br')] : []), ...inline(line, RULES)])

/** @param {string} line */
function kindOf(line) {
  if (QUOTE.test(line)) return 'quote'
  return ITEM.test(line) ? 'list' : 'text'
}

const RENDER = {
  quote: (lines) => h('blockquote', {}, broken(lines.map((line) => line.replace(QUOTE, '')))),
  list: (lines) =>
    h(
      'ul',
      {},
      lines.map((line) => h('li', {}, inline(line.replace(ITEM, ''), RULES))),
    ),
  text: (lines) => h('span', { class: 'lines' }, broken(lines)),
}

/** @param {string} text @returns {Node[]} text without code fences, as runs of lines of one kind */
function paragraphs(text) {
  const runs = []
  for (const line of text.split('\n')) {
    const kind = kindOf(line)
    if (runs.at(-1)?.kind === kind) runs.at(-1).lines.push(line)
    else runs.push({ kind, lines: [line] })
  }
  return runs.map((run) => RENDER[run.kind](run.lines))
}

/**
 * Render mrkdwn text.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]*?)\n?```/)
  const nodes = parts.flatMap((part, i) => {
    if (i % 2) return [h('pre', {}, decode(part))]
    return part === '' ? [] : paragraphs(part)
  })
  return h('div', { class: 'text mrkdwn' }, nodes)
}

/**
 * Render a text object of Block Kit: mrkdwn, or plain text with emoji.
 * @param {{type?: string, text: string, verbatim?: boolean} | string | undefined} object
 * @returns {Node}
 */
export function textObject(object) {
  if (!object) return h('span')
  if (typeof object === 'string' || object.type !== 'mrkdwn') {
    return h('div', { class: 'text plain' }, inline(plain(object), [EMOJI]))
  }
  return mrkdwn(object.text)
}

/**
 * Return a text object's characters, for labels and attributes.
 * @param {{text: string} | string | undefined} object
 */
export const plain = (object) => (typeof object === 'string' ? object : (object?.text ?? ''))
