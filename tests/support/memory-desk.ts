/** A desk over a store in memory, without a service: for what a use case does with its own store and its outbox. */
import type { Clock } from '../../main/engine/clock.ts';
import { newId } from '../../main/engine/crypto/ids.ts';
import type { Desk } from '../../main/engine/messaging/desk.ts';
import type { NewProfile } from '../../main/engine/profile/sign-up.ts';
import { openMemoryStore } from '../../main/engine/store/database.ts';
import { putAccount, putDevice, putPracticeName } from '../../main/engine/store/repositories/account.ts';
import { addContact } from '../../main/engine/store/repositories/contacts.ts';
import {
  addConversation,
  type ConversationState,
} from '../../main/engine/store/repositories/conversations.ts';

export interface MemoryDesk extends Desk {
  /** Events told to the window, oldest first. */
  readonly told: string[];
}

/** Knows `others` as contacts; there is no conversation yet. */
export function memoryDesk(me: NewProfile, others: readonly NewProfile[], clock: Clock): MemoryDesk {
  const store = openMemoryStore();
  const account = { ...me.account, registration: null };
  putAccount(store, account);
  putDevice(store, me.device);
  putPracticeName(store, 'Nile Practice');
  for (const other of others)
    addContact(store, {
      account: other.account.id,
      accountKey: other.account.key.publicKey,
      nickname: other.account.nickname,
      label: null,
      practiceName: 'Nile Practice',
      deviceList: other.account.deviceList,
      createdAt: clock.now(),
    });
  const told: string[] = [];
  const absent = {} as never;
  return {
    ...{ store, clock, account, told },
    ...{ network: absent, service: absent, groups: absent },
    device: me.device,
    troubles: new Map(),
    emit: (name) => void told.push(name),
    emitCall: () => {},
    wake: () => {},
  };
}

/** A conversation of two; `id`: as the other side knows it. */
export function openPair(
  desk: Desk,
  contact: NewProfile,
  { id = newId(), state = 'open' }: { readonly id?: string; readonly state?: ConversationState } = {},
): string {
  const now = desk.clock.now();
  addConversation(desk.store, {
    ...{ id, state, contact: contact.account.id },
    ...{ generation: 1, readUpTo: 0, createdAt: now, activityAt: now },
  });
  return id;
}

/** The conversation among this person's own computers. */
export function openOwn(desk: Desk): string {
  const now = desk.clock.now();
  const id = newId();
  addConversation(desk.store, {
    ...{ id, kind: 'own', state: 'open' },
    ...{ generation: 1, readUpTo: 0, createdAt: now, activityAt: now },
  });
  return id;
}
