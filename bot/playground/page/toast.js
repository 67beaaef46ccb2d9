/** Short notices about what did not work; they are read out and go away by themselves. */

import { h } from './dom.js'
import { icon } from './icons.js'

const SHOWN_MS = 6000

/** @param {string} text */
export function toast(text) {
  const root = /** @type {HTMLElement} */ (document.getElementById('toasts'))
  const dialog = document.querySelector('dialog[open]')
  const notice = h('div', { class: 'toast' }, icon('warning'), h('span', {}, text))
  const home = dialog ?? root
  home.append(notice)
  setTimeout(() => notice.remove(), SHOWN_MS)
}
