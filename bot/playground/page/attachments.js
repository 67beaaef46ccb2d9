/** Files on their way: chosen with the button or dropped, shown above the text until they are sent. */

import { h } from './dom.js'
import { icon } from './icons.js'

const KILOBYTE = 1000

/** @param {number} size in bytes @returns {string} */
export function fileSize(size) {
  if (size < KILOBYTE) return `${size} B`
  const thousands = size / KILOBYTE
  return thousands < KILOBYTE ? `${Math.round(thousands)} KB` : `${(thousands / KILOBYTE).toFixed(1)} MB`
}

/**
 * Draw a file's name and size; `action` is what stands behind them. One that was shared can be saved.
 * @param {{id?: string, name: string, title?: string, size: number}} file
 * @param {import('./dom.js').Child} [action]
 */
export const fileChip = (file, action) =>
  h(
    file.id ? 'a' : 'span',
    { class: 'file-chip', href: file.id && `/playground/files/${file.id}`, download: file.id && file.name },
    icon('file'),
    h('span', { class: 'file-name' }, file.title || file.name),
    h('span', { class: 'file-size' }, fileSize(file.size)),
    action,
  )

export class Attachments {
  /** @param {() => void} onChange called when files came or went */
  constructor(onChange) {
    this.onChange = onChange
    /** @type {File[]} */
    this.files = []
    this.picker = h('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      'aria-label': 'Files to send',
      onchange: () => {
        this.add(this.picker.files)
        this.picker.value = ''
      },
    })
    this.button = h(
      'button',
      {
        type: 'button',
        class: 'attach',
        'aria-label': 'Attach a file',
        title: 'Attach a file',
        onclick: () => this.picker.click(),
      },
      icon('attach'),
    )
    this.root = h('div', { class: 'attachments', hidden: true })
  }

  /** @param {Iterable<File>} files */
  add(files) {
    this.set([...this.files, ...files])
  }

  /** @param {File[]} files */
  set(files) {
    this.files = files
    this.root.hidden = files.length === 0
    this.root.replaceChildren(
      ...files.map((file) =>
        fileChip(
          file,
          h(
            'button',
            {
              type: 'button',
              class: 'file-remove',
              'aria-label': `Remove ${file.name}`,
              onclick: () => this.set(this.files.filter((other) => other !== file)),
            },
            icon('close'),
          ),
        ),
      ),
    )
    this.onChange()
  }

  /**
   * Take files that are dropped anywhere on `area`.
   * @param {HTMLElement} area
   */
  takeDropsOn(area) {
    const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files')
    area.addEventListener('dragover', (event) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      area.classList.add('drop-here')
    })
    area.addEventListener('dragleave', (event) => {
      if (!area.contains(/** @type {Node | null} */ (event.relatedTarget))) area.classList.remove('drop-here')
    })
    area.addEventListener('drop', (event) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      area.classList.remove('drop-here')
      this.add(event.dataTransfer.files)
    })
  }
}
