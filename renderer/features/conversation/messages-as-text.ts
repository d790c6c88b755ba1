// Messages as plain text for the clipboard.

import type { MessageView } from '../../../contract/bridge/views.ts';
import type { Formats } from '../../i18n/locale.ts';

interface Names {
  readonly me: string;
  readonly other: string;
  /** How a line came, where that has to be said. */
  readonly markOf: (message: MessageView) => string | null;
}

/** One message: its words. Several: each with when and who. */
export function messagesAsText(messages: readonly MessageView[], names: Names, { moment }: Formats): string {
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) return only.text;
  return messages
    .map((message) => {
      const mark = names.markOf(message);
      const who = message.mine ? names.me : names.other;
      return `${moment(message.at)}, ${who}${mark === null ? '' : ` (${mark})`}:\n${message.text}`;
    })
    .join('\n\n');
}
