/** One message: who wrote it and when, its text or blocks, and the way into its thread. */

import { renderBlocks } from './blocks.js'
import { fileChip } from './attachments.js'
import { h } from './dom.js'
import { isEdited } from './editing.js'
import { avatar, icon } from './icons.js'
import { messageEditor } from './message_edit.js'
import { messageTools } from './message_tools.js'
import { mrkdwn, plain } from './mrkdwn.js'
import { richPlain } from './rich_text.js'
import { author, go, isBot, place, repliesTo, statusOf, titleOf, userById } from './store.js'
import { statusRow } from './status.js'
import { surface } from './surface.js'
import { clockTime, fullTime } from './times.js'

/** @typedef {import('./types.js').Message} Message */

/** @param {Message} message */
function body(message) {
  const blocks = message.blocks ?? []
  const on = surface({ type: 'message', channel: message.channel, ts: message.ts })
  return h(
    'div',
    { class: ['message-body', message.streaming && 'streaming'] },
    blocks.length ? renderBlocks(blocks, on) : mrkdwn(message.text ?? ''),
    message.files?.length && h('div', { class: 'files' }, message.files.map((file) => fileChip(file))),
    message.edited && !isBot(message) && h('span', { class: 'edited' }, '(edited)'),
  )
}

/** What only one person sees is no reply. @param {Message[]} replies */
export function replyCount(replies) {
  const count = replies.filter((reply) => !reply.ephemeral_to).length
  if (count === 0) return 'Only visible to you'
  return count === 1 ? '1 reply' : `${count} replies`
}

/** @param {Message} message */
function threadLink(message) {
  const replies = repliesTo(message.channel, message.ts)
  if (replies.length === 0) return null
  const people = [...new Map(replies.map((reply) => [author(reply).id, author(reply)])).values()]
  const count = replyCount(replies)
  const title = titleOf(message.channel, message.ts)
  return h(
    'button',
    { type: 'button', class: 'thread-link', onclick: () => go({ thread: message.ts }) },
    people.slice(0, 4).map((person) => avatar(person, 'small')),
    title && h('span', { class: 'thread-title' }, title),
    h('b', {}, count),
    h('span', { class: 'thread-when' }, `Last reply ${clockTime(replies[replies.length - 1].ts)}`),
    h('span', { class: 'thread-view' }, 'View thread'),
    icon('right'),
  )
}

/** @param {Message} message */
function head(message) {
  const person = author(message)
  return h(
    'div',
    { class: 'message-head' },
    h('b', { class: 'message-author' }, person.name),
    person.bot && h('span', { class: 'badge' }, 'APP'),
    h('time', { class: 'message-time', title: fullTime(message.ts) }, clockTime(message.ts)),
  )
}

/** @param {Message} message */
const ephemeralNote = (message) =>
  message.ephemeral_to && h('div', { class: 'ephemeral-note' }, icon('eye'), 'Only visible to you')

/**
 * Draw a message.
 * @param {Message} message
 * @param {{compact: boolean, linked: boolean}} options `compact` leaves out the author, who wrote the one before
 * as well; `linked` shows the way into the thread.
 */
export function drawMessage(message, { compact, linked }) {
  const person = author(message)
  const status = linked && place.thread !== message.ts ? statusOf(message.channel, message.ts) : undefined
  const gutter = compact
    ? h('time', { class: 'message-time gutter-time', title: fullTime(message.ts) }, clockTime(message.ts))
    : avatar(person)
  return h(
    'article',
    {
      class: ['message', compact && 'message-compact', message.ephemeral_to && 'message-ephemeral'],
      'data-ts': message.ts,
      tabindex: '-1',
      'aria-label': `${person.name}, ${clockTime(message.ts)}`,
    },
    h('div', { class: 'message-gutter' }, gutter),
    h(
      'div',
      { class: 'message-main' },
      ephemeralNote(message),
      !compact && head(message),
      isEdited(message, !linked) ? messageEditor(message) : body(message),
      linked && threadLink(message),
      status && statusRow(status),
    ),
    !isEdited(message, !linked) && messageTools(message, linked),
  )
}

/** @param {any} block @returns {string} */
const blockText = (block) =>
  [
    block.type === 'rich_text' ? richPlain(block) : plain(block.text),
    ...(block.fields ?? []).map(plain),
    block.title && plain(block.title),
  ]
    .filter(Boolean)
    .join(' ')

/**
 * Return a message as it is read out: its text, which says what the blocks say, as in Slack.
 * @param {Message} message
 */
export function spoken(message) {
  const text = message.text || (message.blocks ?? []).map(blockText).filter(Boolean).join('. ')
  const files = (message.files ?? []).map((file) => file.name).join(', ')
  const said = [text, files].filter(Boolean).join('. ')
  const clean = said.replace(/<@(\w+)>/g, (_, id) => userById(id).name).replace(/[*_~`#|]/g, '')
  return `${author(message).name}: ${clean.slice(0, 400)}`
}
