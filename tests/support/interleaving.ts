/** Four devices of two people over a service in memory: they write, renew keys, lose requests and answers, wait, and start again, in an order that a seed gives. */
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { systemClock } from '../../main/engine/clock.ts';
import { newId } from '../../main/engine/crypto/ids.ts';
import { updateKeys } from '../../main/engine/e2ee/index.ts';
import { createDevice, signDeviceList } from '../../main/engine/keys/identity.ts';
import type { Desk } from '../../main/engine/messaging/desk.ts';
import { drain } from '../../main/engine/messaging/drain.ts';
import { makeSelf } from '../../main/engine/messaging/group-rules.ts';
import { createGroupStore } from '../../main/engine/messaging/group-store.ts';
import { makeKeyPackages } from '../../main/engine/messaging/key-packages.ts';
import { writeMessage } from '../../main/engine/messaging/writing.ts';
import { makeProfile } from '../../main/engine/profile/sign-up.ts';
import { openMemoryStore, type Store } from '../../main/engine/store/database.ts';
import {
  type Account,
  type Device,
  putAccount,
  putDevice,
} from '../../main/engine/store/repositories/account.ts';
import { addContact } from '../../main/engine/store/repositories/contacts.ts';
import { addConversation, getConversation } from '../../main/engine/store/repositories/conversations.ts';
import { addToInbox } from '../../main/engine/store/repositories/inbox.ts';
import { getRows, inTransaction } from '../../main/engine/store/statement.ts';
import { type Fault, ModelRelay } from './model-relay.ts';
import { seededRandom } from './seeded-random.ts';

/** What a run came to, as each device has it, in the order of its list. */
export interface Outcome {
  readonly written: readonly string[];
  readonly histories: readonly (readonly string[])[];
  readonly epochs: number;
  readonly faults: number;
}

interface Seat {
  readonly store: Store;
  readonly account: Account;
  readonly device: Device;
  desk: Desk;
}

function sit(store: Store, account: Account, device: Device): Desk {
  const groups = createGroupStore(store, makeSelf(store, account, device), systemClock);
  const absent = {} as never;
  return {
    store,
    groups,
    account,
    device,
    network: absent,
    service: absent,
    clock: systemClock,
    troubles: new Map(),
    emit: () => {},
    wake: () => {},
  };
}

/** Two accounts of two devices each, all on their accounts' lists from the start. */
async function seatAll(conversation: string, relay: ModelRelay): Promise<readonly Seat[]> {
  const now = Date.now();
  const people = (['therapist', 'client'] as const).map((role) => {
    const made = makeProfile(role, role, now);
    const second = createDevice(made.account.id, made.account.key, now);
    const { key, id, deviceList } = made.account;
    const list = signDeviceList(key, id, [made.device.entry, second.entry], deviceList);
    const account: Account = { ...made.account, deviceList: list, registration: null };
    return { account, devices: [made.device, second] };
  });
  const seats: Seat[] = [];
  for (const { account, devices } of people) {
    const other = people.find((one) => one.account !== account)?.account;
    if (other === undefined) throw new Error('two people');
    for (const device of devices) {
      const store = openMemoryStore();
      const packages = await makeKeyPackages(device, now, 3);
      inTransaction(store, () => {
        putAccount(store, account);
        putDevice(store, device);
        packages.store(store, { published: true });
        addContact(store, {
          account: other.id,
          accountKey: other.key.publicKey,
          nickname: other.nickname,
          label: null,
          practiceName: 'Nile Practice',
          deviceList: other.deviceList,
          createdAt: now,
        });
        addConversation(store, {
          id: conversation,
          contact: other.id,
          generation: 1,
          state: seats.length === 0 ? 'opening' : 'awaiting',
          readUpTo: 0,
          createdAt: now,
          activityAt: now,
        });
      });
      const all = [...packages.oneTime, ...(packages.lastResort === null ? [] : [packages.lastResort])];
      relay.addDevice(
        { account: account.id, device: device.id },
        all.map((one) => toBase64Url(one.publicBytes)),
      );
      seats.push({ store, account, device, desk: sit(store, account, device) });
    }
  }
  return seats;
}

/** Runs `steps` steps, then lets everything arrive. */
export async function interleave(seed: number, steps: number): Promise<Outcome> {
  const random = seededRandom(seed);
  const dice = (sides: number) => Math.floor(random() * sides);
  const conversation = newId();
  const relay = new ModelRelay();
  const seats = await seatAll(conversation, relay);
  const written: string[] = [];
  let isCalm = false;
  let faults = 0;
  const fault = (): Fault => {
    const kind = isCalm ? 'none' : (['none', 'none', 'none', 'none', 'request', 'answer'] as const)[dice(6)];
    if (kind === 'request' || kind === 'answer') faults += 1;
    return kind ?? 'none';
  };
  const startAgain = (seat: Seat) => {
    seat.desk = sit(seat.store, seat.account, seat.device);
  };
  const collect = (seat: Seat, count: number) => {
    const items = relay.mailboxes.get(seat.device.id)?.splice(0, count) ?? [];
    // A service that did not hear the acknowledgement delivers again.
    if (items.length > 0 && !isCalm && dice(5) === 0) addToInbox(seat.store, items, Date.now());
    addToInbox(seat.store, items, Date.now());
  };
  const work = async (seat: Seat) => {
    const authorised = relay.as({ account: seat.account.id, device: seat.device.id }, fault);
    try {
      await drain(seat.desk, authorised);
    } catch (thrown) {
      // The connection is gone. Now and then the process with it: nothing but the store is left.
      if (!(thrown instanceof AppError) || thrown.code !== 'network.offline') throw thrown;
      if (dice(2) === 0) startAgain(seat);
    }
  };
  const isOpen = (seat: Seat) => getConversation(seat.store, conversation).state === 'open';
  const renew = async ({ desk, store }: Seat) => {
    const { generation } = getConversation(store, conversation);
    if (desk.groups.findPending(conversation, generation) !== undefined) return;
    const draft = await updateKeys(desk.groups.load(conversation, generation));
    desk.groups.savePending(conversation, generation, draft, []);
  };

  for (let step = 0; step < steps; step++) {
    const seat = seats[dice(seats.length)];
    if (seat === undefined) continue;
    const what = dice(10);
    if (what < 3 && (isOpen(seat) || seat !== seats[0])) {
      const text = `${seats.indexOf(seat)}: line ${written.length}`;
      writeMessage(seat.desk, { conversation, message: newId(), text });
      written.push(text);
    } else if (what < 6) collect(seat, 1 + dice(4));
    else if (what === 6 && isOpen(seat)) await renew(seat);
    else if (what === 7) startAgain(seat);
    else await work(seat);
  }
  isCalm = true;
  for (let round = 0; round < 12; round++) {
    for (const seat of seats) {
      collect(seat, Number.POSITIVE_INFINITY);
      await work(seat);
    }
  }
  const histories = seats.map(({ store }) =>
    getRows<{ text: string }>(
      store,
      'SELECT body_text AS text FROM message WHERE conversation = $conversation AND notice IS NULL ORDER BY sort_key, id',
      { conversation },
    ).map((row) => row.text),
  );
  const epochs = getRows<{ epoch: number }>((seats[0] as Seat).store, 'SELECT epoch FROM mls_group');
  for (const { store } of seats) store.close();
  return { written, histories, epochs: Math.max(...epochs.map((row) => row.epoch)), faults };
}
