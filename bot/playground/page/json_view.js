/** JSON for people: indented, with its parts told apart by colour. */

import { h } from './dom.js'

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** @param {RegExpExecArray | RegExpMatchArray} match */
function kindOf([, string, colon, word]) {
  if (string) return colon ? 'key' : 'string'
  return word ? 'word' : 'number'
}

/** @param {any} value */
function pretty(value) {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? ''
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}

/**
 * @param {any} value a value, or a string that may be JSON itself
 * @returns {HTMLElement}
 */
export function jsonView(value) {
  const text = pretty(value)
  const nodes = []
  let at = 0
  for (const match of text.matchAll(TOKEN)) {
    nodes.push(text.slice(at, match.index))
    nodes.push(h('span', { class: `json-${kindOf(match)}` }, match[1] ?? match[0]), match[2] ?? '')
    at = match.index + match[0].length
  }
  return h('pre', { class: 'json', tabindex: '0' }, nodes, text.slice(at))
}
