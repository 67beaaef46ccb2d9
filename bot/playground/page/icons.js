/** Line icons on a 20 x 20 grid, and avatars. */

import { h, s } from './dom.js'

const PATHS = {
  hash: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h13M3 12.5h13',
  home: 'M3 9.5 10 3.5l7 6M5 8.5V16h10V8.5M8.5 16v-4h3v4',
  send: 'M3.5 4 17 10 3.5 16l2-6-2-6ZM5.5 10H11',
  close: 'M5 5l10 10M15 5 5 15',
  thread: 'M4 4h12v9H9l-4 3.5V13H4ZM7 7.5h6M7 10h4',
  right: 'M8 5l5 5-5 5',
  eye: 'M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5ZM10 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6',
  wire: 'M3 6h11M11 3l3 3-3 3M17 14H6M9 11l-3 3 3 3',
  plus: 'M10 4v12M4 10h12',
  more: 'M10 5h.01M10 10h.01M10 15h.01',
  up: 'M6.5 9v8H4V9ZM6.5 9l3-6c1.5 0 2 1 1.7 2.500L10.7 8H15c1 0 1.7.8 1.5 1.800l-1 5.500c-.2 1-.9 1.7-1.9 1.700H6.5',
  dislike:
    'M13.5 11V3H16v8ZM13.5 11l-3 6c-1.5 0-2-1-1.7-2.500l.5-2.500H5c-1 0-1.7-.8-1.5-1.800l1-5.500c.2-1 .9-1.7 1.9-1.700h7.1',
  info: 'M10 9v5M10 6h.01M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15',
  warning: 'M10 3 18 16.500H2ZM10 8v4M10 14.300h.01',
  stop: 'M6 6h8v8H6Z',
  check: 'M4.5 10.500l3.5 3.5 7.5-8',
  sort: 'M7 4v12M4 13l3 3 3-3M13 16V4M10 7l3-3 3 3',
  attach: 'M14.500 9 9 14.500a3.300 3.300 0 0 1-4.700-4.700l6.200-6.200a2.200 2.200 0 0 1 3.100 3.100l-6.100 6.100a1.100 1.100 0 0 1-1.600-1.600L11.300 6',
  file: 'M5 2.500h6.500L15 6v11.500H5ZM11.500 2.500V6H15M7.500 10h5M7.500 13h5',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 10.500h6.600L14 6',
}

/** @typedef {keyof typeof PATHS} IconName */

/**
 * Draw an icon; it is hidden from screen readers, so its button needs a label of its own.
 * @param {IconName} name
 */
export function icon(name) {
  return s(
    'svg',
    { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    s('path', { d: PATHS[name] }),
  )
}

/**
 * Draw somebody's avatar: Penny's coin, or the initial of a person.
 * @param {{id: string, name: string, color?: string, bot?: boolean}} user
 * @param {'small' | 'medium' | 'large'} [size]
 */
export function avatar(user, size = 'medium') {
  if (user.bot) {
    return h(
      'span',
      { class: `avatar avatar-${size} avatar-bot`, 'aria-hidden': 'true' },
      s(
        'svg',
        { viewBox: '0 0 36 36' },
        s('circle', { cx: 18, cy: 18, r: 11, fill: 'none', stroke: 'currentColor', 'stroke-width': 2.4 }),
        s('path', {
          d: 'M15 25V12h4.500a4.3 4.3 0 0 1 0 8.600H15',
          fill: 'none',
          stroke: 'currentColor',
          'stroke-width': 2.6,
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
        }),
      ),
    )
  }
  const look = /^#?[0-9a-f]{6}$/i.test(user.color ?? '')
    ? `background:#${(user.color ?? '').replace('#', '')}`
    : null
  return h(
    'span',
    { class: `avatar avatar-${size}`, style: look, 'aria-hidden': 'true' },
    user.name.slice(0, 1),
  )
}
