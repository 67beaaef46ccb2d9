/**
 * The shapes that travel between the page and the playground's server.
 *
 * @typedef {{id: string, name: string, color?: string, tz?: string, locale?: string, bot?: boolean}} User
 * @typedef {{id: string, name: string, kind: 'im' | 'channel', user?: string}} Channel
 * @typedef {{command: string, description: string, usage_hint?: string}} Command
 * @typedef {{name: string, type: 'message' | 'global', callback_id: string, description: string}} Shortcut
 * @typedef {{label: string, offline: boolean}} Planner
 * @typedef {{type: string, block_id?: string, [field: string]: any}} Block
 *
 * @typedef {object} Message A Slack message with the place where it is shown.
 * @property {string} channel
 * @property {string} ts
 * @property {string} [thread_ts]
 * @property {string} [user]
 * @property {string} [bot_id]
 * @property {string} [text]
 * @property {Block[]} [blocks]
 * @property {boolean} [streaming] True while text is still coming in.
 * @property {{id: string, name: string, size: number}[]} [files]
 * @property {string} [ephemeral_to] The only person who sees it.
 * @property {{ts: string}} [edited]
 *
 * @typedef {object} View A modal or an App Home tab.
 * @property {string} id
 * @property {'modal' | 'home'} type
 * @property {string} [hash]
 * @property {string} [callback_id]
 * @property {Block[]} blocks
 * @property {{text: string}} [title]
 * @property {{text: string}} [submit]
 * @property {{text: string}} [close]
 *
 * @typedef {object} WireEntry One exchange with Slack or the model.
 * @property {string | number} id
 * @property {string | number} at
 * @property {string} direction
 * @property {string} name
 * @property {string | number | null} status
 * @property {number | null} ms
 * @property {any} request
 * @property {any} response
 *
 * @typedef {{status: string, loading_messages?: string[]}} Status
 * @typedef {{title?: string, thread_ts?: string, prompts: {title: string, message: string}[]}} Prompts
 *
 * @typedef {{type: 'message', channel: string, ts: string} | {type: 'view', view_id: string}} Container
 *
 * @typedef {object} Surface Where blocks are rendered: who acts, on what, and which inputs there are.
 * @property {Container} container
 * @property {Map<string, import('./surface.js').Field>} fields
 * @property {(action: object) => Promise<void>} act
 * @property {Record<string, Record<string, any>>} [kept] Values typed before the surface was rendered again.
 *
 * @typedef {object} Site Where an element stands.
 * @property {Surface} surface
 * @property {string} blockId
 * @property {boolean} [silent] True in input blocks: nobody is told before the form is submitted.
 * @property {Record<string, any>} [aria] Attributes that tie the element to its label, hint and error.
 */

export {}
