/** What a computer believes of another of the same person: only a listed one, only in their own conversation, only about the key that was compared. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncChange, Told } from '../../../../../../contract/domain/sync-change.ts';
import { toBase64Url } from '../../../../../../contract/encoding/base64url.ts';
import { newId } from '../../../../../../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../../../../../../main/engine/crypto/primitives.ts';
import { createDevice, signDeviceList } from '../../../../../../main/engine/keys/identity.ts';
import { describeContact } from '../../../../../../main/engine/linking/known-people.ts';
import { takeSync } from '../../../../../../main/engine/messaging/bodies/sync.ts';
import type { Desk } from '../../../../../../main/engine/messaging/desk.ts';
import { getTelling } from '../../../../../../main/engine/messaging/telling-settings.ts';
import { makeProfile, type NewProfile } from '../../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore, type Store } from '../../../../../../main/engine/store/database.ts';
import { putAccount, putDevice } from '../../../../../../main/engine/store/repositories/account.ts';
import {
  addContact,
  changeContactKey,
  findContact,
  getContact,
} from '../../../../../../main/engine/store/repositories/contacts.ts';
import {
  addConversation,
  findConversation,
} from '../../../../../../main/engine/store/repositories/conversations.ts';

const start = Date.UTC(2026, 10, 22, 9);
const own = newId();
const talk = newId();
let store: Store;
let me: NewProfile;
let sara: NewProfile;
let other: string;
let desk: Desk;

const addSara = (into: Store) =>
  addContact(into, {
    account: sara.account.id,
    accountKey: sara.account.key.publicKey,
    nickname: 'Sara',
    label: null,
    practiceName: 'Nile Practice',
    deviceList: sara.account.deviceList,
    createdAt: start,
  });
const at = { generation: 1, readUpTo: 0, createdAt: start, activityAt: start };

beforeAll(loadSodium);
beforeEach(() => {
  store = openMemoryStore();
  me = makeProfile('therapist', 'Rana', start);
  sara = makeProfile('client', 'Sara', start);
  const { account, device } = me;
  const second = createDevice(account.id, account.key, start);
  other = second.id;
  const deviceList = signDeviceList(
    account.key,
    account.id,
    [device.entry, second.entry],
    account.deviceList,
  );
  putAccount(store, { ...account, deviceList, registration: null });
  putDevice(store, device);
  addSara(store);
  addConversation(store, { ...at, id: talk, contact: sara.account.id, state: 'open' });
  addConversation(store, { ...at, id: own, kind: 'own', state: 'open' });
  desk = {
    store,
    account: { ...account, deviceList, registration: null },
    device,
    clock: { now: () => start },
    emit: () => undefined,
  } as unknown as Desk;
});

/** Told by a device, in a conversation; `mine`: its leaf is of this account. */
function told(change: SyncChange, { by = other, where = own, mine = true } = {}) {
  const author = { deviceId: by, accountId: mine ? me.account.id : sara.account.id, leaf: 1 };
  const body = { v: 1, type: 'sync', message: newId(), counter: 1, seen: [], at: start, change } as const;
  takeSync(desk, { item: { conversation: where }, author, mine, body, missing: 0 } as never);
}
const label = (): string | null => getContact(store, sara.account.id).label;

describe('a change', () => {
  const labelled: SyncChange = { kind: 'label', account: '', label: 'Wednesdays' };
  const change = (): SyncChange => ({ ...labelled, account: sara.account.id });

  it('is believed from a computer that is on the list of now, in their own conversation, and nowhere else', () => {
    told(change(), { by: newId() });
    told(change(), { where: talk });
    told(change(), { mine: false });
    told(change(), { where: talk, mine: false });
    expect(label()).toBeNull();
    told(change());
    expect(label()).toBe('Wednesdays');
  });

  it('about what is not here is passed over', () => {
    told({ kind: 'read', conversation: newId(), upTo: 7 });
    told({ kind: 'deleted', conversation: newId(), messages: [newId()] });
    told({ kind: 'person', account: newId(), blockedAt: start });
    told({ kind: 'marks', messages: [newId()], starredAt: start });
    told({ kind: 'answered', conversation: newId(), confirmed: true });
    expect(findConversation(store, talk)).toMatchObject({ readUpTo: 0, state: 'open' });
  });

  it('never goes back over what was read here', () => {
    told({ kind: 'read', conversation: talk, upTo: 9 });
    told({ kind: 'read', conversation: talk, upTo: 4 });
    expect(findConversation(store, talk)?.readUpTo).toBe(9);
  });
});

describe('"verified"', () => {
  it('holds for the key that was compared, and for no other that is pinned here', () => {
    const { id: account } = sara.account;
    const verified = (key: Uint8Array): SyncChange => ({
      kind: 'person',
      account,
      verifiedAt: start,
      accountKey: toBase64Url(key),
    });
    told(verified(randomBytes(32)));
    told({ kind: 'person', account, verifiedAt: start });
    expect(findContact(store, account)?.verifiedAt).toBeNull();
    told(verified(sara.account.key.publicKey));
    expect(findContact(store, account)?.verifiedAt).toBe(start);
    told({ kind: 'person', account, verifiedAt: null });
    expect(findContact(store, account)?.verifiedAt).toBeNull();
  });
});

it('a yes to a changed key holds for that key, not for the next one', () => {
  const { id: account } = sara.account;
  const next = makeProfile('client', 'Sara', start).account;
  const list = signDeviceList(next.key, account, [createDevice(account, next.key, start).entry], null);
  changeContactKey(store, getContact(store, account), next.key.publicKey, list, start);
  const yes = (key: Uint8Array): SyncChange => ({
    kind: 'person',
    account,
    keyAccepted: true,
    accountKey: toBase64Url(key),
  });
  told(yes(sara.account.key.publicKey));
  told({ kind: 'person', account, keyAccepted: true });
  expect(findContact(store, account)?.keyChangedAt).toBe(start);
  told(yes(next.key.publicKey));
  expect(findContact(store, account)).toMatchObject({ keyChangedAt: null, verifiedAt: null });
});

it('of two choices about reading and typing the later one stands, and of two of one moment the one that tells less', () => {
  const choice = (isOn: boolean, since: number) => ({ isOn, since });
  const say = (read: Told, typing: Told) => told({ kind: 'telling', read, typing });
  say(choice(true, 5), choice(true, 5));
  say(choice(false, 4), choice(false, 5));
  expect(getTelling(store)).toEqual({ read: true, typing: false });
  say(choice(true, 5), choice(true, 5));
  expect(getTelling(store)).toEqual({ read: true, typing: false });
  say(choice(false, 6), choice(true, 6));
  expect(getTelling(store)).toEqual({ read: false, typing: true });
});

describe('people', () => {
  const mona = () => makeProfile('client', 'Mona', start);
  const known = ({ account }: NewProfile) => ({
    account: account.id,
    accountKey: toBase64Url(account.key.publicKey),
    nickname: 'Mona',
    label: null,
    practiceName: 'Nile Practice',
    deviceList: account.deviceList,
    createdAt: start,
    introducedBy: null,
    blockedAt: null,
    verifiedAt: null,
  });
  const pairOf = ({ account }: NewProfile, id: string) =>
    ({
      id,
      kind: 'pair',
      contact: account.id,
      generation: 1,
      state: 'open',
      createdAt: start,
      activityAt: start,
    }) as const;

  it('come with their conversation, which waits to be let in here', () => {
    const [person, id] = [mona(), newId()];
    told({ kind: 'people', contacts: [known(person)], conversations: [pairOf(person, id)] });
    expect(findConversation(store, id)).toMatchObject({ state: 'awaiting', contact: person.account.id });
  });

  it('keep the key that is pinned here, whatever another computer says', () => {
    const { id: account } = sara.account;
    const forged = { ...known(mona()), account };
    expect(() => told({ kind: 'people', contacts: [forged], conversations: [] })).toThrow(
      'deviceList.invalid',
    );
    const taken = makeProfile('client', 'Sara', start);
    const list = signDeviceList(taken.account.key, account, [], null);
    const other = { ...known(taken), account, deviceList: list };
    told({ kind: 'people', contacts: [other], conversations: [] });
    expect(getContact(store, account).accountKey).toEqual(sara.account.key.publicKey);
  });

  it('bring along that sending has stopped for a changed key', () => {
    const stopped = {
      ...known(mona()),
      keyChangedAt: start,
      previousKey: toBase64Url(randomBytes(32)),
      previousEntries: [sara.device.entry],
    };
    told({ kind: 'people', contacts: [stopped], conversations: [] });
    expect(describeContact(getContact(store, stopped.account))).toEqual(stopped);
  });
});
