/** A surface of blocks (a message, a modal, App Home): its inputs, and what is done to it. */

import * as api from './api.js'
import { place } from './store.js'
import { toast } from './toast.js'

/** @typedef {import('./types.js').Container} Container */
/** @typedef {import('./types.js').Surface} Surface */

/**
 * @typedef {object} Field An input that holds a value.
 * @property {string} blockId
 * @property {string} actionId
 * @property {() => Record<string, any>} read The value as Slack's `state.values` has it.
 */

const PROBLEMS = {
  connection_lost: 'The playground cannot be reached. Is it still running?',
  operation_timeout: 'Penny did not answer within three seconds. Try again?',
  file_too_large: 'The playground takes files of up to 30 MB.',
  no_file_data: 'That file is empty.',
  dispatch_failed: 'Penny is not connected. Try again in a moment.',
}

/**
 * Tell the person when an answer of the playground says that something did not work.
 * @param {{ok: boolean, error?: string}} answer
 */
export function report(answer) {
  if (answer.ok) return
  const code = answer.error ?? 'unknown_error'
  toast(PROBLEMS[code] ?? `That did not work (${code}).`)
}

/**
 * @param {Container} container
 * @param {Record<string, Record<string, any>>} [kept]
 * @returns {Surface}
 */
export function surface(container, kept = {}) {
  const fields = new Map()
  const act = async (action) => {
    const state = { values: values(fields) }
    report(await api.act({ user: place.me, container, action, state }))
  }
  return { container, fields, act, kept }
}

/** @param {Surface} on @param {Field} field */
export function addField(on, field) {
  on.fields.set(`${field.blockId} ${field.actionId}`, field)
}

/**
 * Return the values of all inputs, by block id and action id.
 * @param {Surface['fields']} fields
 * @returns {Record<string, Record<string, any>>}
 */
export function values(fields) {
  const result = {}
  for (const { blockId, actionId, read } of fields.values()) {
    result[blockId] = { ...result[blockId], [actionId]: read() }
  }
  return result
}
