/** Standard markdown, as the markdown block and streamed answers use it. */

import { h } from './dom.js'
import { CODE, EMOJI, REFERENCE, decode, inline, link } from './inline.js'

/** @typedef {import('./inline.js').Rule} Rule */
/** @typedef {{lines: string[], at: number}} Cursor */

/** @param {RegExp} pattern @param {string} tag @returns {Rule} */
const emphasis = (pattern, tag) => ({ pattern, render: (match, recurse) => h(tag, {}, recurse(match[1])) })

/** @type {Rule[]} */
const RULES = [
  { pattern: /\\([\\`*_{}[\]()#+\-.!~|<>$])/g, render: (match) => new Text(match[1]) },
  CODE,
  REFERENCE,
  {
    pattern: /!?\[([^\]\n]+)\]\(((?:[^\s()]|\([^\s()]*\))+)(?:\s+"[^"]*")?\)/g,
    render: (match, recurse) => link(match[2], recurse(match[1])),
  },
  {
    pattern: /(?<![\w<@|(])https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"]/g,
    render: (match) => link(match[0], match[0]),
  },
  emphasis(/\*\*(?=\S)((?:[^*]|\*(?!\*))*?\S)\*\*(?!\*)/g, 'b'),
  emphasis(/__(?=\S)([^\n]*?\S)__(?!\w)/g, 'b'),
  emphasis(/(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?!\*)/g, 'i'),
  emphasis(/(?<!\w)_(?=\S)([^_\n]*[^\s_])_(?!\w)/g, 'i'),
  emphasis(/~~?(?=\S)([^~\n]*[^\s~])~~?/g, 's'),
  EMOJI,
]

const FENCE = /^\s*(```|~~~)/
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/
const QUOTE = /^\s*(?:>|&gt;)\s?/
const ITEM = /^(\s*)([-*+•]|\d{1,9}[.)])\s+(.*)$/
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/

/** @param {string} line */
const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

/** @param {string} rule @returns {(string | null)[]} */
const alignments = (rule) =>
  cells(rule).map((cell) => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : null))

/** @param {Cursor} cursor */
const isTable = ({ lines, at }) => lines[at].includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')

/** @param {Cursor} cursor */
function table(cursor) {
  const head = cells(cursor.lines[cursor.at])
  const align = alignments(cursor.lines[cursor.at + 1])
  cursor.at += 2
  const rows = []
  while (cursor.lines[cursor.at]?.includes('|')) rows.push(cells(cursor.lines[cursor.at++]))
  const cell = (tag, text, i) => h(tag, { class: align[i] && `align-${align[i]}` }, inline(text, RULES))
  return h(
    'div',
    { class: 'table-frame' },
    h(
      'table',
      { class: 'table' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map((text, i) => cell('th', text, i)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            head.map((_, i) => cell('td', row[i] ?? '', i)),
          ),
        ),
      ),
    ),
  )
}

/** @param {Cursor} cursor */
function fence(cursor) {
  const mark = FENCE.exec(cursor.lines[cursor.at++])?.[1] ?? '```'
  const code = take(cursor, (line) => !line.trim().startsWith(mark))
  cursor.at += 1
  return h('pre', {}, decode(code.join('\n')))
}

/** @param {Cursor} cursor @param {(line: string) => boolean} belongs @returns {string[]} */
function take(cursor, belongs) {
  const taken = []
  while (cursor.at < cursor.lines.length && belongs(cursor.lines[cursor.at]))
    taken.push(cursor.lines[cursor.at++])
  return taken
}

/** @param {string} text */
function itemContent(text) {
  const task = /^\[([ xX])\]\s+(.*)$/.exec(text)
  if (!task) return inline(text, RULES)
  return [
    h('input', { type: 'checkbox', disabled: true, checked: task[1] !== ' ' }),
    ' ',
    ...inline(task[2], RULES),
  ]
}

/** @param {Cursor} cursor @returns {HTMLElement} the list at the cursor with the lists inside its items */
function list(cursor) {
  const [, indent, marker] = ITEM.exec(cursor.lines[cursor.at]) ?? ['', '', '-']
  const ordered = /\d/.test(marker)
  const root = h(ordered ? 'ol' : 'ul', {
    start: ordered && parseInt(marker, 10) !== 1 ? parseInt(marker, 10) : null,
  })
  while (cursor.at < cursor.lines.length) {
    const match = ITEM.exec(cursor.lines[cursor.at])
    if (match && match[1].length > indent.length + 1) root.lastElementChild?.append(list(cursor))
    else if (match && match[1].length >= indent.length && /\d/.test(match[2]) === ordered) {
      root.append(h('li', {}, itemContent(match[3])))
      cursor.at += 1
    } else if (!match && /^\s{2,}\S/.test(cursor.lines[cursor.at])) {
      root.lastElementChild?.append(' ', ...inline(cursor.lines[cursor.at++].trim(), RULES))
    } else break
  }
  return root
}

/** @param {string} line */
const isPlain = (line) =>
  line.trim() !== '' && ![FENCE, HEADING, RULE, QUOTE, ITEM].some((pattern) => pattern.test(line))

/** @param {Cursor} cursor */
function paragraph(cursor) {
  const lines = [cursor.lines[cursor.at++]]
  lines.push(...take(cursor, (line) => isPlain(line) && !isTable(cursor)))
  return h(
    'p',
    {},
    lines.flatMap((line, i) => [...(i ? [h('br')] : []), ...inline(line.trim(), RULES)]),
  )
}

/** @param {number} level @param {string} text */
const title = (level, text) =>
  h(
    'div',
    { class: `heading heading-${level}`, role: 'heading', 'aria-level': level + 2 },
    inline(text, RULES),
  )

/** Move past a line that is all of `node`. @param {Cursor} cursor @param {Node | null} node */
function step(cursor, node) {
  cursor.at += 1
  return node
}

/** @param {Cursor} cursor @returns {Node | null} */
function block(cursor) {
  const line = cursor.lines[cursor.at]
  if (line.trim() === '') return step(cursor, null)
  if (FENCE.test(line)) return fence(cursor)
  if (isTable(cursor)) return table(cursor)
  const heading = HEADING.exec(line)
  if (heading) return step(cursor, title(heading[1].length, heading[2]))
  if (RULE.test(line)) return step(cursor, h('hr'))
  if (QUOTE.test(line)) {
    const quoted = take(cursor, (other) => QUOTE.test(other)).map((other) => other.replace(QUOTE, ''))
    return h('blockquote', {}, blocks(quoted))
  }
  return ITEM.test(line) ? list(cursor) : paragraph(cursor)
}

/** @param {string[]} lines @returns {Node[]} */
function blocks(lines) {
  const cursor = { lines, at: 0 }
  const nodes = []
  while (cursor.at < lines.length) {
    const node = block(cursor)
    if (node) nodes.push(node)
  }
  return nodes
}

/**
 * Render markdown; text that breaks off in the middle, as a stream does, is shown as far as it makes sense.
 * @param {string} text
 * @returns {HTMLElement}
 */
export const markdown = (text) =>
  h('div', { class: 'text markdown' }, blocks(text.replace(/\r\n?/g, '\n').split('\n')))
