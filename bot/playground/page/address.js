/** Who looks at what, in the page's address: a reload comes back to it, and two windows can be two people. */

import { channelById, go, myDm, people, place, workspace } from './store.js'

/** @returns {string} "#/U0ALEX/D0ALEX/messages/1700000000.000100" */
const written = () => `#/${[place.me, place.channel, place.tab, place.thread].filter(Boolean).join('/')}`

/** Go where the address says, or to the first person's DM. */
export function restore() {
  const [, me, channel, tab, thread] = location.hash.split('/')
  place.me = (people().find((user) => user.id === me) ?? people()[0])?.id ?? ''
  const known = channelById(channel)
  const mine = known && (known.kind !== 'im' || known.user === place.me)
  go({
    channel: mine ? channel : (myDm()?.id ?? workspace.channels[0]?.id ?? ''),
    tab: mine && tab === 'home' ? 'home' : 'messages',
    thread: mine && thread ? thread : null,
  })
}

/** Write the place into the address. */
export function record() {
  if (place.me && location.hash !== written()) history.replaceState(null, '', written())
}
