/** Elements into which something is written: text, numbers, dates, times. */

import { h } from './dom.js'
import { plain } from './mrkdwn.js'
import { send } from './send.js'
import { addField } from './surface.js'

/** @typedef {import('./types.js').Site} Site */

/** @param {any} element @param {Site} site what was typed or chosen here before, if anything */
export const keptValue = (element, site) => site.surface.kept?.[site.blockId]?.[element.action_id]

/**
 * Register a control that holds a value and tell Penny of changes where the block asks for it.
 * @param {any} element
 * @param {Site} site
 * @param {HTMLElement} control
 * @param {() => Record<string, any>} read
 * @param {string} [event]
 */
export function hold(element, site, control, read, event = 'change') {
  addField(site.surface, {
    blockId: site.blockId,
    actionId: element.action_id,
    read: () => ({ type: element.type, ...read() }),
  })
  control.addEventListener(event, () => send(element, site, read()))
}

/** @param {any} element @param {Site} site @param {Record<string, any>} more */
const attributes = (element, site, more) => ({
  class: 'input',
  placeholder: plain(element.placeholder) || null,
  autofocus: element.focus_on_load,
  name: element.action_id,
  autocomplete: 'off',
  ...site.aria,
  ...more,
})

/** @param {any} element @param {Site} site */
export function textInput(element, site) {
  const value = keptValue(element, site)?.value ?? element.initial_value ?? ''
  const tag = element.multiline ? 'textarea' : 'input'
  const mode = { email_text_input: 'email', url_text_input: 'url' }[element.type]
  const control = h(
    tag,
    attributes(element, site, {
      value,
      rows: element.multiline ? 4 : null,
      maxlength: element.max_length,
      inputmode: mode,
      type: element.multiline ? null : 'text',
    }),
  )
  hold(element, site, control, () => ({ value: control.value === '' ? null : control.value }))
  return control
}

/** A text input: Slack accepts any text here and refuses what is no number when the form is submitted. */
export function numberInput(element, site) {
  const value = keptValue(element, site)?.value ?? element.initial_value ?? ''
  const mode = element.is_decimal_allowed ? 'decimal' : 'numeric'
  const control = h('input', attributes(element, site, { value, type: 'text', inputmode: mode }))
  hold(element, site, control, () => ({ value: control.value === '' ? null : control.value }))
  return control
}

/** @param {string} type @param {string} kept @param {string} initial */
const picker = (type, kept, initial) => (element, site) => {
  const value = keptValue(element, site)?.[kept] ?? element[initial] ?? ''
  const label = site.aria ? {} : { 'aria-label': plain(element.placeholder) || `Choose a ${type}` }
  const control = h(
    'input',
    attributes(element, site, { ...label, value, type, class: 'input input-picker', placeholder: null }),
  )
  hold(element, site, control, () => ({ [kept]: control.value || null }))
  return control
}

export const dateInput = picker('date', 'selected_date', 'initial_date')
export const timeInput = picker('time', 'selected_time', 'initial_time')
