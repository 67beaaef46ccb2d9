/** Telling Penny what was pressed or chosen. */

import { confirmed } from './confirm.js'

/**
 * Send an action, after its confirmation dialog when it has one; silent sites send nothing.
 * @param {any} element
 * @param {import('./types.js').Site} site
 * @param {object} what the fields of the action besides its identity
 */
export async function send(element, site, what) {
  if (site.silent || (element.confirm && !(await confirmed(element.confirm)))) return
  await site.surface.act({
    type: element.type,
    block_id: site.blockId,
    action_id: element.action_id,
    ...what,
  })
}
