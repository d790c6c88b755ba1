/** Answers for a conversation's lines, for what is told of reading and typing, and for what the practice settles. */
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { listPinned } from '../store/repositories/marks.ts';
import { editMessage, eraseForAll } from './changing-own.ts';
import { deleteMessages, undoDelete } from './deleting.ts';
import { markMessage, viewStarred } from './marking.ts';
import { readAround, readPage } from './reading.ts';
import { setOwnRule, viewOwnRule } from './record-rule.ts';
import { noteTyping, setTelling } from './telling.ts';
import { getTelling } from './telling-settings.ts';
import { writeMessage } from './writing.ts';

export function messagesHandlers(profile: Profile): HandlersOf<'messages' | 'telling' | 'practice'> {
  const desk = () => profile.getOpen().desk;
  return {
    'messages.list': (request) => readPage(desk(), request),
    'messages.around': (request) => readAround(desk(), request),
    'messages.send': (written) => writeMessage(desk(), written),
    'messages.edit': (edit) => editMessage(desk(), edit),
    'messages.eraseForAll': (chosen) => {
      eraseForAll(desk(), chosen);
      return {};
    },
    'messages.mark': (marks) => markMessage(desk(), marks),
    'messages.listStarred': (request) => viewStarred(desk(), request),
    'messages.listPinned': ({ conversation }) => {
      const { store } = desk();
      getConversation(store, conversation);
      return { messages: [...listPinned(store, conversation)] };
    },
    'messages.delete': (chosen) => deleteMessages(desk(), chosen),
    'messages.undoDelete': (chosen) => undoDelete(desk(), chosen),

    'practice.get': () => ({ chat: viewOwnRule(desk()).chat }),
    'practice.set': ({ chat }) => ({ chat: setOwnRule(desk(), chat).chat }),

    'telling.get': () => getTelling(desk().store),
    'telling.set': (telling) => setTelling(desk(), telling),
    'telling.typing': (typed) => {
      noteTyping(desk(), typed);
      return {};
    },
  };
}
