/** Conversations: members, handshake log, messages, and the row shown by "What O7 sees". */
import { appendCommit } from '../conversations/commit.ts';
import { createConversation } from '../conversations/create.ts';
import { getEnvelopeRow } from '../conversations/envelope-row.ts';
import { readLog } from '../conversations/read-log.ts';
import { sendMessage } from '../conversations/send-message.ts';
import type { Handlers } from '../http/route.ts';

export const conversationHandlers = {
  'conversations.create': async (context, request, caller) => {
    await createConversation(context, caller, request);
    return {};
  },
  'conversations.commit': (context, request, caller) => appendCommit(context, caller, request),
  'conversations.log': (context, request, caller) => readLog(context, caller, request),
  'messages.send': (context, request, caller) => sendMessage(context, caller, request),
  'messages.row': async (context, request, caller) => ({
    row: await getEnvelopeRow(context, caller, request),
  }),
} satisfies Partial<Handlers>;
