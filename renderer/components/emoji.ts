// Emoji for warm everyday use, by group. No weapons, no mockery; nothing that only new systems can draw.

const split = (texts: string): readonly string[] =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(texts.replaceAll(' ', ''))].map(
    ({ segment }) => segment,
  );

/** The groups in the order they are shown; names stand in the catalogues. */
export const emojiGroups = {
  faces: split(
    '🙂 😊 😀 😄 😁 😅 😂 🙃 😉 😌 🥰 😍 🤗 🤔 😐 😶 😏 🙄 😬 😔 😕 🙁 😟 😢 😭 😥 😓 😰 😨 😳 🥺 😴 😪 🤒 😤 😡 😇 🥳',
  ),
  hands: split('👍 👎 👌 🙏 👋 🤝 👏 🙌 💪 ✋ 🤞 🤲 👐 👉 👈 ☝️ 🙋 🤷'),
  hearts: split('❤️ 🧡 💛 💚 💙 💜 🤍 🖤 🤎 💔 💗 💕 ✨ ⭐ 🌟 💫 🎉 🎈'),
  nature: split('🌱 🌿 🍀 🌳 🌴 🌵 🌷 🌹 🌻 🌼 🍂 🍃 ☀️ 🌤️ ☁️ 🌧️ ❄️ 🌈 🌙 🌊 🐦 🕊️ 🐱 🐶 🦋 🐢 🐟 🐝'),
  food: split('☕ 🍵 🥤 💧 🍞 🧀 🥗 🍲 🍚 🍕 🍎 🍊 🍌 🍇 🍉 🍓 🌶️ 🍯 🍫 🍰 🎂 🍪'),
  things: split('🏠 🛏️ 🚿 🚶 🏃 🧘 🚲 🚌 🚗 ✈️ 📅 ⏰ ⌛ 📖 📝 ✏️ 📷 🎵 🎧 🎨 🧩 💡 🔑 🎁 📞 💬 ✅ ❓'),
} as const;

/** Name of a group. */
export type EmojiGroup = keyof typeof emojiGroups;
