/** The playground's HTTP and WebSocket interface. */

/** @typedef {import('./types.js').Container} Container */

const FIRST_RETRY_MS = 300
const LAST_RETRY_MS = 5000

/**
 * Post JSON and return the answer; what goes wrong on the way is an answer with `ok: false` too.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<{ok: boolean, error?: string, [field: string]: any}>}
 */
async function post(path, body) {
  try {
    const response = await fetch(`/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return await response.json()
  } catch {
    return { ok: false, error: 'connection_lost' }
  }
}

/** Fetch the whole workspace as it is now. */
export async function snapshot() {
  const response = await fetch('/playground/snapshot')
  if (!response.ok) throw new Error(`the playground answered ${response.status}`)
  return response.json()
}

/** @param {{user: string, channel: string, text: string, thread_ts?: string}} message */
export const sendMessage = (message) => post('message', message)

/**
 * Send a message with files.
 * @param {{user: string, channel: string, text: string, thread_ts?: string}} message
 * @param {File[]} files
 * @returns {Promise<{ok: boolean, error?: string, [field: string]: any}>}
 */
export async function shareFiles(message, files) {
  const form = new FormData()
  for (const [name, value] of Object.entries(message)) form.append(name, value)
  for (const file of files) form.append('file', file, file.name)
  try {
    const response = await fetch('/playground/files', { method: 'POST', body: form })
    if (response.status === 413) return { ok: false, error: 'file_too_large' }
    return await response.json()
  } catch {
    return { ok: false, error: 'connection_lost' }
  }
}

/** @param {{user: string, channel: string, ts: string, text: string}} message */
export const editMessage = (message) => post('edit', message)

/** @param {{user: string, channel: string, ts: string}} message */
export const deleteMessage = (message) => post('delete', message)

/** @param {{user: string, channel: string, ts: string, callback_id: string}} chosen */
export const messageShortcut = (chosen) => post('message_shortcut', chosen)

/** @param {{user: string, callback_id: string}} chosen */
export const shortcut = (chosen) => post('shortcut', chosen)

/** @param {{user: string, channel: string, command: string, text: string}} command */
export const runCommand = (command) => post('command', command)

/** @param {{user: string, container: Container, action: object, state?: object}} action */
export const act = (action) => post('action', action)

/** @param {{user: string, view_id: string, values: object}} submission */
export const submitView = (submission) => post('submit', submission)

/** @param {{user: string, view_id: string}} view */
export const closeView = (view) => post('close_view', view)

/** @param {{user: string, channel: string, tab: 'messages' | 'home', thread_ts?: string}} place */
export const open = (place) => post('open', place)

/** @param {{user: string, channel: string, thread_ts: string}} thread */
export const stop = (thread) => post('stop', thread)

/**
 * Listen to what happens in the workspace, for as long as the page is open.
 * @param {{onEvent: (event: any) => void, onOpen: () => void, onLost: () => void}} listener
 * `onOpen` runs after every (re)connection: the snapshot may have moved on meanwhile.
 */
export function listen({ onEvent, onOpen, onLost }) {
  let retry = FIRST_RETRY_MS
  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${scheme}://${location.host}/playground/live`)
    socket.onopen = () => {
      retry = FIRST_RETRY_MS
      onOpen()
    }
    socket.onmessage = (event) => onEvent(JSON.parse(event.data))
    socket.onclose = () => {
      onLost()
      setTimeout(connect, retry)
      retry = Math.min(retry * 2, LAST_RETRY_MS)
    }
  }
  connect()
}
