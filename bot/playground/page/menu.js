/** Menus: a button that opens a list of actions; arrow keys, Home and End move in it, Escape closes it. */

import { fill, h, uniqueId } from './dom.js'
import { icon } from './icons.js'

/** @typedef {{label: string | Node, note?: string, danger?: boolean, act: () => void}} MenuItem */
/** @typedef {{title?: string, items: MenuItem[]}} MenuGroup */

const ROW_PX = 40

/** @param {HTMLElement} menu @param {KeyboardEvent} event */
function move(menu, event) {
  if (event.key === 'Tab') menu.hidePopover()
  const items = [...menu.querySelectorAll('button')]
  const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  items[(next + items.length) % items.length]?.focus()
}

/**
 * Draw the button and its menu.
 * @param {{label: string, sign: Node, look?: string, groups: () => MenuGroup[]}} options `groups` is asked anew
 * whenever the menu opens; `sign` is the icon on the button.
 */
export function menuButton({ label, sign, look = 'icon-button', groups }) {
  const id = uniqueId('menu')
  const menu = h('div', {
    class: 'menu',
    popover: 'auto',
    id,
    role: 'menu',
    'aria-label': label,
    onkeydown: (event) => move(menu, event),
  })
  const opener = h(
    'button',
    { type: 'button', class: look, 'aria-label': label, title: label, 'aria-haspopup': 'menu', popovertarget: id },
    sign,
  )
  /** @param {MenuItem} item */
  const row = ({ label: text, note, danger, act }) =>
    h(
      'button',
      {
        type: 'button',
        class: ['menu-item', danger && 'menu-danger'],
        role: 'menuitem',
        onclick: () => {
          menu.hidePopover()
          act()
        },
      },
      text,
      note && h('small', {}, note),
    )
  menu.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'open') return
    const shown = groups()
    const rows = shown.reduce((count, group) => count + group.items.length + (group.title ? 1 : 0), 1)
    const { left, right, top, bottom } = opener.getBoundingClientRect()
    const fits = bottom + ROW_PX * rows < innerHeight
    const toRight = left < innerWidth / 2
    menu.style.left = toRight ? `${left}px` : 'auto'
    menu.style.right = toRight ? 'auto' : `${innerWidth - right}px`
    menu.style.top = fits ? `${bottom + 4}px` : 'auto'
    menu.style.bottom = fits ? 'auto' : `${innerHeight - top + 4}px`
    fill(
      menu,
      shown.map(({ title, items }) =>
        h(
          'div',
          { class: 'menu-group', role: 'group', 'aria-label': title },
          title && h('div', { class: 'menu-title', 'aria-hidden': 'true' }, title),
          items.map(row),
        ),
      ),
    )
  })
  menu.addEventListener(
    'toggle',
    (event) => event.newState === 'open' && menu.querySelector('button')?.focus(),
  )
  return h('span', { class: 'menu-place' }, opener, menu)
}

/** The three dots on a button with more to do. */
export const dots = () => icon('more')
