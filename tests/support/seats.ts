/** Devices of two people in one process, each with a store of its own over a service in memory; they come and go by signed lists. */
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import type { Clock } from '../../main/engine/clock.ts';
import { createDevice, signDeviceList } from '../../main/engine/keys/identity.ts';
import { noteOwnList } from '../../main/engine/linking/own-list.ts';
import type { Desk } from '../../main/engine/messaging/desk.ts';
import { makeSelf } from '../../main/engine/messaging/group-rules.ts';
import { createGroupStore } from '../../main/engine/messaging/group-store.ts';
import { makeKeyPackages } from '../../main/engine/messaging/key-packages.ts';
import { makeProfile } from '../../main/engine/profile/sign-up.ts';
import { openMemoryStore, type Store } from '../../main/engine/store/database.ts';
import {
  type Account,
  type Device,
  getAccount,
  getDevice,
  putAccount,
  putDevice,
} from '../../main/engine/store/repositories/account.ts';
import { addContact, type Contact, listContacts } from '../../main/engine/store/repositories/contacts.ts';
import { addConversation } from '../../main/engine/store/repositories/conversations.ts';
import { inTransaction } from '../../main/engine/store/statement.ts';
import type { ModelRelay } from './model-relay.ts';

/** One device. */
export interface Seat {
  readonly name: string;
  readonly store: Store;
  readonly clock: Clock;
  desk: Desk;
}

type KnownContact = Parameters<typeof addContact>[1];

interface NewSeat {
  readonly name: string;
  readonly account: Account;
  readonly device: Device;
  readonly contact: KnownContact;
  readonly conversation: string;
  readonly generation: number;
  readonly opens: boolean;
}

/** A start: nothing but the store is left of what was before. */
export function startAgain({ store, clock }: Pick<Seat, 'store' | 'clock'>): Desk {
  const [account, device] = [getAccount(store), getDevice(store)];
  const groups = createGroupStore(store, makeSelf(store, account, device), clock);
  const absent = {} as never;
  return {
    store,
    groups,
    account,
    device,
    network: absent,
    service: absent,
    clock,
    troubles: new Map(),
    emit: () => {},
    emitCall: () => {},
    wake: () => {},
  };
}

async function sit(relay: ModelRelay, clock: Clock, made: NewSeat): Promise<Seat> {
  const { name, account, device, contact, conversation, generation, opens } = made;
  const store = openMemoryStore();
  const now = clock.now();
  const packages = await makeKeyPackages(device, now, 4);
  inTransaction(store, () => {
    putAccount(store, account);
    putDevice(store, device);
    packages.store(store, { published: true });
    addContact(store, contact);
    addConversation(store, {
      id: conversation,
      contact: contact.account,
      generation,
      state: opens ? 'opening' : 'awaiting',
      readUpTo: 0,
      createdAt: now,
      activityAt: now,
    });
  });
  const all = [...packages.oneTime, ...(packages.lastResort === null ? [] : [packages.lastResort])];
  const caller = { account: account.id, device: device.id };
  relay.addDevice(
    caller,
    all.map((one) => toBase64Url(one.publicBytes)),
  );
  return { name, store, clock, desk: startAgain({ store, clock }) };
}

/** Two accounts of two devices each, all on their accounts' lists from the start. The first one opens the conversation. */
export async function seatFour(relay: ModelRelay, clock: Clock, conversation: string): Promise<Seat[]> {
  const now = clock.now();
  const people = (['therapist', 'client'] as const).map((role) => {
    const made = makeProfile(role, role, now);
    const second = createDevice(made.account.id, made.account.key, now);
    const { key, id, deviceList } = made.account;
    const list = signDeviceList(key, id, [made.device.entry, second.entry], deviceList);
    relay.setList(list);
    const account: Account = { ...made.account, deviceList: list, registration: null };
    return { account, devices: [made.device, second] };
  });
  const seats: Seat[] = [];
  for (const { account, devices } of people) {
    const other = people.find((one) => one.account !== account)?.account;
    if (other === undefined) throw new Error('two people');
    const contact: KnownContact = {
      account: other.id,
      accountKey: other.key.publicKey,
      nickname: other.nickname,
      label: null,
      practiceName: 'Nile Practice',
      deviceList: other.deviceList,
      createdAt: now,
    };
    for (const device of devices) {
      const opens = seats.length === 0;
      const name = `${seats.length}`;
      const made = { name, account, device, contact, conversation, generation: 1, opens };
      seats.push(await sit(relay, clock, made));
    }
  }
  return seats;
}

/** Whether this device's list is the account's newest: only then it may sign the next. */
export function knowsNewestList(relay: ModelRelay, { desk }: Seat): boolean {
  return relay.newestList(desk.account.id)?.version === desk.account.deviceList.version;
}

function publish(relay: ModelRelay, { desk }: Seat, devices: Account['deviceList']['devices']): void {
  const { key, id, deviceList } = desk.account;
  const list = signDeviceList(key, id, devices, deviceList);
  relay.publish({ account: id, device: desk.device.id }, list);
  inTransaction(desk.store, () => noteOwnList(desk, list, true));
}

/** One more device of the same person, known to this one. It has no history. */
export async function bringIn(
  relay: ModelRelay,
  by: Seat,
  name: string,
  conversation: string,
): Promise<Seat> {
  const { desk, clock } = by;
  const device = createDevice(desk.account.id, desk.account.key, clock.now());
  publish(relay, by, [...desk.account.deviceList.devices, device.entry]);
  const [known] = listContacts(desk.store);
  if (known === undefined) throw new Error('two people');
  const { account, accountKey, nickname, label, practiceName, deviceList, createdAt }: Contact = known;
  const contact = { account, accountKey, nickname, label, practiceName, deviceList, createdAt };
  const { generation } = relay.head;
  return sit(relay, clock, {
    name,
    account: { ...getAccount(desk.store), registration: null },
    device,
    contact,
    conversation,
    generation: Math.max(1, generation),
    opens: false,
  });
}

/** A device goes off the list, and out of everything. */
export function takeOut(relay: ModelRelay, by: Seat, gone: Seat): void {
  const rest = by.desk.account.deviceList.devices.filter(({ device }) => device !== gone.desk.device.id);
  publish(relay, by, rest);
}
