/** Elements with which something is chosen: selects, radio buttons, checkboxes, overflow menus. */

import { h, safeAddress, uniqueId } from './dom.js'
import { withEmoji } from './emoji.js'
import { hold, keptValue } from './inputs.js'
import { dots, menuButton } from './menu.js'
import { plain, textObject } from './mrkdwn.js'
import { send } from './send.js'
import { myChannels, workspace } from './store.js'

/** @typedef {import('./types.js').Site} Site */
/** @typedef {{text: {text: string}, value: string, description?: any, url?: string}} Option */

/** What the pickers of people and channels offer, and the field their choice goes to. */
const PICKERS = {
  users_select: { field: 'selected_user', initial: 'initial_user', all: () => workspace.users },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', all: myChannels },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', all: myChannels },
}

/** @param {any} element @returns {{label: string | null, options: Option[]}[]} */
function groups(element) {
  const picker = PICKERS[element.type]
  if (picker) {
    return [
      { label: null, options: picker.all().map(({ id, name }) => ({ text: { text: name }, value: id })) },
    ]
  }
  if (element.option_groups) {
    return element.option_groups.map((group) => ({ label: plain(group.label), options: group.options }))
  }
  return [{ label: null, options: element.options ?? [] }]
}

/** @param {any} element @param {Site} site @returns {Set<string>} the values chosen before or at first */
function chosen(element, site) {
  const kept = keptValue(element, site)
  const picker = PICKERS[element.type]
  if (picker) return new Set([kept?.[picker.field] ?? element[picker.initial]].filter(Boolean))
  const one = kept ? kept.selected_option : element.initial_option
  const many = kept ? kept.selected_options : element.initial_options
  return new Set([...(many ?? []), ...(one ? [one] : [])].map((option) => option.value))
}

/** @param {any} element @param {Site} site */
export function select(element, site) {
  const multiple = element.type.startsWith('multi_')
  const initially = chosen(element, site)
  const all = groups(element)
  const known = new Map(all.flatMap((group) => group.options).map((option) => [option.value, option]))
  const draw = (option) =>
    h('option', { value: option.value, selected: initially.has(option.value) }, withEmoji(plain(option.text)))
  const control = h(
    'select',
    {
      class: ['input', 'select', multiple && 'select-many'],
      multiple,
      size: multiple ? Math.min(known.size, 5) : null,
      'data-action': element.action_id,
      ...(site.aria ?? { 'aria-label': plain(element.placeholder) || 'Choose an option' }),
    },
    !multiple &&
      h(
        'option',
        { value: '', selected: initially.size === 0 },
        plain(element.placeholder) || 'Select an option',
      ),
    all.map(({ label, options }) =>
      label ? h('optgroup', { label }, options.map(draw)) : options.map(draw),
    ),
  )
  const picked = () => [...control.selectedOptions].map((option) => known.get(option.value)).filter(Boolean)
  const picker = PICKERS[element.type]
  hold(element, site, control, () => {
    if (picker) return { [picker.field]: picked()[0]?.value ?? null }
    return multiple ? { selected_options: picked() } : { selected_option: picked()[0] ?? null }
  })
  return control
}

/** @param {'radio' | 'checkbox'} type @param {any} element @param {Site} site */
function ticks(type, element, site) {
  const name = uniqueId('choice')
  const initially = chosen(element, site)
  const boxes = element.options.map((option, i) => {
    const input = h('input', { type, name, value: String(i), checked: initially.has(option.value) })
    return h(
      'label',
      { class: 'tick' },
      input,
      h(
        'span',
        {},
        textObject(option.text),
        option.description && h('small', {}, textObject(option.description)),
      ),
    )
  })
  const role = type === 'radio' ? 'radiogroup' : 'group'
  const label = site.aria ?? { 'aria-label': 'Options' }
  const control = h(
    'div',
    { class: 'ticks', role, 'data-action': element.action_id, ...label, id: null, tabindex: null },
    boxes,
  )
  const picked = () =>
    [...control.querySelectorAll('input:checked')].map((input) => element.options[Number(input.value)])
  return { control, picked }
}

/** @param {any} element @param {Site} site */
export function radioButtons(element, site) {
  const { control, picked } = ticks('radio', element, site)
  hold(element, site, control, () => ({ selected_option: picked()[0] ?? null }))
  return control
}

/** @param {any} element @param {Site} site */
export function checkboxes(element, site) {
  const { control, picked } = ticks('checkbox', element, site)
  hold(element, site, control, () => ({ selected_options: picked() }))
  return control
}

/** @param {any} element @param {Site} site */
export function overflow(element, site) {
  const items = element.options.map((option) => ({
    label: withEmoji(plain(option.text)),
    note: option.description && plain(option.description),
    act: () => {
      const address = option.url && safeAddress(option.url)
      if (address) open(address, '_blank', 'noopener')
      return send(element, site, { selected_option: option })
    },
  }))
  return menuButton({ label: 'More options', sign: dots(), groups: () => [{ items }] })
}
