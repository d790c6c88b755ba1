/** Conversations: members, handshake log, messages, and the row shown by "What O7 sees". */
import { passAsk } from '../conversations/ask.ts';
import { appendCommit } from '../conversations/commit.ts';
import { createConversation } from '../conversations/create.ts';
import { getEnvelopeRow } from '../conversations/envelope-row.ts';
import { leaveConversation, setMembers } from '../conversations/members.ts';
import { passMessage } from '../conversations/pass-message.ts';
import { readLog } from '../conversations/read-log.ts';
import { sendMessage } from '../conversations/send-message.ts';
import type { Handlers } from '../http/route.ts';

export const conversationHandlers = {
  'conversations.create': async (context, request, caller) => {
    await createConversation(context, caller, request);
    return {};
  },
  'conversations.setMembers': async (context, request, caller) => {
    await setMembers(context, caller, request);
    return {};
  },
  'conversations.leave': async (context, request, caller) => {
    await leaveConversation(context, caller, request);
    return {};
  },
  'conversations.commit': (context, request, caller) => appendCommit(context, caller, request),
  'conversations.ask': async (context, request, caller) => {
    await passAsk(context, caller, request.ask);
    return {};
  },
  'conversations.log': (context, request, caller) => readLog(context, caller, request),
  'messages.pass': (context, request, caller) => passMessage(context, caller, request),
  'messages.send': (context, request, caller) => sendMessage(context, caller, request),
  'messages.row': async (context, request, caller) => ({
    row: await getEnvelopeRow(context, caller, request),
  }),
} satisfies Partial<Handlers>;
