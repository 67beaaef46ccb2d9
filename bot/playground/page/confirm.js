/** The dialog that asks "Are you sure?" before an element with `confirm` acts. */

import { h, uniqueId } from './dom.js'
import { plain, textObject } from './mrkdwn.js'

/**
 * Ask, and resolve to whether the person agreed; Escape is a no.
 * @param {{title: any, text: any, confirm: any, deny: any, style?: string}} question
 * @returns {Promise<boolean>}
 */
export function confirmed(question) {
  return new Promise((resolve) => {
    const title = uniqueId('confirm')
    const dialog = h(
      'dialog',
      { class: 'dialog dialog-small', 'aria-labelledby': title },
      h(
        'form',
        { method: 'dialog' },
        h('header', { class: 'dialog-header' }, h('h2', { id: title }, plain(question.title))),
        h('div', { class: 'dialog-body' }, textObject(question.text)),
        h(
          'footer',
          { class: 'dialog-footer' },
          h('button', { class: 'button', value: 'no' }, plain(question.deny)),
          h(
            'button',
            { class: `button button-${question.style ?? 'primary'}`, value: 'yes' },
            plain(question.confirm),
          ),
        ),
      ),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}
