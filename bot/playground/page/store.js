/** What the page knows of the workspace, and who looks at what. Views read it and are told what changed. */

/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').User} User */
/** @typedef {import('./types.js').Channel} Channel */
/** @typedef {'workspace' | 'place' | 'messages' | 'status' | 'session' | 'view' | 'home' | 'prompts' | 'wire' | 'connection'} Topic */

const WIRE_LENGTH = 2000
const STATUS_LIFETIME_MS = 2 * 60 * 1000

/** The people, channels and commands, as the snapshot says. */
export const workspace = {
  team: { id: '', name: '' },
  botUser: '',
  /** @type {User[]} */ users: [],
  /** @type {Channel[]} */ channels: [],
  /** @type {import('./types.js').Command[]} */ commands: [],
  /** @type {import('./types.js').Shortcut[]} */ shortcuts: [],
  /** @type {import('./types.js').Planner} */ planner: { label: '', offline: false },
}

/** Who looks at what. `thread` is the ts of the root message whose thread is open. */
export const place = {
  me: '',
  channel: '',
  /** @type {'messages' | 'home'} */ tab: 'messages',
  /** @type {string | null} */ thread: null,
  wireOpen: false,
}

export const state = {
  /** @type {Map<string, Map<string, Message>>} */ messages: new Map(),
  /** @type {Map<string, import('./types.js').Status>} */ statuses: new Map(),
  /** The threads in which Penny is at work and may be stopped. */
  /** @type {Set<string>} */ working: new Set(),
  /** @type {Map<string, import('./types.js').View | null>} */ views: new Map(),
  /** @type {Map<string, import('./types.js').View>} */ homes: new Map(),
  /** @type {Map<string, import('./types.js').Prompts>} */ prompts: new Map(),
  /** @type {import('./types.js').WireEntry[]} */ wire: [],
  /** @type {Set<string>} */ unread: new Set(),
  /** The titles of threads. */
  /** @type {Map<string, string>} */ titles: new Map(),
  connected: false,
}

/** @type {Map<Topic, Set<() => void>>} */
const listeners = new Map()
/** @type {Set<Topic>} */
const pending = new Set()

/**
 * Call `listener` after any of the topics has changed; several changes of one moment are told once.
 * @param {Topic[]} topics
 * @param {() => void} listener
 */
export function on(topics, listener) {
  for (const topic of topics) {
    const known = listeners.get(topic) ?? new Set()
    listeners.set(topic, known.add(listener))
  }
}

/** @param {...Topic} topics */
export function changed(...topics) {
  if (pending.size === 0) queueMicrotask(tell)
  topics.forEach((topic) => pending.add(topic))
}

function tell() {
  const called = new Set([...pending].flatMap((topic) => [...(listeners.get(topic) ?? [])]))
  pending.clear()
  called.forEach((listener) => listener())
}

/** @param {any} snapshot */
export function load(snapshot) {
  const { workspace: w } = snapshot
  Object.assign(workspace, {
    team: w.team,
    botUser: w.bot_user_id,
    users: w.users,
    channels: w.channels,
    commands: w.commands,
    shortcuts: w.shortcuts,
    planner: w.planner,
  })
  state.messages.clear()
  snapshot.messages.forEach(put)
  state.homes = new Map(Object.entries(snapshot.homes))
  state.views = new Map(Object.entries(snapshot.views))
  state.prompts = new Map(snapshot.prompts.map((prompts) => [prompts.channel, prompts]))
  state.titles = new Map(snapshot.titles.map((title) => [threadKey(title.channel, title.thread_ts), title.title]))
  state.wire = [...snapshot.wire]
  state.statuses.clear()
  state.working.clear()
  snapshot.sessions.forEach(session)
  changed('workspace', 'place', 'messages', 'status', 'session', 'view', 'home', 'prompts', 'wire')
}

/** @param {Message} message */
function put(message) {
  const channel = state.messages.get(message.channel) ?? new Map()
  channel.set(message.ts, message)
  state.messages.set(message.channel, channel)
}

/** @param {string} channel @param {string | undefined} thread */
const threadKey = (channel, thread) => `${channel} ${thread ?? ''}`

/** Take away a status that was not renewed. @param {string} key @param {import('./types.js').Status} shown */
function expire(key, shown) {
  if (state.statuses.get(key) !== shown) return
  state.statuses.delete(key)
  changed('status')
}

/** @param {{channel: string, thread_ts: string, state: string}} session */
function session({ channel, thread_ts: thread, state: now }) {
  if (now === 'processing') state.working.add(threadKey(channel, thread))
  else state.working.delete(threadKey(channel, thread))
}

/** What each kind of live event does. */
const EVENTS = {
  message: ({ message }) => {
    const isNew = !state.messages.get(message.channel)?.has(message.ts)
    put(message)
    if (isBot(message)) state.statuses.delete(threadKey(message.channel, message.thread_ts))
    if (isNew && message.channel !== place.channel) state.unread.add(message.channel)
    changed('messages', 'status')
  },
  message_deleted: ({ channel, ts }) => {
    state.messages.get(channel)?.delete(ts)
    changed('messages')
  },
  status: ({ channel, thread_ts: thread, status, loading_messages: loading }) => {
    const key = threadKey(channel, thread)
    const shown = { status, loading_messages: loading }
    if (status) state.statuses.set(key, shown)
    else state.statuses.delete(key)
    if (status) setTimeout(() => expire(key, shown), STATUS_LIFETIME_MS)
    changed('status')
  },
  session: (event) => {
    session(event)
    changed('session')
  },
  title: ({ channel, thread_ts: thread, title }) => {
    state.titles.set(threadKey(channel, thread), title)
    changed('messages')
  },
  view: ({ user, view }) => {
    state.views.set(user, view)
    changed('view')
  },
  home: ({ user, view }) => {
    state.homes.set(user, view)
    changed('home')
  },
  prompts: (event) => {
    state.prompts.set(event.channel, event)
    changed('prompts')
  },
  wire: ({ entry }) => {
    const known = state.wire.findIndex((other) => other.id === entry.id)
    if (known >= 0) state.wire[known] = entry
    else state.wire.push(entry)
    if (state.wire.length > WIRE_LENGTH) state.wire.splice(0, state.wire.length - WIRE_LENGTH)
    changed('wire')
  },
}

/** @param {{type: keyof typeof EVENTS, [field: string]: any}} event */
export function apply(event) {
  EVENTS[event.type]?.(event)
}

/** @param {Partial<typeof place>} next */
export function go(next) {
  Object.assign(place, next)
  if (place.tab === 'messages') state.unread.delete(place.channel)
  changed('place')
}

/** @param {boolean} connected */
export function setConnected(connected) {
  state.connected = connected
  changed('connection')
}

/** @param {Message} message */
export const isBot = (message) => Boolean(message.bot_id) || message.user === workspace.botUser

/** @param {string | undefined} id @returns {User} */
export function userById(id) {
  const known = workspace.users.find((user) => user.id === id)
  const bot = id === workspace.botUser
  return { id: id ?? '', name: bot ? 'Penny' : (id ?? 'Unknown'), ...known, bot }
}

/** @param {Message} message */
export const author = (message) => userById(isBot(message) ? workspace.botUser : message.user)

/** @param {string} id */
export const channelById = (id) => workspace.channels.find((channel) => channel.id === id)

/** The channels that `place.me` can see: all public ones and their own DMs. */
export const myChannels = () =>
  workspace.channels.filter((channel) => channel.kind !== 'im' || channel.user === place.me)

/** Everybody one can be. */
export const people = () => workspace.users.filter((user) => user.id !== workspace.botUser)

/** The DM of `place.me` with Penny. */
export const myDm = () =>
  workspace.channels.find((channel) => channel.kind === 'im' && channel.user === place.me)

/** @param {string} channel @returns {Message[]} what `place.me` may read there, oldest first */
function visible(channel) {
  const all = [...(state.messages.get(channel)?.values() ?? [])]
  return all
    .filter((message) => !message.ephemeral_to || message.ephemeral_to === place.me)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
}

/** @param {Message} message */
const isReply = (message) => Boolean(message.thread_ts) && message.thread_ts !== message.ts

/** @param {string} channel */
export const topLevel = (channel) =>
  visible(channel).filter((message) => !isReply(message) || message.subtype === 'thread_broadcast')

/** @param {string} channel @param {string} root */
export const repliesTo = (channel, root) =>
  visible(channel).filter((message) => isReply(message) && message.thread_ts === root)

/** @param {string} channel @param {string} ts */
export const messageAt = (channel, ts) => state.messages.get(channel)?.get(ts)

/** @param {string} channel @param {string | undefined} thread */
export const statusOf = (channel, thread) => state.statuses.get(threadKey(channel, thread))

/** @param {string} channel @param {string} thread @returns {string} "" when it has none */
export const titleOf = (channel, thread) => state.titles.get(threadKey(channel, thread)) ?? ''

/** @param {string} channel @param {string | null} thread */
export const isWorking = (channel, thread) =>
  thread !== null && state.working.has(threadKey(channel, thread))
