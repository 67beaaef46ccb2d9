/** Slack timestamps as people read them, in the zone and language of whoever looks. */

import { place, userById } from './store.js'

/** @param {string} ts @returns {Date} */
export const dateOf = (ts) => new Date(Number(ts) * 1000)

/** @param {Date} date @param {Intl.DateTimeFormatOptions} options */
function written(date, options) {
  const { locale, tz } = userById(place.me)
  return date.toLocaleString(locale?.replace('_', '-') ?? [], { ...options, timeZone: tz })
}

/** @param {string} ts */
export const clockTime = (ts) => written(dateOf(ts), { hour: 'numeric', minute: '2-digit' })

/** @param {string} ts */
export const fullTime = (ts) => written(dateOf(ts), { dateStyle: 'full', timeStyle: 'medium' })

/** @param {Date} date @returns {string} the same for all moments of one day */
const dayKey = (date) => written(date, { year: 'numeric', month: '2-digit', day: '2-digit' })

/** @param {string} ts @returns {string} "Today", "Yesterday" or the date */
export function dayName(ts) {
  const date = dateOf(ts)
  const now = new Date()
  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  if (dayKey(date) === dayKey(now)) return 'Today'
  if (dayKey(date) === dayKey(yesterday)) return 'Yesterday'
  return written(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** @param {string} ts */
export const dayOf = (ts) => dayKey(dateOf(ts))
