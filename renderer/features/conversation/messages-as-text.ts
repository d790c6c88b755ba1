// Messages as plain text for the clipboard.

import type { MessageView } from '../../../contract/bridge/views.ts';
import type { Formats } from '../../i18n/locale.ts';

interface Names {
  readonly me: string;
  readonly other: string;
}

/** One message: its words. Several: each with when and who. */
export function messagesAsText(messages: readonly MessageView[], names: Names, { moment }: Formats): string {
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) return only.text;
  return messages
    .map(({ at, mine, text }) => `${moment(at)}, ${mine ? names.me : names.other}:\n${text}`)
    .join('\n\n');
}
