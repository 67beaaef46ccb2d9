/** The bar across the top: the workspace, what answers, the wire log, and who one is. */

import { h } from './dom.js'
import { avatar, icon } from './icons.js'
import { channelById, go, on, people, place, state, workspace } from './store.js'

/** Look at the workspace as somebody else: in the same channel, or in their own DM. @param {string} me */
export function become(me) {
  const here = channelById(place.channel)
  const dm = workspace.channels.find((channel) => channel.kind === 'im' && channel.user === me)
  if (here?.kind === 'im' && dm) go({ me, channel: dm.id, thread: null })
  else go({ me })
}

/** @param {import('./types.js').User} user */
const person = (user) =>
  h(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-pressed': String(user.id === place.me),
      onclick: () => become(user.id),
      'data-user': user.id,
    },
    avatar(user, 'small'),
    user.name,
  )

/** @returns {HTMLElement} the bar, which keeps itself up to date */
export function topbar() {
  const team = h('span', { class: 'team' })
  const planner = h('span', { class: 'planner', title: 'What answers Penny’s requests to a language model' })
  const wire = h(
    'button',
    { type: 'button', class: 'wire-toggle', onclick: () => go({ wireOpen: !place.wireOpen }) },
    icon('wire'),
    'Wire log',
  )
  const switcher = h('div', { class: 'people', role: 'group', 'aria-label': 'You are' })
  on(['workspace', 'place'], () => {
    team.textContent = workspace.team.name
    planner.textContent = workspace.planner.label
    planner.classList.toggle('planner-offline', workspace.planner.offline)
    wire.setAttribute('aria-pressed', String(place.wireOpen))
    const focused = document.activeElement?.getAttribute('data-user')
    switcher.replaceChildren(h('span', { class: 'people-label' }, 'You are'), ...people().map(person))
    if (focused)
      /** @type {HTMLElement | null} */ (switcher.querySelector(`[data-user="${focused}"]`))?.focus()
  })
  const lost = h(
    'div',
    { class: 'connection-lost', role: 'status', hidden: true },
    'Connection lost. Trying again…',
  )
  on(['connection'], () => {
    lost.hidden = state.connected
  })
  return h(
    'header',
    { class: 'topbar' },
    h('div', { class: 'brand' }, avatar({ id: '', name: 'Penny', bot: true }, 'small'), team),
    h('div', { class: 'topbar-middle' }, planner, lost),
    h('div', { class: 'topbar-end' }, wire, switcher),
  )
}
