/** The "+" beside the composer: what Penny offers wherever one is. */

import * as api from './api.js'
import { h } from './dom.js'
import { icon } from './icons.js'
import { menuButton } from './menu.js'
import { place, userById, workspace } from './store.js'
import { report } from './surface.js'

/** @returns {HTMLElement} the button, hidden as long as there is nothing to choose */
export function shortcutsMenu() {
  const offered = () => workspace.shortcuts.filter(({ type }) => type === 'global')
  const items = () =>
    offered().map(({ name, description, callback_id: callback }) => ({
      label: name,
      note: description,
      act: async () => report(await api.shortcut({ user: place.me, callback_id: callback })),
    }))
  return menuButton({
    label: 'Shortcuts',
    sign: icon('plus'),
    look: 'attach',
    groups: () => [{ title: userById(workspace.botUser).name, items: items() }],
  })
}

/** Whether Penny has any shortcut that works everywhere. */
export const hasShortcuts = () => workspace.shortcuts.some(({ type }) => type === 'global')

/**
 * The line that reminds of a command's usage while its words are typed.
 * @param {string} typed
 */
export function commandHint(typed) {
  const [, name] = /^(\/[\w-]+)\s/.exec(typed) ?? []
  const known = workspace.commands.find(({ command }) => command === name)
  return known
    ? [h('b', {}, known.command), h('span', { class: 'usage' }, known.usage_hint ?? ''), known.description]
    : []
}
