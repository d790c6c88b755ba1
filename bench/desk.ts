/** A desk over a real store, with conversations whose other side is here too: what the benches of sending and reading work with. */
import { systemClock } from '../main/engine/clock.ts';
import { newId } from '../main/engine/crypto/ids.ts';
import { randomBytes } from '../main/engine/crypto/primitives.ts';
import type { GroupState } from '../main/engine/e2ee/index.ts';
import type { Desk } from '../main/engine/messaging/desk.ts';
import { createGroupStore } from '../main/engine/messaging/group-store.ts';
import { makeProfile } from '../main/engine/profile/sign-up.ts';
import { openStore } from '../main/engine/store/database.ts';
import { addContact } from '../main/engine/store/repositories/contacts.ts';
import { addConversation } from '../main/engine/store/repositories/conversations.ts';
import { createNetwork } from '../main/engine/sync/network.ts';
import { createServiceClient } from '../main/engine/sync/service-client.ts';
import { pairOf } from './mls.ts';

export interface BenchConversation {
  readonly id: string;
  /** The other side's state: its next message is the first that the desk reads. */
  readonly sender: GroupState;
  readonly reader: GroupState;
}

/** `members` in each conversation's group. */
export async function openDesk(
  file: string,
  conversations: number,
  members: number,
): Promise<{ readonly desk: Desk; readonly conversations: readonly BenchConversation[]; close(): void }> {
  const now = Date.now();
  const pairs = [];
  for (let at = 0; at < conversations; at++) pairs.push(await pairOf(members, 'x25519-chacha20', now));
  const [first] = pairs;
  if (first === undefined) throw new Error('a desk has a conversation');
  const store = openStore({ file, dataKey: randomBytes(32), mode: 'create' });
  const { account, device } = makeProfile('therapist', 'Bench', now);
  const groups = createGroupStore(store, first[1].self, systemClock);
  const network = createNetwork({ origin: 'http://127.0.0.1:9' });
  const desk: Desk = {
    store,
    groups,
    network,
    service: createServiceClient(network),
    device,
    account: { ...account, registration: null },
    clock: systemClock,
    troubles: new Map(),
    emit: () => {},
    emitCall: () => {},
    wake: () => {},
  };
  const made = pairs.map(([sender, reader]): BenchConversation => {
    const contact = makeProfile('client', 'Other', now).account;
    const id = newId();
    addContact(store, {
      account: contact.id,
      accountKey: contact.key.publicKey,
      nickname: 'Other',
      label: null,
      practiceName: 'Bench',
      deviceList: contact.deviceList,
      createdAt: now,
    });
    addConversation(store, {
      id,
      contact: contact.id,
      generation: 1,
      state: 'open',
      readUpTo: 0,
      createdAt: now,
      activityAt: now,
    });
    groups.create(id, 1, { state: reader, consumed: [] }, () => {});
    return { id, sender, reader };
  });
  return {
    desk,
    conversations: made,
    close() {
      network.close();
      store.close();
    },
  };
}
