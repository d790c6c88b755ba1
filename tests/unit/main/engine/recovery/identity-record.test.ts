import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../../contract/domain/limits.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openIdentity, sealIdentity } from '../../../../../main/engine/recovery/identity-record.ts';
import { makeKit } from '../../../../../main/engine/recovery/kit.ts';
import { makeRecoveryKey } from '../../../../../main/engine/recovery/recovery-key.ts';
import { deriveRecoveryKeys, type RecoveryKeys } from '../../../../../main/engine/recovery/recovery-keys.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import { putAccount, putPracticeName } from '../../../../../main/engine/store/repositories/account.ts';
import { addContact } from '../../../../../main/engine/store/repositories/contacts.ts';
import { addConversation } from '../../../../../main/engine/store/repositories/conversations.ts';
import type { Kit } from '../../../../../main/engine/store/repositories/recovery.ts';

const now = 1_700_000_000_000;
const idOf = (number: number) => `${String(number).padStart(21, '0')}A`;
let store: Store;
let recoveryKey: Uint8Array;
let keys: RecoveryKeys;
let kit: Kit;

function addPerson(number: number, nickname: string): void {
  const { account } = makeProfile('client', nickname, now);
  addContact(store, {
    account: account.id,
    accountKey: account.key.publicKey,
    nickname,
    label: 'بعد الظهر',
    practiceName: 'Nile',
    deviceList: account.deviceList,
    createdAt: now,
  });
  addConversation(store, {
    id: idOf(number),
    contact: account.id,
    generation: 1,
    state: 'open',
    readUpTo: 0,
    createdAt: now,
    activityAt: now + number,
  });
}

beforeAll(loadSodium);
beforeEach(() => {
  store = openMemoryStore();
  putAccount(store, { ...makeProfile('therapist', 'Rana', now).account, registration: null });
  putPracticeName(store, 'Nile');
  recoveryKey = makeRecoveryKey();
  keys = deriveRecoveryKeys(recoveryKey);
  kit = makeKit(store, recoveryKey, now);
});

describe('the sealed identity', () => {
  it('says who one is and whom one writes with, to its words alone', () => {
    addPerson(1, 'Sara');
    const sealed = sealIdentity(store, kit);
    const record = openIdentity(sealed, keys);
    expect(record).toMatchObject({ practiceName: 'Nile', account: { nickname: 'Rana', role: 'therapist' } });
    expect(record.contacts).toMatchObject([{ nickname: 'Sara', label: 'بعد الظهر' }]);
    expect(record.conversations).toMatchObject([{ id: idOf(1), state: 'open' }]);
    expect(() => openIdentity(sealed, deriveRecoveryKeys(makeRecoveryKey()))).toThrow('recovery.unknown');
    const broken = sealed.slice();
    broken[99] = (broken[99] ?? 0) ^ 1;
    expect(() => openIdentity(broken, keys)).toThrow('recovery.unknown');
  });

  it('has one of few sizes, whatever is in it', () => {
    const sizes = new Set<number>();
    for (let number = 1; number <= 12; number++) {
      addPerson(number, 'Sara');
      sizes.add(sealIdentity(store, kit).length - 72);
    }
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(limits.recoveryRecordLeastBytes);
    expect([...sizes].filter((size) => !Number.isInteger(Math.log2(size)))).toEqual([]);
    expect(sizes.size).toBeLessThanOrEqual(3);
  });

  it('is believed only for the account that the words vouched for', () => {
    // Who knows the public key can seal; the kit's word for another account they cannot make.
    putAccount(store, { ...makeProfile('therapist', 'Somebody else', now).account, registration: null });
    expect(() => openIdentity(sealIdentity(store, kit), keys)).toThrow('recovery.unknown');
  });

  it('never grows past what the service takes: those of longest ago are left out', () => {
    const people = 60;
    for (let number = 1; number <= people; number++) addPerson(number, 'س'.repeat(700));
    for (let number = people + 1; number <= 1_600; number++)
      addConversation(store, {
        id: idOf(number),
        contact: contactOf(number % people),
        generation: 1,
        state: 'open',
        readUpTo: 0,
        createdAt: now,
        activityAt: now + number,
      });
    store.exec(`UPDATE contact SET practice_name = '${'ن'.repeat(700)}', label = '${'ل'.repeat(700)}'`);
    expect(sealIdentity(store, kit).length).toBeLessThanOrEqual(limits.recoveryRecordBytes);
    expect(openIdentity(sealIdentity(store, kit), keys).conversations[0]?.id).toBe(idOf(1_600));
  });
});

function contactOf(place: number): string {
  return store
    .prepare('SELECT account FROM contact ORDER BY account LIMIT 1 OFFSET ?')
    .pluck()
    .get(place) as string;
}
