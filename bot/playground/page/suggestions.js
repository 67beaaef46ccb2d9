/** What the composer suggests while somebody types: slash commands and people. */

import { h, uniqueId } from './dom.js'
import { avatar } from './icons.js'
import { userById, workspace } from './store.js'

/** @typedef {{insert: string, draw: () => Node[]}} Suggestion */

/** @param {string} typed @returns {Suggestion[]} */
function commands(typed) {
  return workspace.commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, description, usage_hint: hint }) => ({
      insert: `${command} `,
      draw: () => [
        h('b', {}, command),
        hint && h('span', { class: 'usage' }, hint),
        h('span', { class: 'about' }, description),
      ],
    }))
}

/** @param {string} typed @returns {Suggestion[]} */
function people(typed) {
  const known = new Set([workspace.botUser, ...workspace.users.map((user) => user.id)])
  return [...known]
    .map(userById)
    .filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .map((user) => ({ insert: `@${user.name} `, draw: () => [avatar(user, 'small'), h('b', {}, user.name)] }))
}

/**
 * Return what fits the text before the caret, and where the part begins that it would replace.
 * @param {string} before
 * @returns {{start: number, found: Suggestion[]}}
 */
function suggest(before) {
  if (/^\/\w*$/.test(before)) return { start: 0, found: commands(before) }
  const name = /(?:^|\s)@(\w*)$/.exec(before)
  return name
    ? { start: before.length - name[1].length - 1, found: people(name[1]) }
    : { start: 0, found: [] }
}

/** A listbox above a textarea; the textarea keeps the focus, as the combobox pattern asks. */
export class Suggestions {
  /** @param {HTMLTextAreaElement} input */
  constructor(input) {
    this.input = input
    this.id = uniqueId('suggestions')
    this.root = h('div', {
      class: 'suggestions',
      id: this.id,
      role: 'listbox',
      'aria-label': 'Suggestions',
      hidden: true,
    })
    this.current = 0
    this.start = 0
    /** @type {Suggestion[]} */
    this.found = []
    const aria = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': this.id,
    }
    Object.entries(aria).forEach(([name, value]) => input.setAttribute(name, value))
    input.addEventListener('input', () => this.refresh())
    input.addEventListener('blur', () => this.close())
  }

  refresh() {
    const { start, found } = suggest(this.input.value.slice(0, this.input.selectionStart))
    Object.assign(this, { start, found, current: 0 })
    this.draw()
  }

  close() {
    this.found = []
    this.draw()
  }

  draw() {
    const open = this.found.length > 0
    this.root.hidden = !open
    this.input.setAttribute('aria-expanded', String(open))
    this.root.replaceChildren(
      ...this.found.map((suggestion, i) =>
        h(
          'div',
          {
            class: 'suggestion',
            role: 'option',
            id: `${this.id}-${i}`,
            'aria-selected': String(i === this.current),
            // The press must not take the focus away from the textarea.
            onpointerdown: (event) => {
              event.preventDefault()
              this.accept(i)
            },
          },
          suggestion.draw(),
        ),
      ),
    )
    if (open) this.input.setAttribute('aria-activedescendant', `${this.id}-${this.current}`)
    else this.input.removeAttribute('aria-activedescendant')
  }

  /** Whether all of the chosen suggestion is typed already: Enter then sends it. */
  isComplete() {
    return (
      this.input.value.slice(this.start, this.input.selectionStart) ===
      this.found[this.current].insert.trimEnd()
    )
  }

  /** @param {number} i */
  accept(i) {
    const { input, start } = this
    input.setRangeText(this.found[i].insert, start, input.selectionStart, 'end')
    this.close()
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /**
   * Take a key that belongs to the list; false when it does not.
   * @param {KeyboardEvent} event
   */
  handle(event) {
    if (this.found.length === 0) return false
    const steps = { ArrowDown: 1, ArrowUp: -1 }
    if (event.key in steps) {
      this.current = (this.current + steps[event.key] + this.found.length) % this.found.length
      this.draw()
    } else if (event.key === 'Enter' && this.isComplete()) return false
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) this.accept(this.current)
    else if (event.key === 'Escape') this.close()
    else return false
    event.preventDefault()
    return true
  }
}
