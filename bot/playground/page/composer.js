/** Where one writes: Enter sends, Shift+Enter makes a line, "/" offers the commands. */

import * as api from './api.js'
import { Attachments } from './attachments.js'
import { h } from './dom.js'
import { edit } from './editing.js'
import { icon } from './icons.js'
import { commandHint, hasShortcuts, shortcutsMenu } from './shortcuts.js'
import { isBot, isWorking, place, repliesTo, topLevel, workspace } from './store.js'
import { Suggestions } from './suggestions.js'
import { report } from './surface.js'
import { toast } from './toast.js'

/** @typedef {{channel: string, thread: string | null, label: string}} Target */

const TALLEST_PX = 220

/** What was typed and not sent, by person and place. @type {Map<string, string>} */
const drafts = new Map()

export class Composer {
  /** @param {(ts: string | undefined, target: Target) => void} onSent called with the ts of the message */
  constructor(onSent) {
    this.onSent = onSent
    /** @type {Target} */
    this.target = { channel: '', thread: null, label: '' }
    this.key = ''
    this.input = h('textarea', {
      class: 'composer-input',
      rows: 1,
      spellcheck: 'true',
      'aria-label': 'Message',
      onkeydown: (event) => this.pressed(event),
      oninput: () => this.typed(),
    })
    this.suggestions = new Suggestions(this.input)
    this.hint = h('div', { class: 'command-hint', hidden: true, role: 'status' })
    this.shortcuts = shortcutsMenu()
    this.attachments = new Attachments(() => this.typed())
    this.button = h(
      'button',
      { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send' },
      icon('send'),
    )
    this.stopButton = h(
      'button',
      { type: 'button', class: 'stop', hidden: true, onclick: () => this.stop() },
      icon('stop'),
      'Stop',
    )
    this.root = h(
      'form',
      {
        class: 'composer',
        onsubmit: (event) => {
          event.preventDefault()
          this.send()
        },
      },
      this.suggestions.root,
      this.hint,
      this.attachments.root,
      h(
        'div',
        { class: 'composer-box' },
        this.shortcuts,
        this.attachments.button,
        this.attachments.picker,
        this.input,
        this.stopButton,
        this.button,
      ),
    )
  }

  /** @param {Target} target */
  aim(target) {
    const key = [place.me, target.channel, target.thread].join(' ')
    this.target = target
    this.shortcuts.hidden = !hasShortcuts()
    this.input.placeholder = target.label
    this.input.setAttribute('aria-label', target.label)
    if (key === this.key) return
    this.key = key
    this.attachments.set([])
    this.write(drafts.get(key) ?? '')
  }

  /** Take files that are dropped anywhere on `area`. @param {HTMLElement} area */
  takeDropsOn(area) {
    this.attachments.takeDropsOn(area)
  }

  focus() {
    this.input.focus()
  }

  /** Show the Stop button as long as Penny is at work here. */
  offerStop() {
    const { channel, thread } = this.target
    const hadFocus = document.activeElement === this.stopButton
    this.stopButton.hidden = !isWorking(channel, thread)
    if (hadFocus && this.stopButton.hidden) this.focus()
  }

  /** The button goes when Penny says that she has stopped. */
  async stop() {
    const { channel, thread } = this.target
    if (thread !== null) report(await api.stop({ user: place.me, channel, thread_ts: thread }))
  }

  /** @param {string} text */
  write(text) {
    this.input.value = text
    this.suggestions.close()
    this.typed()
  }

  typed() {
    drafts.set(this.key, this.input.value)
    const hint = commandHint(this.input.value)
    this.hint.replaceChildren(...hint)
    this.hint.hidden = hint.length === 0
    this.button.disabled = this.input.value.trim() === '' && this.attachments.files.length === 0
    this.input.style.height = 'auto'
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST_PX)}px`
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing || this.suggestions.handle(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      this.send()
    } else if (event.key === 'ArrowUp' && this.input.value === '') this.editLast(event)
  }

  /** Change what one wrote last here, as in Slack. @param {KeyboardEvent} event */
  editLast(event) {
    const { channel, thread } = this.target
    const written = thread ? repliesTo(channel, thread) : topLevel(channel)
    const own = written.filter((message) => message.user === place.me && !isBot(message)).at(-1)
    if (!own) return
    event.preventDefault()
    edit(own, thread !== null)
  }

  async send() {
    const text = this.input.value.trim()
    const sendsFiles = this.attachments.files.length > 0
    if (text === '' && !sendsFiles) return
    if (text.startsWith('/') && !sendsFiles) await this.command(text)
    else await this.say(text)
  }

  /** Send a text, from the composer or from a suggested prompt. @param {string} text */
  async say(text) {
    const { target, key } = this
    const { files } = this.attachments
    this.write('')
    this.attachments.set([])
    const message = {
      user: place.me,
      channel: target.channel,
      text,
      ...(target.thread ? { thread_ts: target.thread } : {}),
    }
    const answer = files.length ? await api.shareFiles(message, files) : await api.sendMessage(message)
    report(answer)
    if (answer.ok) this.onSent(answer.ts, target)
    else if (key === this.key) {
      this.write(text)
      this.attachments.set(files)
    }
  }

  /** @param {string} text */
  async command(text) {
    const [command, ...rest] = text.split(' ')
    if (this.target.thread)
      return toast(`${command} does not work in threads. Write it in the conversation itself.`)
    if (!workspace.commands.some((known) => known.command === command))
      return toast(`${command} is not a valid command.`)
    this.write('')
    report(
      await api.runCommand({
        user: place.me,
        channel: this.target.channel,
        command,
        text: rest.join(' ').trim(),
      }),
    )
    return undefined
  }
}
