/** Starts the page: builds its parts, loads the workspace and follows what happens in it. */

import { record, restore } from './address.js'
import { announce } from './announcer.js'
import * as api from './api.js'
import { h } from './dom.js'
import { modals } from './modal.js'
import { pane } from './pane.js'
import { followF6 } from './regions.js'
import { sidebar } from './sidebar.js'
import { apply, channelById, go, load, messageAt, on, place, setConnected } from './store.js'
import { threadPanel } from './thread.js'
import { topbar } from './topbar.js'
import { wireDrawer } from './wire.js'

const RETRY_MS = 1000

const middle = pane()
const thread = threadPanel()

/** Put the focus where one goes on writing. */
function focusComposer() {
  if (place.thread) thread.focusComposer()
  else middle.focusComposer()
}

/** What the app was told last that somebody looks at. */
let lookedAt = ''

/** Tell the server what is looked at: an app hears of its Home, its DM, and of what is read beside it. */
function look() {
  const thread = channelById(place.channel)?.kind === 'im' ? null : place.thread
  const here = [place.me, place.channel, place.tab, thread].join(' ')
  if (here === lookedAt || !channelById(place.channel)) return
  lookedAt = here
  const beside = thread ? { thread_ts: thread } : {}
  api.open({ user: place.me, channel: place.channel, tab: place.tab, ...beside })
}

/** @type {any[]} what happened while the snapshot was under way */
let waiting = []
let loaded = false

/** @param {any} event */
function happened(event) {
  if (!loaded) return void waiting.push(event)
  apply(event)
  if (event.type === 'message') announce(event.message)
  return undefined
}

async function synchronise() {
  loaded = false
  try {
    load(await api.snapshot())
  } catch {
    setTimeout(synchronise, RETRY_MS)
    return
  }
  if (!place.me) restore()
  if (place.thread && !messageAt(place.channel, place.thread)) go({ thread: null })
  lookedAt = ''
  loaded = true
  waiting.splice(0).forEach(happened)
  setConnected(true)
}

;/** @type {HTMLElement} */ (document.getElementById('app')).append(
  topbar(),
  sidebar(),
  h('div', { class: 'stage' }, middle.root, thread.root),
  wireDrawer(),
)
modals(focusComposer)
followF6()
on(['place'], record)
addEventListener('hashchange', restore)
on(['workspace', 'place'], look)
api.listen({ onEvent: happened, onOpen: synchronise, onLost: () => setConnected(false) })
