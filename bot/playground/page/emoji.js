/** The emoji shortcodes a finance assistant and its users are likely to write. */

/** Names and characters, in turn. */
const TABLE = `
  +1 👍  thumbsup 👍  -1 👎  thumbsdown 👎  wave 👋  tada 🎉  pray 🙏  raised_hands 🙌  clap 👏
  muscle 💪  point_right 👉  point_down 👇  eyes 👀  thinking_face 🤔  smile 😄
  slightly_smiling_face 🙂  grin 😁  wink 😉  sweat_smile 😅  joy 😂  cry 😢  disappointed 😞
  heart ❤️  sparkles ✨  star ⭐  fire 🔥  rocket 🚀  zap ⚡  bulb 💡  bell 🔔  mag 🔍  moneybag 💰
  money_with_wings 💸  dollar 💵  euro 💶  pound 💷  yen 💴  coin 🪙  credit_card 💳  bank 🏦
  receipt 🧾  chart_with_upwards_trend 📈  chart_with_downwards_trend 📉  bar_chart 📊  abacus 🧮
  calendar 📅  date 📅  spiral_calendar_pad 🗓️  clipboard 📋  memo 📝  pencil 📝  pushpin 📌
  house 🏠  house_with_garden 🏡  car 🚗  airplane ✈️  palm_tree 🌴  mortar_board 🎓  ring 💍
  baby 👶  gift 🎁  pig 🐷  seedling 🌱  umbrella ☔  dart 🎯  trophy 🏆  checkered_flag 🏁
  hourglass_flowing_sand ⏳  hourglass ⌛  stopwatch ⏱️  lock 🔒  key 🔑  link 🔗  gear ⚙️
  warning ⚠️  information_source ℹ️  question ❓  exclamation ❗  x ❌  heavy_check_mark ✔️
  white_check_mark ✅  ballot_box_with_check ☑️  no_entry ⛔  red_circle 🔴
  large_green_circle 🟢  large_yellow_circle 🟡  large_blue_circle 🔵  arrow_right ➡️
  arrow_up ⬆️  arrow_down ⬇️  repeat 🔁  speech_balloon 💬  robot_face 🤖  one 1️⃣  two 2️⃣
  three 3️⃣  four 4️⃣  five 5️⃣
`

const WORDS = TABLE.trim().split(/\s+/)
/** @type {Map<string, string>} */
const EMOJI = new Map()
for (let i = 0; i < WORDS.length; i += 2) EMOJI.set(WORDS[i], WORDS[i + 1])

/**
 * Return the character of a shortcode without its colons, or null when it is not known.
 * @param {string} name
 * @returns {string | null}
 */
export const emoji = (name) => EMOJI.get(name) ?? null

/** @param {string} text @returns {string} text with every known `:shortcode:` replaced */
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name) ?? whole)
