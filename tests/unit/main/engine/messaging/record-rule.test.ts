/** Whether chat belongs to the practice's record: who is believed, which of two sayings stands, and who is told. */
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRecord, RecordRule } from '../../../../../contract/domain/record-rule.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  addKnownConversation,
  describeConversation,
} from '../../../../../main/engine/linking/known-people.ts';
import { takeRecord } from '../../../../../main/engine/messaging/bodies/record.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import {
  setOwnRule,
  takeOwnRule,
  tellRule,
  tellRuleAgain,
  tellRuleWhereDue,
  viewOwnRule,
} from '../../../../../main/engine/messaging/record-rule.ts';
import { getConversationView } from '../../../../../main/engine/messaging/views.ts';
import { makeProfile, type NewProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import { putAccount, putPracticeName } from '../../../../../main/engine/store/repositories/account.ts';
import { addContact } from '../../../../../main/engine/store/repositories/contacts.ts';
import {
  addConversation,
  type ConversationState,
  getConversation,
} from '../../../../../main/engine/store/repositories/conversations.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { findNextOut } from '../../../../../main/engine/store/repositories/outbox.ts';
import { getOwnRule } from '../../../../../main/engine/store/repositories/record-rules.ts';

const start = Date.UTC(2026, 10, 22, 9);
let rana: NewProfile;
let sara: NewProfile;
let now: number;

function deskOf(me: NewProfile, others: readonly NewProfile[]): Desk {
  const store = openMemoryStore();
  putAccount(store, { ...me.account, registration: null });
  putPracticeName(store, 'Nile Practice');
  for (const { account } of others)
    addContact(store, {
      account: account.id,
      accountKey: account.key.publicKey,
      nickname: account.nickname,
      label: null,
      practiceName: 'Nile Practice',
      deviceList: account.deviceList,
      createdAt: start,
    });
  return {
    store,
    account: { ...me.account, registration: null },
    device: me.device,
    clock: { now: () => now },
    troubles: new Map(),
    emit: () => undefined,
    emitCall: () => {},
    wake: () => undefined,
  } as unknown as Desk;
}

const at = { generation: 1, readUpTo: 0, createdAt: start, activityAt: start };

function pairWith(desk: Desk, contact: NewProfile, state: ConversationState = 'open'): string {
  const id = newId();
  addConversation(desk.store, { ...at, id, contact: contact.account.id, state });
  return id;
}

/** Said by somebody's device, its own unless another is named. */
function say(desk: Desk, conversation: string, rule: RecordRule, by = rana, device = by.device): void {
  const author = {
    accountId: by.account.id,
    deviceId: device.id,
    signatureKey: device.mls.publicKey,
    leaf: 0,
  };
  const body = { v: 1, type: 'record', message: newId(), counter: 1, seen: [], at: start, rule } as const;
  takeRecord(desk, { item: { conversation }, author, mine: false, body, missing: 0 } as never);
}

const told = (store: Store, conversation: string) => findNextOut(store, conversation)?.payload;
const notices = (store: Store, conversation: string) =>
  listMessages(store, conversation, null, 50).map(({ notice }) => notice);

beforeAll(loadSodium);
beforeEach(() => {
  now = start;
  rana = makeProfile('therapist', 'Rana', start);
  sara = makeProfile('client', 'Sara', start);
});

describe('a client', () => {
  it('knows nothing until it is said, then keeps it, and is shown a line for each change', () => {
    const desk = deskOf(sara, [rana]);
    const talk = pairWith(desk, rana);
    const shown = () => getConversationView(desk, talk).record;
    expect(shown()).toBeNull();
    say(desk, talk, { chat: 'part', since: 5 });
    say(desk, talk, { chat: 'part', since: 6 });
    expect(shown()).toBe('part');
    say(desk, talk, { chat: 'apart', since: 9 });
    expect(shown()).toBe('apart');
    expect(notices(desk.store, talk)).toEqual([
      { code: 'record.part', names: ['Nile Practice'] },
      { code: 'record.apart', names: ['Nile Practice'] },
    ]);
  });

  it('believes the practice alone, on a computer that is on its list', () => {
    const desk = deskOf(sara, [rana]);
    const talk = pairWith(desk, rana);
    const stranger = makeProfile('therapist', 'Rana', start);
    say(desk, talk, { chat: 'apart', since: 5 }, sara);
    say(desk, talk, { chat: 'apart', since: 5 }, rana, stranger.device);
    say(desk, talk, { chat: 'apart', since: 5 }, stranger);
    expect(getConversationView(desk, talk).record).toBeNull();
    expect(notices(desk.store, talk)).toEqual([]);
    expect(() => setOwnRule(desk, 'apart')).toThrow('request.invalid');
    expect(() => viewOwnRule(desk)).toThrow('request.invalid');
    takeOwnRule(desk, { chat: 'apart', since: 5 });
    expect(getOwnRule(desk.store).since).toBe(0);
  });

  it('ends with the latest saying, of two of one moment the one that keeps, in whichever order they come and however often', () => {
    const rule = fc.record({ chat: fc.constantFrom<ChatRecord>('part', 'apart'), since: fc.nat(4) });
    const rules = fc.array(rule, { minLength: 1, maxLength: 6 });
    const inOrders = rules.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(inOrders, ([all, order]) => {
        const desk = deskOf(sara, [rana]);
        const talk = pairWith(desk, rana);
        for (const one of order) say(desk, talk, one);
        const newest = Math.max(...all.map(({ since }) => since));
        const isKept = all.some(({ chat, since }) => since === newest && chat === 'part');
        expect(getConversationView(desk, talk).record).toBe(isKept ? 'part' : 'apart');
        desk.store.close();
      }),
      { numRuns: 25 },
    );
  });

  it('takes it along to another computer', () => {
    const [desk, home] = [deskOf(sara, [rana]), deskOf(sara, [rana])];
    const talk = pairWith(desk, rana);
    say(desk, talk, { chat: 'part', since: 5 });
    const [known] = describeConversation(desk.store, getConversation(desk.store, talk));
    if (known === undefined) throw new Error('not described');
    addKnownConversation(home.store, known);
    expect(getConversationView(home, talk).record).toBe('part');
  });
});

describe('a therapist', () => {
  it('counts chat as part of the record until they say otherwise; then tells it once wherever people write', () => {
    const desk = deskOf(rana, [sara, makeProfile('client', 'Omar', start)]);
    const talk = pairWith(desk, sara);
    expect(viewOwnRule(desk).chat).toBe('part');
    expect(getConversationView(desk, talk).record).toBe('part');
    expect(told(desk.store, talk)).toBeUndefined();
    // A clock that went back: still later than what was said before.
    const first = setOwnRule(desk, 'apart');
    now -= 10_000;
    const second = setOwnRule(desk, 'apart');
    expect(second.since).toBeGreaterThan(first.since);
    expect(told(desk.store, talk)).toEqual({ rule: second });
    expect(notices(desk.store, talk)).toEqual([{ code: 'record.apart', names: [null] }]);
    expect(tellRule(desk, null)).toEqual([]);
  });

  it('tells who answered an older offer once they are let in, and a device that comes in later', () => {
    const desk = deskOf(rana, [sara]);
    const talk = pairWith(desk, sara, 'toConfirm');
    const rule = setOwnRule(desk, 'apart');
    expect(told(desk.store, talk)).toBeUndefined();
    desk.store.exec(`UPDATE conversation SET state = 'opening'`);
    tellRule(desk, talk);
    expect(told(desk.store, talk)).toEqual({ rule });
    desk.store.exec('DELETE FROM outbox');
    tellRuleAgain(desk, talk);
    expect(told(desk.store, talk)).toEqual({ rule });
  });

  it('goes by the later choice of two computers, and tells it should the one that chose be gone', () => {
    const desk = deskOf(rana, [sara]);
    const talk = pairWith(desk, sara);
    takeOwnRule(desk, { chat: 'apart', since: 9 });
    takeOwnRule(desk, { chat: 'part', since: 8 });
    expect(getOwnRule(desk.store)).toEqual({ chat: 'apart', since: 9 });
    takeOwnRule(desk, { chat: 'part', since: 9 });
    takeOwnRule(desk, { chat: 'apart', since: 9 });
    expect(getOwnRule(desk.store)).toEqual({ chat: 'part', since: 9 });
    expect(told(desk.store, talk)).toBeUndefined();
    tellRuleWhereDue(desk);
    expect(told(desk.store, talk)).toEqual({ rule: { chat: 'part', since: 9 } });
    desk.store.exec('DELETE FROM outbox');
    tellRuleWhereDue(desk);
    expect(told(desk.store, talk)).toBeUndefined();
  });
});
