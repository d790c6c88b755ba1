/** What people say of themselves: who is told what, who is believed, and which of two sayings stands. */
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BodyPayload } from '../../../../../contract/domain/body.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { createDevice } from '../../../../../main/engine/keys/identity.ts';
import { takeProfile } from '../../../../../main/engine/messaging/bodies/profile.ts';
import { applyRoster } from '../../../../../main/engine/messaging/groups/applying.ts';
import { noteServiceGeneration } from '../../../../../main/engine/messaging/service-restored.ts';
import { block } from '../../../../../main/engine/people/deciding.ts';
import {
  correctDetails,
  correctEmail,
  viewOwnDetails,
} from '../../../../../main/engine/privacy/details/correcting.ts';
import { removeEmailAgain } from '../../../../../main/engine/privacy/details/email-removal.ts';
import { noteOwn, notePerson } from '../../../../../main/engine/privacy/details/noting.ts';
import { tellProfileAgain } from '../../../../../main/engine/privacy/details/telling.ts';
import { makeProfile, type NewProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { describeIdentity, fillPeople } from '../../../../../main/engine/recovery/identity.ts';
import { openMemoryStore } from '../../../../../main/engine/store/database.ts';
import { getAccount } from '../../../../../main/engine/store/repositories/account.ts';
import { findContact } from '../../../../../main/engine/store/repositories/contacts.ts';
import {
  addConversation,
  getConversation,
} from '../../../../../main/engine/store/repositories/conversations.ts';
import {
  getOwnDetails,
  putContactDetails,
  putOwnDetails,
} from '../../../../../main/engine/store/repositories/details.ts';
import { listMembersOf, putMember } from '../../../../../main/engine/store/repositories/members.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { findNextOut, removeFromOutbox } from '../../../../../main/engine/store/repositories/outbox.ts';
import { listReceipts } from '../../../../../main/engine/store/repositories/privacy-receipts.ts';
import { type MemoryDesk, memoryDesk, openOwn, openPair } from '../../../../support/memory-desk.ts';

const start = Date.UTC(2026, 10, 23, 9);
let now: number;
const clock = { now: () => now };
let [rana, sara, omar]: NewProfile[] = [];

/** Everything that waits in a conversation, and nothing waits any more. */
function sent(desk: MemoryDesk, conversation: string): unknown[] {
  const all: unknown[] = [];
  for (let row = findNextOut(desk.store, conversation); row; row = findNextOut(desk.store, conversation)) {
    all.push(row.payload);
    removeFromOutbox(desk.store, row.seq);
  }
  return all;
}

/** Said by a person's device, its own unless another is named. */
function say(
  desk: MemoryDesk,
  conversation: string,
  by: NewProfile,
  said: BodyPayload<'profile'>,
  device = by.device,
): void {
  const author = {
    accountId: by.account.id,
    deviceId: device.id,
    signatureKey: device.mls.publicKey,
    leaf: 0,
  };
  const body = { v: 1, type: 'profile', message: newId(), counter: 1, seen: [], at: now, ...said } as const;
  takeProfile(desk, { item: { conversation }, author, mine: false, body, missing: 0 } as never);
}

function openGroup(desk: MemoryDesk, founder: NewProfile, members: readonly NewProfile[]): string {
  const id = newId();
  addConversation(desk.store, {
    ...{ id, kind: 'group', founder: founder.account.id, title: 'Couple', state: 'open' },
    ...{ generation: 1, readUpTo: 0, createdAt: start, activityAt: start },
  });
  for (const { account } of members)
    putMember(desk.store, id, { account: account.id, nickname: account.nickname, joinedAt: start });
  return id;
}

const notices = (desk: MemoryDesk, conversation: string) =>
  listMessages(desk.store, conversation, null, 50).map(({ notice }) => notice);

beforeAll(loadSodium);
beforeEach(() => {
  now = start;
  [rana, sara, omar] = [
    makeProfile('therapist', 'Rana', start),
    makeProfile('client', 'sunflower', start),
    makeProfile('client', 'Omar', start),
  ];
});

describe('correcting', () => {
  it('tells the name to everybody, gender and birth date to the therapist alone, and gives a receipt for each', () => {
    const desk = memoryDesk(sara!, [rana!, omar!], clock);
    const talk = openPair(desk, rana!);
    const group = openGroup(desk, rana!, [rana!, sara!, omar!]);
    const own = openOwn(desk);
    const shown = correctDetails(desk, {
      nickname: '  moonlight ',
      gender: 'woman',
      birthDate: '1990-02-28',
    });
    expect(shown).toEqual({ nickname: 'moonlight', gender: 'woman', birthDate: '1990-02-28', email: null });
    const name = { nickname: 'moonlight', since: start };
    const details = { gender: 'woman', birthDate: '1990-02-28', since: start };
    expect(sent(desk, talk)).toEqual([{ name, details }]);
    expect(sent(desk, group)).toEqual([{ name }]);
    const changes = sent(desk, own).map((payload) => (payload as { change: { kind: string } }).change);
    expect(changes).toContainEqual({ kind: 'profile', name, details });
    expect(
      listReceipts(desk.store)
        .map(({ receipt }) => receipt.details['what'])
        .sort(),
    ).toEqual(['birthDate', 'gender', 'nickname']);
    // The open desk, its store and the group of this computer go by it at once.
    expect([desk.account.nickname, getAccount(desk.store).nickname]).toEqual(['moonlight', 'moonlight']);
    expect(listMembersOf(desk.store, group).map(({ nickname }) => nickname)).toContain('moonlight');
    expect(notices(desk, talk)).toEqual([{ code: 'name.changed', names: [null, 'moonlight'] }]);
    // The same once more is no correction.
    correctDetails(desk, { nickname: 'moonlight' });
    expect([sent(desk, talk), listReceipts(desk.store)]).toEqual([
      [],
      expect.objectContaining({ length: 3 }),
    ]);
  });

  it('says what stands now once, where more was corrected before a connection, and takes back what was given', () => {
    const desk = memoryDesk(sara!, [rana!], clock);
    const talk = openPair(desk, rana!);
    correctDetails(desk, { nickname: 'moonlight', gender: 'woman' });
    // A clock that was set back does not make the later word the earlier one.
    now -= 1_000;
    correctDetails(desk, { nickname: 'daylight' });
    correctDetails(desk, { gender: '' });
    expect(sent(desk, talk)).toEqual([
      {
        name: { nickname: 'daylight', since: start + 1 },
        details: { gender: null, birthDate: null, since: start + 1 },
      },
    ]);
    tellProfileAgain(desk, talk);
    expect(sent(desk, talk)).toHaveLength(1);
  });

  it.each([
    [{ nickname: ' ' }, 'nickname.empty'],
    [{ nickname: 'a\u202eb' }, 'nickname.forbiddenCharacter'],
    [{ gender: 'x'.repeat(41) }, 'nickname.tooLong'],
    [{ birthDate: '2026-11-24' }, 'details.birthDate'],
    [{ birthDate: '1890-01-01' }, 'details.birthDate'],
    [{ birthDate: '1990-02-30' }, 'details.birthDate'],
  ])('refuses %j with %s, and nothing changes', (typed, code) => {
    const desk = memoryDesk(sara!, [rana!], clock);
    const talk = openPair(desk, rana!);
    expect(() => correctDetails(desk, typed)).toThrow(expect.objectContaining({ code }));
    expect([viewOwnDetails(desk).nickname, sent(desk, talk), listReceipts(desk.store)]).toEqual([
      'sunflower',
      [],
      [],
    ]);
  });

  it('asks a therapist for no gender and no birth date', () => {
    const desk = memoryDesk(rana!, [sara!], clock);
    expect(() => correctDetails(desk, { gender: 'x' })).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );
  });

  it('keeps an e-mail address once the service has it, and not before', async () => {
    const desk = memoryDesk(sara!, [rana!], clock);
    const asked: unknown[] = [];
    const refuse = () => Promise.reject(new Error('no way'));
    await expect(correctEmail(desk, refuse as never, 'sara@example.org')).rejects.toThrow('no way');
    expect(viewOwnDetails(desk).email).toBeNull();
    for (const bad of ['sara', 'sara@host', 'a b@c.de', 'a@b..de', `${'x'.repeat(65)}@c.de`, 'a@b.de\u0000'])
      await expect(correctEmail(desk, refuse as never, bad)).rejects.toMatchObject({ code: 'details.email' });
    const take = (name: string, request: unknown) => Promise.resolve(void asked.push([name, request]));
    expect((await correctEmail(desk, take as never, ' sara@example.org ')).email).toBe('sara@example.org');
    expect((await correctEmail(desk, take as never, '')).email).toBeNull();
    expect(asked).toEqual([
      ['account.setEmail', { address: 'sara@example.org' }],
      ['account.setEmail', { address: null }],
    ]);
    expect(JSON.stringify(listReceipts(desk.store))).not.toContain('sara@');
  });
});

describe('what stays unsaid', () => {
  it('is the name of now, to somebody blocked, until they are no more', () => {
    const desk = memoryDesk(sara!, [rana!], clock);
    const talk = openPair(desk, rana!);
    block(desk, rana!.account.id, true);
    correctDetails(desk, { nickname: 'moonlight', gender: 'woman' });
    expect(sent(desk, talk)).toEqual([]);
    block(desk, rana!.account.id, false);
    expect(sent(desk, talk)).toMatchObject([
      { name: { nickname: 'moonlight' }, details: { gender: 'woman' } },
    ]);
  });

  it('is an address that was taken away: a service that was put back is told again, and nothing else', async () => {
    const desk = memoryDesk(sara!, [rana!], clock);
    const asked: unknown[] = [];
    const take = ((_name: string, request: unknown) => Promise.resolve(void asked.push(request))) as never;
    const restored = (generation: string) => {
      noteServiceGeneration(desk, generation);
      return removeEmailAgain(desk).whileConnected(take);
    };
    await restored('first');
    await restored('second');
    await correctEmail(desk, take, 'sara@example.org');
    await restored('third');
    expect(asked).toEqual([{ address: 'sara@example.org' }]);
    await correctEmail(desk, take, '');
    noteServiceGeneration(desk, 'fourth');
    const away = () => Promise.reject(new AppError('network.offline'));
    await removeEmailAgain(desk).whileConnected(away as never);
    await restored('fourth');
    await restored('fourth');
    expect(asked).toEqual([{ address: 'sara@example.org' }, { address: null }, { address: null }]);
  });
});

describe('another person', () => {
  it('is called by their newest word in every conversation, with a line in each, and an older word never wins', () => {
    const desk = memoryDesk(rana!, [sara!, omar!], clock);
    const talk = openPair(desk, sara!);
    const group = openGroup(desk, rana!, [rana!, sara!, omar!]);
    say(desk, group, sara!, { name: { nickname: 'moonlight', since: 9 } });
    say(desk, talk, sara!, { name: { nickname: 'moonlight', since: 9 } });
    say(desk, talk, sara!, { name: { nickname: 'older', since: 8 } });
    expect(findContact(desk.store, sara!.account.id)?.nickname).toBe('moonlight');
    expect(listMembersOf(desk.store, group).map(({ nickname }) => nickname)).toContain('moonlight');
    const line = { code: 'name.changed', names: ['sunflower', 'moonlight'] };
    expect([notices(desk, talk), notices(desk, group)]).toEqual([[line], [line]]);
  });

  it('is believed about themselves alone, on a computer that is on their list, and about more by their therapist alone', () => {
    const desk = memoryDesk(omar!, [rana!, sara!], clock);
    const group = openGroup(desk, rana!, [rana!, sara!, omar!]);
    const gone = createDevice(sara!.account.id, sara!.account.key, start);
    say(desk, group, sara!, { name: { nickname: 'not hers', since: 9 } }, gone);
    say(desk, group, sara!, { details: { gender: 'woman', birthDate: null, since: 9 } });
    expect(findContact(desk.store, sara!.account.id)).toMatchObject({ nickname: 'sunflower', said: null });
    expect(findContact(desk.store, rana!.account.id)?.nickname).toBe('Rana');
    const practice = memoryDesk(rana!, [sara!], clock);
    const talk = openPair(practice, sara!);
    say(practice, talk, sara!, { details: { gender: 'woman', birthDate: null, since: 9 } });
    expect(findContact(practice.store, sara!.account.id)?.said?.details.gender).toBe('woman');
    say(practice, talk, sara!, { details: { gender: null, birthDate: null, since: 10 } });
    expect(findContact(practice.store, sara!.account.id)?.said?.details.gender).toBeNull();
  });

  it('gets no more than three lines a day for changing their name a minute', () => {
    const desk = memoryDesk(rana!, [sara!], clock);
    const talk = openPair(desk, sara!);
    for (let at = 1; at <= 6; at += 1)
      say(desk, talk, sara!, { name: { nickname: `name ${at}`, since: at } });
    expect([notices(desk, talk).length, findContact(desk.store, sara!.account.id)?.nickname]).toEqual([
      3,
      'name 6',
    ]);
  });

  it('keeps their own word where a roster still says the name of before', () => {
    const desk = memoryDesk(omar!, [rana!, sara!], clock);
    const group = openGroup(desk, rana!, [rana!, sara!, omar!]);
    say(desk, group, sara!, { name: { nickname: 'moonlight', since: 9 } });
    const members = [rana!, sara!, omar!].map(({ account }) => ({
      nickname: account.nickname,
      deviceList: account.deviceList,
    }));
    applyRoster(desk, getConversation(desk.store, group), { version: 5_000, title: 'Couple', members }, true);
    expect(listMembersOf(desk.store, group).map(({ nickname }) => nickname)).toContain('moonlight');
  });

  it('ends up the same whatever order words come in, on every computer', () => {
    const word = fc.record({
      nickname: fc.constantFrom('sunflower', 'moonlight', 'daylight', 'Sara'),
      since: fc.integer({ min: 1, max: 4 }),
    });
    const [desk, mine] = [memoryDesk(rana!, [sara!], clock), memoryDesk(sara!, [rana!], clock)];
    const unsaid = { gender: null, birthDate: null, since: 0 };
    const endOf = (order: readonly { nickname: string; since: number }[]) => {
      putContactDetails(desk.store, sara!.account.id, { nickname: 'sunflower', namedAt: 0, details: unsaid });
      putOwnDetails(mine.store, { namedAt: 0, details: unsaid, email: { address: null, since: 0 } });
      Object.assign(mine.account, { nickname: 'sunflower' });
      for (const name of order) {
        notePerson(desk, sara!.account.id, { name });
        noteOwn(mine, { name });
      }
      return [findContact(desk.store, sara!.account.id)?.nickname, mine.account.nickname];
    };
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const [there, here] = endOf(words);
        expect(here).toBe(there);
        expect(endOf(words.toReversed())).toEqual([there, here]);
      }),
    );
  });
});

it('comes along to a new computer, with what others said', () => {
  const desk = memoryDesk(sara!, [rana!], clock);
  openPair(desk, rana!);
  correctDetails(desk, { nickname: 'moonlight', gender: 'woman' });
  notePerson(desk, rana!.account.id, { name: { nickname: 'Dr Rana', since: 7 } });
  const fresh = openMemoryStore();
  const { account, ...people } = describeIdentity(desk.store);
  fillPeople(fresh, people);
  expect(account.nickname).toBe('moonlight');
  expect(getOwnDetails(fresh)).toEqual(getOwnDetails(desk.store));
  expect(findContact(fresh, rana!.account.id)).toMatchObject({ nickname: 'Dr Rana', said: { namedAt: 7 } });
});
