/** The left side: channels, direct messages and apps. */

import { h } from './dom.js'
import { avatar, icon } from './icons.js'
import { go, myChannels, myDm, on, place, state, userById, workspace } from './store.js'

/**
 * @param {{label: string, sign: Node, channel: string, tab: 'messages' | 'home'}} entry
 */
function item({ label, sign, channel, tab }) {
  const current = place.channel === channel && place.tab === tab
  const unread = tab === 'messages' && state.unread.has(channel)
  return h(
    'button',
    {
      type: 'button',
      class: ['side-item', unread && 'side-unread'],
      'aria-current': current ? 'page' : null,
      onclick: () => go({ channel, tab, thread: null }),
    },
    sign,
    h('span', {}, label),
    unread && h('span', { class: 'visually-hidden' }, ' (new messages)'),
  )
}

/** @param {string} title @param {Node[]} items */
const group = (title, items) =>
  h('section', { class: 'side-group', 'aria-label': title }, h('h2', {}, title), items)

/** @returns {HTMLElement} the sidebar, which keeps itself up to date */
export function sidebar() {
  const root = h('nav', { class: 'sidebar', 'aria-label': 'Conversations' })
  on(['workspace', 'place', 'messages'], () => {
    const penny = userById(workspace.botUser)
    const channels = myChannels().filter((channel) => channel.kind === 'channel')
    const dm = myDm()
    const focused = [...root.querySelectorAll('button')].indexOf(/** @type {any} */ (document.activeElement))
    root.replaceChildren(
      group(
        'Channels',
        channels.map(({ id, name }) =>
          item({ label: name.replace(/^#/, ''), sign: icon('hash'), channel: id, tab: 'messages' }),
        ),
      ),
      group(
        'Direct messages',
        dm
          ? [item({ label: penny.name, sign: avatar(penny, 'small'), channel: dm.id, tab: 'messages' })]
          : [],
      ),
      group(
        'Apps',
        dm ? [item({ label: `${penny.name} · Home`, sign: icon('home'), channel: dm.id, tab: 'home' })] : [],
      ),
    )
    if (focused >= 0) root.querySelectorAll('button')[focused]?.focus()
  })
  return root
}
