/** What is handed over, and which conversation the computers of a person have among themselves. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import {
  generateSignatureKeyPair,
  loadSodium,
  randomBytes,
} from '../../../../../main/engine/crypto/primitives.ts';
import { verifyListContinues } from '../../../../../main/engine/keys/identity.ts';
import { handoverSchema, makeHandover } from '../../../../../main/engine/linking/handing-over.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  putAccount,
  putDevice,
  putPracticeName,
} from '../../../../../main/engine/store/repositories/account.ts';
import {
  findOwnConversation,
  setConversationState,
} from '../../../../../main/engine/store/repositories/conversations.ts';

const start = Date.UTC(2026, 10, 22, 9);
let store: Store;
let desk: Desk;
let hasGroup: boolean;

beforeAll(loadSodium);
beforeEach(() => {
  store = openMemoryStore();
  hasGroup = false;
  const { account, device } = makeProfile('therapist', 'Rana', start);
  putAccount(store, { ...account, registration: null });
  putDevice(store, device);
  putPracticeName(store, 'Nile Practice');
  desk = {
    store,
    account: { ...account, registration: null },
    device,
    clock: { now: () => start },
    groups: { exists: () => hasGroup },
  } as unknown as Desk;
});

const newcomer = () => ({
  v: 1 as const,
  device: newId(),
  mlsKey: toBase64Url(generateSignatureKeyPair().publicKey),
  loginKey: toBase64Url(generateSignatureKeyPair().publicKey),
  ephemeral: toBase64Url(randomBytes(32)),
  nonce: toBase64Url(randomBytes(32)),
  name: 'At home',
});
const handOver = (answer = newcomer()) =>
  handoverSchema.parse(JSON.parse(new TextDecoder().decode(makeHandover(desk, answer))));

it('is the next list with the new computer behind the present ones, and leaves our own list as it was', () => {
  const answer = newcomer();
  const json = makeHandover(desk, answer);
  expect(Math.log2(json.length) % 1).toBe(0);
  const { deviceList, account, names } = handoverSchema.parse(JSON.parse(new TextDecoder().decode(json)));
  verifyListContinues(desk.account.deviceList, deviceList);
  expect(deviceList.devices.map((one) => one.device)).toEqual([desk.device.id, answer.device]);
  expect(deviceList.devices[1]).toMatchObject({ mlsKey: answer.mlsKey, loginKey: answer.loginKey });
  expect(account).toMatchObject({ id: desk.account.id, nickname: 'Rana' });
  expect(names).toContainEqual({ device: answer.device, name: 'At home', addedAt: start });
  expect(desk.account.deviceList.version).toBe(1);
});

it('names one conversation however often it is tried, and another once nobody could let this computer into it', () => {
  const first = handOver().ownConversation;
  expect(handOver().ownConversation).toBe(first);
  setConversationState(store, first, 'open');
  hasGroup = true;
  expect(handOver().ownConversation).toBe(first);
  // The account stands on one computer alone, whose groups are gone: after words, a backup, a lost computer.
  setConversationState(store, first, 'awaiting');
  hasGroup = false;
  const second = handOver().ownConversation;
  expect(second).not.toBe(first);
  expect(findOwnConversation(store)).toMatchObject({ id: second, state: 'toConfirm' });
});
