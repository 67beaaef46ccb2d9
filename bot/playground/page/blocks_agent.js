/** Blocks of agents: cards, carousels, tasks, plans, feedback. */

import { h, safeAddress } from './dom.js'
import { renderElement } from './elements.js'
import { icon } from './icons.js'
import { link } from './inline.js'
import { plain, textObject } from './mrkdwn.js'
import { richText } from './rich_text.js'

/** @typedef {import('./types.js').Block} Block */
/** @typedef {import('./types.js').Site} Site */

/** @param {any} image @param {string} look */
function picture(image, look) {
  const address = image && safeAddress(image.image_url ?? '')
  return address ? h('img', { class: look, src: address, alt: image.alt_text ?? '' }) : null
}

/** @param {Block} block @param {Site} site */
function card(block, site) {
  return h(
    'article',
    { class: 'card' },
    picture(block.hero_image, 'card-hero'),
    h(
      'div',
      { class: 'card-body' },
      h(
        'div',
        { class: 'card-top' },
        picture(block.icon, 'card-icon'),
        h(
          'div',
          {},
          block.title && h('div', { class: 'card-title' }, textObject(block.title)),
          block.subtitle && h('div', { class: 'card-subtitle' }, textObject(block.subtitle)),
        ),
      ),
      block.body && textObject(block.body),
      block.actions?.length &&
        h(
          'div',
          { class: 'actions' },
          block.actions.map((action) => renderElement(action, site)),
        ),
    ),
  )
}

/** @param {Block} block @param {Site} site */
const carousel = (block, site) =>
  h(
    'div',
    { class: 'carousel', tabindex: '0', role: 'group', 'aria-label': 'Cards' },
    block.elements.map((element) => card(element, site)),
  )

const TASK = {
  pending: ['Not started', () => h('span', { class: 'task-dot' })],
  in_progress: ['In progress', () => h('span', { class: 'spinner' })],
  complete: ['Done', () => icon('check')],
  error: ['Failed', () => icon('warning')],
}

/** @param {any} content rich text, as blocks have it, or markdown, as chunks have it */
const detail = (content) =>
  content.elements ? richText(content) : textObject({ type: 'mrkdwn', text: plain(content) })

/** @param {Block} block */
function taskCard(block) {
  const status = Object.hasOwn(TASK, block.status) ? block.status : 'pending'
  const [word, sign] = TASK[status]
  return h(
    'div',
    { class: `task task-${status}` },
    h('span', { class: 'task-sign', role: 'img', 'aria-label': word }, sign()),
    h(
      'div',
      {},
      h('div', { class: 'task-title' }, plain(block.title)),
      block.details && h('div', { class: 'task-detail' }, detail(block.details)),
      block.output && h('div', { class: 'task-detail' }, detail(block.output)),
      block.sources?.length &&
        h(
          'div',
          { class: 'task-detail' },
          block.sources.map((source) => link(source.url, source.text)),
        ),
    ),
  )
}

/** @param {Block} block */
const plan = (block) =>
  h(
    'details',
    { class: 'plan', open: true },
    h('summary', {}, plain(block.title)),
    (block.tasks ?? []).map(taskCard),
  )

/** @param {Block} block @param {Site} site */
const contextActions = (block, site) =>
  h(
    'div',
    { class: 'context-actions' },
    block.elements.map((element) => renderElement(element, site)),
  )

/** @type {Record<string, (block: Block, site: Site) => Node>} */
export const agentBlocks = { card, carousel, task_card: taskCard, plan, context_actions: contextActions }
