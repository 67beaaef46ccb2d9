/** Interactive elements of Block Kit; each knows how to be drawn, read and acted upon. */

import { h, safeAddress } from './dom.js'
import { withEmoji } from './emoji.js'
import { icon } from './icons.js'
import { dateInput, numberInput, textInput, timeInput } from './inputs.js'
import { checkboxes, overflow, radioButtons, select } from './choices.js'
import { plain, textObject } from './mrkdwn.js'
import { send } from './send.js'

/** @typedef {import('./types.js').Site} Site */

/** Keep a control from being pressed again while its action is under way. */
async function busy(control, work) {
  control.setAttribute('aria-busy', 'true')
  control.disabled = true
  await work()
  control.disabled = false
  control.removeAttribute('aria-busy')
}

/** @param {any} element @param {Site} site */
function button(element, site) {
  const pressed = async (event) => {
    const control = event.currentTarget
    await busy(control, () => send(element, site, { value: element.value, text: element.text }))
  }
  const look = ['button', element.style && `button-${element.style}`]
  const label = element.accessibility_label
  const content = h('span', { class: 'button-text' }, withEmoji(plain(element.text)))
  const address = element.url && safeAddress(element.url)
  if (address) {
    return h(
      'a',
      {
        class: look,
        href: address,
        target: '_blank',
        rel: 'noopener noreferrer',
        'aria-label': label,
        onclick: pressed,
      },
      content,
    )
  }
  return h(
    'button',
    { type: 'button', class: look, 'aria-label': label, 'data-action': element.action_id, onclick: pressed },
    content,
  )
}

/** Which feedback was given, by message and element: a message is drawn anew. @type {Map<string, string>} */
const feedback = new Map()

/** @param {any} element @param {Site} site */
function feedbackButtons(element, site) {
  const { container } = site.surface
  const key = container.type === 'message' ? `${container.channel} ${container.ts} ${element.action_id}` : ''
  const group = h('span', { class: 'feedback', role: 'group', 'aria-label': 'Feedback' })
  const make = (option, name) =>
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        title: plain(option.text),
        'aria-label': option.accessibility_label ?? plain(option.text),
        'data-action': `${element.action_id} ${option.value}`,
        'aria-pressed': String(feedback.get(key) === option.value),
        onclick: async (event) => {
          const control = event.currentTarget
          feedback.set(key, option.value)
          for (const other of group.children) other.setAttribute('aria-pressed', String(other === control))
          await send(element, site, { value: option.value, text: option.text })
        },
      },
      icon(name),
    )
  group.append(make(element.positive_button, 'up'), make(element.negative_button, 'dislike'))
  return group
}

/** @param {any} element @param {Site} site */
function iconButton(element, site) {
  const name = element.icon === 'trash' ? 'trash' : 'more'
  const label = element.accessibility_label ?? plain(element.text)
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      title: plain(element.text),
      'aria-label': label,
      onclick: () => send(element, site, { value: element.value, text: element.text }),
    },
    icon(name),
  )
}

/** @param {any} element */
function image(element) {
  const address = element.image_url && safeAddress(element.image_url)
  return address
    ? h('img', { class: 'element-image', src: address, alt: element.alt_text ?? '' })
    : h('span', {}, element.alt_text)
}

const ELEMENTS = {
  button,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  image,
  mrkdwn: textObject,
  plain_text: textObject,
  overflow,
  radio_buttons: radioButtons,
  checkboxes,
  static_select: select,
  multi_static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  datepicker: dateInput,
  timepicker: timeInput,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: numberInput,
}

/**
 * Render an element; one that the page does not know is named, not swallowed.
 * @param {any} element
 * @param {Site} site
 * @returns {Node}
 */
export function renderElement(element, site) {
  const make = ELEMENTS[element.type]
  return make ? make(element, site) : h('span', { class: 'unknown' }, `[${element.type}]`)
}
