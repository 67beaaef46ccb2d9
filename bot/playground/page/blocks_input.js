/** Input blocks: a label, an element, a hint, and the place where an error is shown. */

import { h, uniqueId } from './dom.js'
import { renderElement } from './elements.js'
import { icon } from './icons.js'
import { plain } from './mrkdwn.js'

/** @typedef {import('./types.js').Block} Block */
/** @typedef {import('./types.js').Site} Site */

const GROUPS = new Set(['radio_buttons', 'checkboxes'])

/** @param {Block} block @param {Site} site */
export function inputBlock(block, site) {
  const id = uniqueId('input')
  const ids = { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` }
  const grouped = GROUPS.has(block.element.type)
  const aria = {
    id,
    'aria-labelledby': ids.label,
    'aria-describedby': [block.hint && ids.hint, ids.error].filter(Boolean).join(' '),
    'aria-required': block.optional ? null : 'true',
  }
  const silent = !block.dispatch_action
  return h(
    'div',
    { class: 'form-field' },
    h(
      grouped ? 'div' : 'label',
      { class: 'form-label', id: ids.label, for: grouped ? null : id },
      plain(block.label),
      block.optional && h('span', { class: 'optional' }, ' (optional)'),
    ),
    renderElement(block.element, { ...site, silent, aria }),
    h('div', { class: 'form-error', id: ids.error, hidden: true, role: 'alert' }),
    block.hint && h('div', { class: 'form-hint', id: ids.hint }, plain(block.hint)),
  )
}

/**
 * Show errors at their blocks, take away the earlier ones, and move to the first field with one.
 * @param {HTMLElement} root
 * @param {Record<string, string>} errors by block id
 */
export function showErrors(root, errors) {
  const faulty = []
  for (const block of root.querySelectorAll('[data-block]')) {
    const place = block.querySelector('.form-error')
    if (!place) continue
    const message = errors[block.getAttribute('data-block')]
    const control = block.querySelector('input, textarea, select')
    place.replaceChildren(...(message ? [icon('warning'), new Text(message)] : []))
    place.toggleAttribute('hidden', !message)
    block.classList.toggle('has-error', Boolean(message))
    control?.setAttribute('aria-invalid', String(Boolean(message)))
    if (message && control) faulty.push(control)
  }
  faulty[0]?.focus()
}
