// What stands inside a bubble, top to bottom: who wrote it, what it answers, files, words.

import type { MessageView } from '../../../contract/bridge/views.ts';
import { MessageText } from './MessageText.tsx';

/** A part that a message does not have takes no room. */
export function MessageBody({ message }: { readonly message: MessageView }) {
  return <MessageText text={message.text} />;
}
