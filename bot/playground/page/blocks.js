/** Blocks that messages, modals and App Home share; the others are in files of their own. */

import { agentBlocks } from './blocks_agent.js'
import { inputBlock } from './blocks_input.js'
import { tables } from './blocks_table.js'
import { charts } from './chart.js'
import { h, safeAddress } from './dom.js'
import { renderElement } from './elements.js'
import { icon } from './icons.js'
import { markdown } from './markdown.js'
import { plain, textObject } from './mrkdwn.js'
import { richText } from './rich_text.js'

/** @typedef {import('./types.js').Block} Block */
/** @typedef {import('./types.js').Surface} Surface */
/** @typedef {import('./types.js').Site} Site */

/** @param {Block} block @param {Site} site */
function section(block, site) {
  return h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'section-body' },
      block.text && textObject(block.text),
      block.fields &&
        h(
          'div',
          { class: 'fields' },
          block.fields.map((field) => h('div', { class: 'field' }, textObject(field))),
        ),
    ),
    block.accessory && h('div', { class: 'accessory' }, renderElement(block.accessory, site)),
  )
}

/** @param {Block} block */
function header(block) {
  const level = block.level ?? 1
  return h('div', { class: 'header', role: 'heading', 'aria-level': level + 2 }, textObject(block.text))
}

/** @param {Block} block @param {Site} site */
const context = (block, site) =>
  h(
    'div',
    { class: 'context' },
    block.elements.map((element) => renderElement(element, site)),
  )

/** @param {Block} block @param {Site} site */
const actions = (block, site) =>
  h(
    'div',
    { class: 'actions' },
    block.elements.map((element) => renderElement(element, site)),
  )

/** @param {Block} block */
function image(block) {
  const address = safeAddress(block.image_url ?? '')
  return h(
    'figure',
    { class: 'image' },
    block.title && h('figcaption', {}, plain(block.title)),
    address
      ? h('img', { src: address, alt: block.alt_text ?? '' })
      : h('span', { class: 'unknown' }, block.alt_text),
  )
}

/** @param {Block} block */
function alert(block) {
  const level = ['info', 'warning', 'error', 'success'].includes(block.level) ? block.level : 'default'
  const name = level === 'success' ? 'check' : level === 'info' || level === 'default' ? 'info' : 'warning'
  return h('div', { class: `alert alert-${level}`, role: 'note' }, icon(name), textObject(block.text))
}

/** @param {Block} block @param {Site} site */
function container(block, site) {
  const title = [
    block.rich_text_title ? richText(block.rich_text_title) : h('span', {}, plain(block.title)),
    block.subtitle && h('span', { class: 'container-subtitle' }, plain(block.subtitle)),
  ]
  const inside = h('div', { class: 'container-body' }, renderBlocks(block.child_blocks ?? [], site.surface))
  if (!block.is_collapsible) {
    return h(
      'div',
      { class: ['container', block.has_header_divider && 'container-ruled'] },
      h('div', { class: 'container-title' }, title),
      inside,
    )
  }
  return h(
    'details',
    { class: 'container', open: !block.default_collapsed },
    h('summary', { class: 'container-title' }, title),
    inside,
  )
}

/** @type {Record<string, (block: Block, site: Site) => Node>} */
const BLOCKS = {
  section,
  header,
  divider: () => h('hr', { class: 'divider' }),
  context,
  actions,
  image,
  alert,
  container,
  input: inputBlock,
  markdown: (block) => markdown(block.text),
  rich_text: richText,
  ...agentBlocks,
  ...tables,
  ...charts,
}

/**
 * Render blocks onto a surface; one that the page does not know is named, not swallowed.
 * @param {Block[]} blocks
 * @param {Surface} surface
 * @returns {HTMLElement[]}
 */
export function renderBlocks(blocks, surface) {
  return blocks.map((block, i) => {
    const blockId = block.block_id ?? `block-${i}`
    const make = BLOCKS[block.type]
    const content = make
      ? make(block, { surface, blockId })
      : h('span', { class: 'unknown' }, `[${block.type}]`)
    return h('div', { class: `block block-${block.type}`, 'data-block': blockId }, content)
  })
}
