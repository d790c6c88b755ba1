/** Answers for writing to the operator. */
import type { ContactView } from '../../../contract/bridge/channels/contact.ts';
import { AppError, type ErrorReport } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Desk } from '../messaging/desk.ts';
import type { Profile } from '../profile/profile.ts';
import {
  addContactMessage,
  hideContactMessage,
  listContactMessages,
  type StoredContact,
} from '../store/repositories/contact.ts';
import { inTransaction } from '../store/statement.ts';
import { composeContact } from './composing.ts';
import { contactTrouble, seeToContacts } from './handing-in.ts';
import { createContactMemory } from './in-memory.ts';

/** What fails here and is not the service's part meets the connection's own round, which says so. */
function begin(desk: Desk): void {
  seeToContacts(desk).catch(() => desk.wake());
}

function toView(stored: StoredContact, trouble: ErrorReport | null, inMemory: boolean): ContactView {
  const { id, madeAt, words, reply, sentAt, answer, answeredAt } = stored;
  return {
    id,
    madeAt,
    words,
    reply,
    sentAt,
    trouble: sentAt === null ? trouble : null,
    inMemory,
    answer: answer === null || answeredAt === null ? null : { text: answer, at: answeredAt },
  };
}

export function contactHandlers(profile: Profile): HandlersOf<'contact'> {
  const memory = createContactMemory(profile.makeNetwork, () => profile.emit('contact.changed', {}));
  /** Null before sign-up, while locked, and in the sample practice: there nothing of the person's is written. */
  const openDesk = () => {
    const status = profile.status();
    return status.state === 'open' && status.sampleNow === undefined ? profile.getOpen().desk : null;
  };
  return {
    'contact.send': (asked) => {
      const status = profile.status();
      if (status.state === 'open' && status.sampleNow !== undefined)
        throw new AppError('sample.notConnected');
      const desk = openDesk();
      const made = composeContact(asked, profile.clock.now());
      if (desk === null) {
        if (asked.reply.kind === 'app') throw new AppError('request.invalid');
        memory.add(made);
        return toView(made, null, true);
      }
      inTransaction(desk.store, () => addContactMessage(desk.store, made));
      begin(desk);
      return toView(made, null, false);
    },
    'contact.list': () => {
      const desk = openDesk();
      const held = memory.list().map(({ stored, trouble }) => toView(stored, trouble, true));
      if (desk === null) return { messages: held };
      const own = listContactMessages(desk.store);
      // Somebody looks: what waits is tried again, and an answer may be there.
      if (own.some(({ sentAt, replyKey }) => sentAt === null || replyKey !== null)) begin(desk);
      return { messages: [...held, ...own.map((one) => toView(one, contactTrouble(desk.store), false))] };
    },
    'contact.remove': ({ id }) => {
      const desk = openDesk();
      if (memory.remove(id) || desk === null) return {};
      inTransaction(desk.store, () => hideContactMessage(desk.store, id));
      desk.emit('contact.changed', {});
      begin(desk);
      return {};
    },
  };
}
