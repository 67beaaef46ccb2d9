/** Small helpers over the DOM. Text always becomes text nodes: nothing here parses HTML. */

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child */

const SVG = 'http://www.w3.org/2000/svg'

/**
 * Set attributes: `onclick` and the like become listeners, `class` may be a list with gaps, true sets an empty
 * attribute, null, undefined and false set none.
 * @param {Element} element
 * @param {Record<string, any>} attributes
 */
function assign(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name === 'class' && Array.isArray(value))
      element.setAttribute('class', value.filter(Boolean).join(' '))
    else if (name === 'value' && 'value' in element) element.value = value
    else element.setAttribute(name, value === true ? '' : String(value))
  }
}

/**
 * @param {Node} parent
 * @param {Child[]} children
 */
function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child)
    else if (child instanceof Node) parent.appendChild(child)
    else if (child !== null && child !== undefined && child !== false)
      parent.appendChild(new Text(String(child)))
  }
}

/**
 * Create an HTML element.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  append(element, children)
  assign(element, attributes)
  return element
}

/**
 * Create an SVG element.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag)
  assign(element, attributes)
  append(element, children)
  return element
}

/**
 * Collect children into a fragment.
 * @param {...Child} children
 * @returns {DocumentFragment}
 */
export function fragment(...children) {
  const result = document.createDocumentFragment()
  append(result, children)
  return result
}

/**
 * Replace all children of `element`.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(fragment(...children))
}

let lastId = 0

/**
 * Return an id that is unique on the page, to tie labels, hints and errors to their inputs.
 * @param {string} prefix
 */
export function uniqueId(prefix) {
  lastId += 1
  return `${prefix}-${lastId}`
}

/**
 * Return the address when it is safe to follow (http, https, mailto), otherwise null.
 * @param {string} address
 * @returns {string | null}
 */
export function safeAddress(address) {
  try {
    const url = new URL(address)
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
