/** Slack's rich text: what its own composer writes, and the details of tasks. */

import { h } from './dom.js'
import { emoji } from './emoji.js'
import { channelLink, link, mention } from './inline.js'

/** @param {any} element @returns {Node} */
function styled(element, node) {
  const style = element.style ?? {}
  const tags = [
    ['code', 'code'],
    ['bold', 'b'],
    ['italic', 'i'],
    ['strike', 's'],
    ['underline', 'u'],
  ]
  return tags.reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node)
}

const INLINE = {
  text: (element) => h('span', { class: 'lines' }, element.text),
  link: (element) => link(element.url, element.text ?? element.url),
  user: (element) => mention(element.user_id),
  channel: (element) => channelLink(element.channel_id),
  emoji: (element) => new Text(emoji(element.name) ?? `:${element.name}:`),
  broadcast: (element) => h('span', { class: 'mention' }, `@${element.range}`),
  date: (element) => new Text(element.fallback ?? new Date(element.timestamp * 1000).toLocaleString()),
}

/** @param {any[]} elements @returns {Node[]} */
const run = (elements) =>
  elements.map((element) =>
    styled(element, (INLINE[element.type] ?? ((e) => new Text(e.text ?? '')))(element)),
  )

const SECTIONS = {
  rich_text_section: (part) => h('div', {}, run(part.elements)),
  rich_text_quote: (part) => h('blockquote', {}, run(part.elements)),
  rich_text_preformatted: (part) => h('pre', {}, run(part.elements)),
  rich_text_list: (part) =>
    h(
      part.style === 'ordered' ? 'ol' : 'ul',
      { class: `indent-${part.indent ?? 0}` },
      part.elements.map((item) => h('li', {}, run(item.elements))),
    ),
}

/**
 * Render a rich_text block or element.
 * @param {{elements: any[]}} block
 * @returns {HTMLElement}
 */
export function richText(block) {
  const parts = block.elements ?? []
  return h(
    'div',
    { class: 'text rich' },
    parts.map((part) => SECTIONS[part.type]?.(part) ?? run([part])),
  )
}

/**
 * Return the characters of rich text without its formatting, to sort by and to read out.
 * @param {any} element
 * @returns {string}
 */
export const richPlain = (element) =>
  element.elements ? element.elements.map(richPlain).join('') : (element.text ?? element.url ?? '')
