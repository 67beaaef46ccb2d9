/** The middle of the page: a channel or Penny's DM with its two tabs, Messages and Home. */

import { Composer } from './composer.js'
import { h } from './dom.js'
import { homeView } from './home.js'
import { avatar, icon } from './icons.js'
import { MessageList, channelRows } from './message_list.js'
import { promptChips } from './prompts.js'
import { channelById, go, on, place, state, topLevel, userById, workspace } from './store.js'

/** @param {string} name */
const plainName = (name) => name.replace(/^#/, '')

function title() {
  const channel = channelById(place.channel)
  if (channel?.kind === 'im') {
    const penny = userById(workspace.botUser)
    return [avatar(penny, 'small'), h('h1', {}, penny.name), h('span', { class: 'badge' }, 'APP')]
  }
  return [icon('hash'), h('h1', {}, plainName(channel?.name ?? ''))]
}

/** @param {'messages' | 'home'} tab @param {string} label */
const tabButton = (tab, label) =>
  h(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: `tab-${tab}`,
      'aria-selected': String(place.tab === tab),
      'aria-controls': 'pane-body',
      class: 'tab',
      tabindex: place.tab === tab ? '0' : '-1',
      onclick: () => go({ tab, thread: null }),
      onkeydown: (event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        go({ tab: tab === 'home' ? 'messages' : 'home', thread: null })
      },
    },
    label,
  )

function welcome() {
  const channel = channelById(place.channel)
  const penny = userById(workspace.botUser)
  if (channel?.kind === 'im') {
    return h(
      'div',
      { class: 'welcome' },
      avatar(penny, 'large'),
      h('h2', {}, `This is the beginning of your conversation with ${penny.name}`),
      h(
        'p',
        {},
        'Ask about anything to do with your money, in your own words: budgets, spending, bills, goals, debts, ' +
          'investing, prices. Whatever is missing, Penny will ask for.',
      ),
    )
  }
  return h(
    'div',
    { class: 'welcome' },
    h('span', { class: 'welcome-sign' }, icon('hash')),
    h('h2', {}, `Welcome to #${plainName(channel?.name ?? '')}`),
    h(
      'p',
      {},
      `Mention @${penny.name} and you get an answer in a thread. What is private stays between the two of you.`,
    ),
  )
}

/** @returns {{root: HTMLElement, focusComposer: () => void}} the pane, which keeps itself up to date */
export function pane() {
  const header = h('header', { class: 'pane-header' })
  const list = new MessageList('Messages')
  const start = h('div')
  list.root.prepend(start)
  const composer = new Composer((ts, target) => {
    if (ts && channelById(target.channel)?.kind === 'im') go({ thread: ts })
  })
  const chips = h('div', { class: 'chips-place' })
  const messages = h('div', { class: 'messages-tab' }, list.root, chips, composer.root)
  composer.takeDropsOn(messages)
  const home = homeView()
  const body = h('div', { class: 'pane-body', id: 'pane-body' }, messages, home)

  on(['workspace', 'place'], () => {
    const channel = channelById(place.channel)
    const isDm = channel?.kind === 'im'
    const focused = document.activeElement?.id
    header.replaceChildren(
      h('div', { class: 'pane-title' }, ...title()),
      isDm
        ? h(
            'div',
            { class: 'tabs', role: 'tablist', 'aria-label': 'Penny' },
            tabButton('messages', 'Messages'),
            tabButton('home', 'Home'),
          )
        : '',
    )
    if (focused?.startsWith('tab-')) document.getElementById(`tab-${place.tab}`)?.focus()
    if (isDm) body.setAttribute('role', 'tabpanel')
    else body.removeAttribute('role')
    start.replaceChildren(welcome())
    messages.hidden = place.tab === 'home'
    home.hidden = place.tab !== 'home'
    const label = isDm
      ? `Message ${userById(workspace.botUser).name}`
      : `Message #${plainName(channel?.name ?? '')}`
    composer.aim({ channel: place.channel, thread: null, label })
  })
  on(['workspace', 'place', 'messages', 'status'], () =>
    list.update(`${place.me} ${place.channel}`, channelRows(topLevel(place.channel))),
  )
  on(['place', 'prompts'], () => {
    const prompts = state.prompts.get(place.channel)
    chips.replaceChildren(prompts ? promptChips(prompts, (text) => composer.say(text)) : '')
  })
  return { root: h('main', { class: 'pane' }, header, body), focusComposer: () => composer.focus() }
}
