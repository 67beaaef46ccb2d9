/** Modals: the view in front of the person's stack, in a native dialog that keeps the focus inside. */

import * as api from './api.js'
import { renderBlocks } from './blocks.js'
import { showErrors } from './blocks_input.js'
import { fill, h } from './dom.js'
import { avatar, icon } from './icons.js'
import { plain } from './mrkdwn.js'
import { on, place, state, userById, workspace } from './store.js'
import { surface, values } from './surface.js'

/** @typedef {import('./types.js').View} View */

const TROUBLE = 'We had some trouble connecting. Try again?'

/** What was entered into a view, so that it is there again when the view is drawn anew. @type {Map<string, object>} */
const kept = new Map()

/** @param {() => void} afterwards called when the last modal has gone */
export function modals(afterwards) {
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'modal-title', 'data-view': '' })
  let shown = ''
  /** @type {View | null} */
  let current = null

  const close = async () => {
    const view = current
    if (!view) return
    kept.delete(view.id)
    const answer = await api.closeView({ user: place.me, view_id: view.id })
    // A view the server does not know any more has nothing left to close.
    if (!answer.ok && current === view) hide()
  }
  const hide = () => {
    current = null
    shown = ''
    state.views.set(place.me, null)
    dialog.close()
    afterwards()
  }
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    close()
  })
  document.body.append(dialog)

  on(['view', 'place', 'workspace'], () => {
    const view = state.views.get(place.me) ?? null
    if (!view) return current ? hide() : undefined
    const look = `${view.id} ${view.hash}`
    if (look === shown) return undefined
    shown = look
    current = view
    draw(dialog, view, close)
    if (!dialog.open) dialog.showModal()
    focusFirst(dialog)
    return undefined
  })
}

/** @param {HTMLElement} dialog @param {View} view @param {() => void} close */
function draw(dialog, view, close) {
  const on = surface({ type: 'view', view_id: view.id }, /** @type {any} */ (kept.get(view.id)))
  const trouble = h('div', { class: 'alert alert-error', role: 'alert', hidden: true })
  const body = h('div', { class: 'dialog-body' }, trouble, renderBlocks(view.blocks, on))
  const submit =
    view.submit && h('button', { type: 'submit', class: 'button button-primary' }, plain(view.submit))
  const form = h(
    'form',
    {
      novalidate: true,
      oninput: () => kept.set(view.id, values(on.fields)),
      onsubmit: (event) => {
        event.preventDefault()
        if (submit) send(view, on.fields, { body, submit, trouble })
      },
    },
    h(
      'header',
      { class: 'dialog-header' },
      avatar(userById(workspace.botUser), 'small'),
      h('h2', { id: 'modal-title' }, plain(view.title)),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: close },
        icon('close'),
      ),
    ),
    body,
    h(
      'footer',
      { class: 'dialog-footer' },
      h(
        'button',
        { type: 'button', class: 'button', onclick: close },
        plain(view.close) || (view.submit ? 'Cancel' : 'Close'),
      ),
      submit,
    ),
  )
  dialog.setAttribute('data-view', view.id)
  fill(dialog, form)
}

/** @param {View} view @param {Map<string, any>} fields @param {{body: HTMLElement, submit: HTMLButtonElement, trouble: HTMLElement}} parts */
async function send(view, fields, { body, submit, trouble }) {
  if (submit.disabled) return
  submit.disabled = true
  submit.setAttribute('aria-busy', 'true')
  trouble.hidden = true
  const answer = await api.submitView({ user: place.me, view_id: view.id, values: values(fields) })
  submit.disabled = false
  submit.removeAttribute('aria-busy')
  showErrors(body, answer.errors ?? {})
  if (answer.ok) kept.delete(view.id)
  else if (!answer.errors) {
    trouble.textContent = TROUBLE
    trouble.hidden = false
  }
}

/** @param {HTMLElement} dialog */
function focusFirst(dialog) {
  const first =
    dialog.querySelector('[autofocus]') ??
    dialog.querySelector('.dialog-body :is(input, textarea, select, button)')
  const last = dialog.querySelector('.dialog-footer .button-primary, .dialog-footer .button')
  const target = /** @type {HTMLElement | null} */ (first ?? last)
  target?.focus()
}
