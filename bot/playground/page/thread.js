/** The panel on the right: one thread with its replies, what Penny is doing there, and a composer. */

import { Composer } from './composer.js'
import { h } from './dom.js'
import { icon } from './icons.js'
import { MessageList, threadRows } from './message_list.js'
import { statusRow } from './status.js'
import { channelById, go, messageAt, on, place, repliesTo, statusOf, titleOf, userById, workspace } from './store.js'

/** @returns {{root: HTMLElement, focusComposer: () => void}} the panel, which keeps itself up to date */
export function threadPanel() {
  const list = new MessageList('Thread')
  const composer = new Composer(() => {})
  const heading = h('h1', {}, 'Thread')
  const where = h('span', { class: 'thread-where' })
  const close = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Close thread',
      onclick: () => go({ thread: null }),
    },
    icon('close'),
  )
  const root = h(
    'aside',
    {
      class: 'thread',
      'aria-label': 'Thread',
      hidden: true,
      onkeydown: (event) => {
        const inList =
          !composer.root.contains(event.target) && !event.target.closest('[popover], input, textarea, select')
        if (event.key === 'Escape' && inList) go({ thread: null })
      },
    },
    h(
      'header',
      { class: 'pane-header' },
      h('div', { class: 'pane-title' }, heading, where),
      close,
    ),
    list.root,
    composer.root,
  )
  composer.takeDropsOn(root)
  let shown = ''

  on(['workspace', 'place', 'messages'], () => {
    const open = place.thread !== null && place.tab === 'messages'
    root.hidden = !open
    const key = open ? `${place.me} ${place.channel} ${place.thread}` : ''
    if (open && place.thread) {
      const channel = channelById(place.channel)
      heading.textContent = titleOf(place.channel, place.thread) || 'Thread'
      where.textContent =
        channel?.kind === 'im'
          ? userById(workspace.botUser).name
          : `#${(channel?.name ?? '').replace(/^#/, '')}`
      list.update(
        key,
        threadRows(messageAt(place.channel, place.thread), repliesTo(place.channel, place.thread)),
      )
      composer.aim({ channel: place.channel, thread: place.thread, label: 'Reply…' })
    }
    if (key && key !== shown) composer.focus()
    shown = key
  })
  on(['place', 'messages', 'status'], () => {
    const status = place.thread ? statusOf(place.channel, place.thread) : undefined
    list.foot.replaceChildren(status ? statusRow(status) : '')
    list.follow()
  })
  on(['workspace', 'place', 'session'], () => composer.offerStop())
  return { root, focusComposer: () => composer.focus() }
}
