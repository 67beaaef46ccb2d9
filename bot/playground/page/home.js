/** Penny's Home tab. */

import { renderBlocks } from './blocks.js'
import { fill, h } from './dom.js'
import { on, place, state } from './store.js'
import { surface } from './surface.js'

/** @returns {HTMLElement} the tab, which keeps itself up to date */
export function homeView() {
  const root = h('div', { class: 'home', tabindex: '0', 'aria-label': 'Home' })
  let shown = ''
  on(['workspace', 'place', 'home'], () => {
    const view = state.homes.get(place.me)
    const look = JSON.stringify([place.me, view?.id, view?.hash, view?.blocks])
    if (look === shown) return
    shown = look
    if (view)
      fill(
        root,
        h(
          'div',
          { class: 'home-blocks' },
          renderBlocks(view.blocks, surface({ type: 'view', view_id: view.id })),
        ),
      )
    else fill(root, h('p', { class: 'empty' }, 'Penny is preparing your Home…'))
  })
  return root
}
