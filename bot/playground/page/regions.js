/** F6 moves from one part of the page to the next, Shift+F6 back, as in Slack. */

const REGIONS = ['.sidebar', '.list:not(.thread .list)', '.home', '.pane .composer', '.thread', '.wire', '.topbar']

/** Where one lands in a region: the first of these that it has. */
const LANDINGS = ['.composer-input', '[aria-current]', 'button:not(:disabled), a[href]']

/** @param {Element} region */
const isShown = (region) => region instanceof HTMLElement && region.offsetParent !== null

/** @param {Element} region */
function enter(region) {
  const target = region.matches('[tabindex="0"]')
    ? region
    : LANDINGS.map((selector) => region.querySelector(selector)).find(Boolean)
  if (target instanceof HTMLElement) target.focus()
}

export function followF6() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || document.querySelector('dialog[open]')) return
    event.preventDefault()
    const shown = REGIONS.flatMap((selector) => [...document.querySelectorAll(selector)]).filter(isShown)
    const at = shown.findIndex((region) => region.contains(document.activeElement))
    const step = event.shiftKey ? -1 : 1
    enter(shown[(at + step + shown.length) % shown.length])
  })
}
